import { initialLogsView, type LogsView } from '../logs/view.ts';
import { shownLog } from './selection.ts';
import { ALL_LOGS, type Ui } from './ui.ts';

/** The key of the shown log in `Ui.logs`. */
export function logKey(ui: Ui): string {
  return shownLog(ui) ?? ALL_LOGS;
}

/** How the shown log is looked at. Wrapping and times hold for all logs; place and search are each log's own. */
export function logsViewOf(ui: Ui): LogsView {
  return ui.logs[logKey(ui)] ?? { ...initialLogsView, ...ui.logsDefaults };
}
