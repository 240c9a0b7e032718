import type { ViewAction } from '../../commands/command.ts';
import { pressActivity } from '../activity/press.ts';
import { pressExplain } from '../explain/pane.ts';
import type { Controller } from './controller.ts';
import { shownLayout } from './frame.ts';
import { slotOf } from './layout.ts';
import { changeLogs } from './logs.ts';
import { moveSelection } from './selection.ts';
import { storyOf } from './story.ts';

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
  if (pane === 'explain') return scrollExplain(controller, to);
  if (pane === 'activity') return moveInActivity(controller, to);
  const rows = rowsOf(to);
  if (rows !== 0) controller.change((ui) => moveSelection(controller.port.world(), ui, rows));
}

function moveInLogs(controller: Controller, to: Move) {
  switch (to) {
    case 'up':
      return changeLogs(controller, { type: 'cursor', lines: -1 });
    case 'down':
      return changeLogs(controller, { type: 'cursor', lines: 1 });
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

function scrollExplain(controller: Controller, to: Move) {
  const { port } = controller;
  const ui = controller.ui();
  const world = port.world();
  const size = controller.size();
  const slot = slotOf(shownLayout(world, ui, size), 'explain');
  if (!slot) return;
  const explanation = storyOf({ port, ui, now: Date.now() }, world);
  const { language, scroll } = ui;
  const top = pressExplain({ ...slot, focused: true, language, explanation, scroll: scroll.explain }, KEYS[to]);
  if (top !== null) controller.change((now) => ({ ...now, scroll: { ...now.scroll, explain: top } }));
}

function moveInActivity(controller: Controller, to: Move) {
  const { job, scroll } = controller.ui();
  const pressed = pressActivity({ selected: job, scroll: scroll.activity }, controller.port.world(), KEYS[to]);
  if (!pressed || 'read' in pressed) return;
  const { selected, scroll: activity } = pressed;
  controller.change((ui) => ({ ...ui, job: selected, scroll: { ...ui.scroll, activity } }));
}

/** The keys that panes know these moves by. */
const KEYS: Readonly<Record<Move, string>> = {
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
  'page-up': 'pageup',
  'page-down': 'pagedown',
  first: 'home',
  last: 'end',
};
