import { appWords } from '../../src/words/app.ts';
import { findMatch } from '../logs/find.ts';
import { keyOfFold } from '../logs/fold.ts';
import { type LogsFrame, reachOf } from '../logs/lines.ts';
import type { LogSource } from '../logs/source.ts';
import { inSight, type LogsAction, reduceLogs } from '../logs/view.ts';
import type { Controller } from './controller.ts';
import { shownLayout } from './frame.ts';
import { slotOf } from './layout.ts';
import { logChoice, servicesShown } from './log-choice.ts';
import { logsViewOf, withLogsView } from './logs-view.ts';

/** Applies an action to the shown log, and keeps the cursor in sight. At its top, older lines are read. */
export function changeLogs(controller: Controller, action: LogsAction) {
  const reach = reachOf(frameOf(controller));
  controller.change((ui) => withLogsView(ui, reduceLogs(logsViewOf(ui), action, reach)));
  const frame = frameOf(controller);
  controller.change((ui) => withLogsView(ui, inSight(logsViewOf(ui), reachOf(frame))));
  const view = logsViewOf(controller.ui());
  if (!view.follow && view.top <= frame.source.first) readOlder(controller);
}

/** Reads what is older than the shown log's first line, as far as the engine has it. */
function readOlder({ port, ui }: Controller) {
  const services = servicesShown(logChoice(ui())) ?? port.logs.services;
  for (const service of services) if (port.older(service) === 'available') void port.readOlder(service);
}

/** Searches the shown log as the person types: from what is in sight upward, since the newest is what mattered last. */
export async function searchLogs(controller: Controller, query: string) {
  const { signal } = beginSearch();
  const before = frameOf(controller);
  const from = before.view.cursor ?? reachOf(before).bottom - 1;
  changeLogs(controller, { type: 'search', query, match: null });
  const match = await findMatch(before.source, query, { from, direction: 'backward' }, signal);
  if (!signal.aborted && match !== null) goToLine(controller, match);
}

/** Goes to the next match, or the previous, or says that there is none. */
export async function goToMatch(controller: Controller, direction: 'forward' | 'backward') {
  const { signal } = beginSearch();
  const { source, view } = frameOf(controller);
  const words = appWords(controller.ui().language);
  if (view.query === '') return controller.say(words.noQuery);
  const step = direction === 'forward' ? 1 : -1;
  const from = view.cursor === null ? source.end - 1 : view.cursor + step;
  const line = await findMatch(source, view.query, { from, direction }, signal);
  if (signal.aborted) return;
  if (line === null) controller.say(words.noMatch(view.query));
  else goToLine(controller, line);
}

/** Goes to a line that is sought for itself: a trace that it is folded into opens. */
function goToLine(controller: Controller, line: number) {
  const { source, view } = frameOf(controller);
  const key = keyOfFold(source, view, line);
  if (key !== undefined) changeLogs(controller, { type: 'toggle', key });
  changeLogs(controller, { type: 'go', line });
}

/** The line that was looked at, by its number in the whole log; null while following. */
export function placeInWhole(controller: Controller): number | null {
  const { source, view } = frameOf(controller);
  if (view.follow) return null;
  const line = view.cursor ?? view.top;
  return source.sifted ? source.sifted.baseOf(line) : line;
}

/** Shows what another filter leaves, and goes to the line `at` of the whole log, or what is left next to it, once filtering has come so far. */
export async function siftLogs(
  controller: Controller,
  { filter, collapse, at }: { readonly filter: string; readonly collapse: boolean; readonly at: number | null },
) {
  const { signal } = beginSearch();
  changeLogs(controller, { type: 'sift', filter, collapse });
  if (at === null) return;
  for (;;) {
    if (signal.aborted) return;
    const { source } = frameOf(controller);
    if (!source.sifted) return changeLogs(controller, { type: 'go', line: at });
    const { sifted } = source;
    const isReached = sifted.progress >= 1 || (source.first < source.end && sifted.baseOf(source.first) <= at);
    if (isReached) return changeLogs(controller, { type: 'go', line: nearest(source, sifted.entryAt(at)) });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function nearest({ first, end }: LogSource, entry: number): number | null {
  return first === end ? null : Math.min(entry, end - 1);
}

/** One search at a time: another key makes the last one pointless. */
let current = new AbortController();

function beginSearch(): AbortController {
  current.abort();
  current = new AbortController();
  return current;
}

/** The log as it stands in its place now; a screen high while its pane is not shown. */
export function frameOf(controller: Controller): LogsFrame {
  const ui = controller.ui();
  const view = logsViewOf(ui);
  const source = controller.sources.of(logChoice(ui), view);
  const slot = slotOf(shownLayout(controller.port.world(), ui, controller.size()), 'logs');
  const columns = (slot?.columns ?? controller.size().columns) - 2;
  const rows = (slot?.rows ?? controller.size().rows) - 2;
  return { source, view, columns, rows, language: ui.language, now: Date.now() };
}
