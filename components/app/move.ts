import type { ViewAction } from '../../commands/command.ts';
import type { Controller } from './controller.ts';
import { changeLogs } from './logs.ts';
import { moveSelection } from './selection.ts';
import type { Ui } from './ui.ts';

const MOVES = ['up', 'down', 'left', 'right', 'page-up', 'page-down', 'first', 'last'] as const;

export type Move = (typeof MOVES)[number];

export function isMove(action: ViewAction): action is Move {
  return MOVES.some((move) => move === action);
}

/** Rows that a page moves where there is no page of lines. */
const PAGE = 10;
const FAR = 1_000_000;
/** Cells that a key scrolls sideways. */
const SIDEWAYS = 8;

/** A key that moves, in the pane that has the keys. Health and watch follow the selection, so moving in them moves it. */
export function move(controller: Controller, to: Move) {
  const { pane } = controller.ui();
  if (pane === 'logs') return moveInLogs(controller, to);
  const rows = rowsOf(to);
  if (rows === 0) return;
  if (pane === 'explain') return controller.change((ui) => scroll(ui, 'explain', rows));
  if (pane === 'activity') return moveInActivity(controller, rows);
  controller.change((ui) => moveSelection(controller.port.world(), ui, rows));
}

function moveInLogs(controller: Controller, to: Move) {
  switch (to) {
    case 'up':
      return changeLogs(controller, { type: 'scroll', lines: -1 });
    case 'down':
      return changeLogs(controller, { type: 'scroll', lines: 1 });
    case 'page-up':
      return changeLogs(controller, { type: 'page', direction: 'up' });
    case 'page-down':
      return changeLogs(controller, { type: 'page', direction: 'down' });
    case 'first':
      return changeLogs(controller, { type: 'home' });
    case 'last':
      return changeLogs(controller, { type: 'end' });
    case 'left':
      return changeLogs(controller, { type: 'sideways', cells: -SIDEWAYS });
    case 'right':
      return changeLogs(controller, { type: 'sideways', cells: SIDEWAYS });
  }
}

function rowsOf(to: Move): number {
  const rows: Readonly<Record<Move, number>> = {
    up: -1,
    down: 1,
    'page-up': -PAGE,
    'page-down': PAGE,
    first: -FAR,
    last: FAR,
    left: 0,
    right: 0,
  };
  return rows[to];
}

/** The pane itself stops at its last line; what is kept here must not run far ahead of it. */
function scroll(ui: Ui, pane: 'explain' | 'activity', rows: number): Ui {
  const wanted = Math.min(Math.max(0, ui.scroll[pane] + rows), 200);
  return { ...ui, scroll: { ...ui.scroll, [pane]: wanted } };
}

/** Newest first, as the pane lists them. */
function moveInActivity(controller: Controller, rows: number) {
  const ids = controller.port
    .world()
    .jobs.map(({ id }) => id)
    .reverse();
  controller.change((ui) => {
    const at = ui.job === null ? 0 : Math.max(0, ids.indexOf(ui.job));
    const job = ids[Math.min(Math.max(0, at + rows), ids.length - 1)] ?? null;
    return { ...ui, job, scroll: { ...ui.scroll, activity: 0 } };
  });
}
