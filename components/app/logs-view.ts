import { initialLogsView, type LogsView } from '../logs/view.ts';
import { choiceKey, logChoice } from './log-choice.ts';
import type { Ui } from './ui.ts';

/** The key of the shown log in `Ui.logs`. */
export function logKey(ui: Ui): string {
  return choiceKey(logChoice(ui));
}

/** How the shown log is looked at. Wrapping, times and shape hold for all logs; place, search and filter are each log's own. */
export function logsViewOf(ui: Ui): LogsView {
  return ui.logs[logKey(ui)] ?? { ...initialLogsView, ...ui.logsDefaults };
}

/** The screen with another view of the shown log. */
export function withLogsView(ui: Ui, view: LogsView): Ui {
  if (view === ui.logs[logKey(ui)]) return ui;
  const { wrap, timestamps, shape } = view;
  const defaults = { wrap, timestamps, shape };
  const others = Object.entries(ui.logs).map(([key, other]) => [key, { ...other, ...defaults }] as const);
  return { ...ui, logsDefaults: defaults, logs: { ...Object.fromEntries(others), [logKey(ui)]: view } };
}
