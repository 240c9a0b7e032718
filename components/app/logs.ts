import { appWords } from '../../src/words/app.ts';
import { findMatch } from '../logs/find.ts';
import { reachOf } from '../logs/lines.ts';
import type { LogSource } from '../logs/source.ts';
import { type LogsAction, reduceLogs } from '../logs/view.ts';
import type { Controller } from './controller.ts';
import { shownLayout } from './frame.ts';
import { slotOf } from './layout.ts';
import { logKey, logsViewOf } from './logs-view.ts';
import { shownLog } from './selection.ts';

/** Applies an action to the shown log. */
export function changeLogs(controller: Controller, action: LogsAction) {
  const reach = reachOf(frameOf(controller));
  controller.change((ui) => {
    const view = reduceLogs(logsViewOf(ui), action, reach);
    const { wrap, timestamps } = view;
    const others = Object.entries(ui.logs).map(([key, other]) => [key, { ...other, wrap, timestamps }] as const);
    return { ...ui, logsDefaults: { wrap, timestamps }, logs: { ...Object.fromEntries(others), [logKey(ui)]: view } };
  });
}

/** Searches the shown log as the person types: from what is in sight upward, since the newest is what mattered last. */
export async function searchLogs(controller: Controller, query: string) {
  const { signal } = beginSearch();
  changeLogs(controller, { type: 'search', query, match: null });
  const frame = frameOf(controller);
  const from = reachOf(frame).bottom - 1;
  const match = await findMatch(frame.source, query, { from, direction: 'backward' }, signal);
  if (!signal.aborted && match !== null) changeLogs(controller, { type: 'match', line: match });
}

/** Goes to the next match, or the previous, or says that there is none. */
export async function goToMatch(controller: Controller, direction: 'forward' | 'backward') {
  const { signal } = beginSearch();
  const { source, view } = frameOf(controller);
  const words = appWords(controller.ui().language);
  if (view.query === '') return controller.say(words.noQuery);
  const step = direction === 'forward' ? 1 : -1;
  const from = view.match === null ? source.end - 1 : view.match + step;
  const line = await findMatch(source, view.query, { from, direction }, signal);
  if (signal.aborted) return;
  if (line === null) controller.say(words.noMatch(view.query));
  else changeLogs(controller, { type: 'match', line });
}

/** One search at a time: another key makes the last one pointless. */
let current = new AbortController();

function beginSearch(): AbortController {
  current.abort();
  current = new AbortController();
  return current;
}

/** The log as it stands in its place now; a screen high while its pane is not shown. */
function frameOf(controller: Controller) {
  const ui = controller.ui();
  const source: LogSource = controller.sources.of(shownLog(ui));
  const slot = slotOf(shownLayout(controller.port.world(), ui, controller.size()), 'logs');
  const columns = (slot?.columns ?? controller.size().columns) - 2;
  const rows = (slot?.rows ?? controller.size().rows) - 2;
  return { source, view: logsViewOf(ui), columns, rows, language: ui.language, now: Date.now() };
}
