import type { ViewAction } from '../../commands/command.ts';
import { topics } from '../../commands/inspect/topics.ts';
import { appWords } from '../../src/words/app.ts';
import { watchWords } from '../../src/words/watch.ts';
import { chosenJob } from '../activity/jobs.ts';
import { fieldOf } from '../overlay/field.ts';
import { openPalette } from '../overlay/palette.ts';
import { openReader } from '../overlay/reader.ts';
import { watchReaderLines } from '../watch/reader-lines.ts';
import type { Controller } from './controller.ts';
import { lowerPane } from './frame.ts';
import { PANES, type PaneName } from './layout.ts';
import { nextScope } from './log-choice.ts';
import { changeLogs, goToMatch, placeInWhole, siftLogs } from './logs.ts';
import { logsViewOf, withLogsView } from './logs-view.ts';
import { isMove, move } from './move.ts';
import { openLine } from './open-line.ts';
import { jobReader } from './overlay.ts';
import { selectedService, toggleMark } from './selection.ts';
import { showTopic } from './topics.ts';
import type { Ui } from './ui.ts';

/** What the screen does by itself for a key. */
export function act(controller: Controller, action: ViewAction) {
  if (isMove(action)) return move(controller, action);
  const { change, port } = controller;
  switch (action) {
    case 'quit':
      return controller.terminal.quit();
    case 'help':
      return change((ui) => ({ ...ui, overlay: { kind: 'help', pane: ui.pane, top: 0 } }));
    case 'tour':
      return change((ui) => ({ ...ui, tour: 0 }));
    case 'palette':
      return change((ui) => ({ ...ui, overlay: { kind: 'palette', state: openPalette } }));
    case 'language':
      return change((ui) => ({ ...ui, language: ui.language === 'en' ? 'zh-CN' : 'en' }));
    case 'zoom':
      return change((ui) => ({ ...ui, zoomed: !ui.zoomed }));
    case 'pane-next':
      return change((ui) => focus(ui, neighbour(ui.pane, lowerPane(port.world(), ui), 1)));
    case 'pane-previous':
      return change((ui) => focus(ui, neighbour(ui.pane, lowerPane(port.world(), ui), -1)));
    case 'pane-services':
    case 'pane-health':
    case 'pane-watch':
    case 'pane-logs':
    case 'pane-explain':
    case 'pane-activity': {
      const pane = action.slice('pane-'.length) as PaneName;
      return change((ui) => focus(ui, pane));
    }
    case 'enter':
      return enter(controller);
    case 'back':
      return goBack(controller);
    case 'mark':
      return change((ui) => toggleMark(port.world(), ui));
    case 'search':
      return search(controller);
    case 'next-match':
    case 'previous-match':
      return void goToMatch(controller, action === 'next-match' ? 'forward' : 'backward');
    case 'filter':
      return filterLogs(controller);
    case 'collapse':
      return toggleCollapse(controller);
    case 'follow':
    case 'wrap':
    case 'timestamps':
    case 'shape':
      return changeLogs(controller, { type: action });
    case 'select-lines':
      return changeLogs(controller, { type: 'select' });
    case 'mark-logs':
      port.markLogs();
      return controller.say(appWords(controller.ui().language).marked);
    case 'logs-merged':
      return change((ui) => ({ ...ui, scope: nextScope(ui) }));
    case 'cancel-job':
      return cancelJob(controller);
  }
}

/** A pane under the logs that is asked for by name stays there. */
function focus(ui: Ui, pane: PaneName): Ui {
  const lower = pane === 'explain' || pane === 'activity' ? pane : ui.lower;
  return { ...ui, pane, lower };
}

function neighbour(pane: PaneName, lower: PaneName, by: 1 | -1): PaneName {
  const shown = PANES.filter((name) => (name !== 'explain' && name !== 'activity') || name === lower);
  return shown[(shown.indexOf(pane) + by + shown.length) % shown.length] ?? 'services';
}

/** A filter is taken back before the pane is left, and the line that was found in it stays in sight. */
function goBack(controller: Controller) {
  const ui = controller.ui();
  const view = logsViewOf(ui);
  const isFiltered = view.filter !== '' || view.collapse;
  const isNext = !ui.zoomed && ui.pane === 'logs' && view.anchor === null && view.query === '';
  if (isFiltered && isNext) {
    return void siftLogs(controller, { filter: '', collapse: false, at: placeInWhole(controller) });
  }
  controller.change(back);
}

/** Esc undoes what was opened last, one thing at a time, until the first screen is there as it was. */
function back(ui: Ui): Ui {
  if (ui.zoomed) return { ...ui, zoomed: false };
  const view = logsViewOf(ui);
  if (view.anchor !== null) return withLogsView(ui, { ...view, anchor: null });
  if (ui.pane === 'logs' && view.query !== '') return withoutSearch(ui);
  if (ui.pane !== 'services') return { ...ui, pane: 'services' };
  if (ui.filter !== '') return { ...ui, filter: '' };
  if (ui.marked.size > 0) return { ...ui, marked: new Set() };
  if (ui.scope !== 'one') return { ...ui, scope: 'one' };
  if (view.query !== '') return withoutSearch(ui);
  return ui.lower === 'auto' ? { ...ui, lower: 'explain' } : ui;
}

function withoutSearch(ui: Ui): Ui {
  const cleared = Object.entries(ui.logs).map(([key, view]) => [key, { ...view, query: '' }] as const);
  return { ...ui, logs: Object.fromEntries(cleared) };
}

function enter(controller: Controller) {
  const { pane, job: selected } = controller.ui();
  if (pane === 'logs' && logsViewOf(controller.ui()).cursor !== null) return openLine(controller);
  if (pane === 'watch') return openWatch(controller);
  if (pane === 'explain') return showTopic(controller, topics, null);
  const job = pane === 'activity' ? chosenJob(controller.port.world(), selected) : undefined;
  if (job) return controller.change((ui) => ({ ...ui, overlay: jobReader(job, job.result === null) }));
  controller.change((ui) => (ui.pane === 'services' ? focus(ui, 'logs') : { ...ui, zoomed: !ui.zoomed }));
}

/** Every file under watch with its way, and what watch said. */
function openWatch({ port, change, ui }: Controller) {
  const world = port.world();
  const { language } = ui();
  const service = selectedService(ui());
  const lines = watchReaderLines(world, port.syncEntries(), service, language);
  const { readerTitle } = watchWords(language);
  const title = service === null ? readerTitle : `${readerTitle}  ${service}`;
  change((now) => ({ ...now, overlay: { kind: 'reader', title, source: { lines }, state: openReader(false) } }));
}

/** In the services pane `/` filters the list; everywhere else it searches the log. */
function search(controller: Controller) {
  controller.change((ui) => {
    if (ui.pane === 'services') return { ...ui, typing: { what: 'filter', field: fieldOf(ui.filter) } };
    return { ...ui, pane: 'logs', typing: { what: 'search', field: fieldOf(logsViewOf(ui).query) } };
  });
}

function filterLogs(controller: Controller) {
  const at = placeInWhole(controller);
  controller.change((ui) => ({
    ...ui,
    pane: 'logs',
    typing: { what: 'log-filter', field: fieldOf(logsViewOf(ui).filter), at },
  }));
}

function toggleCollapse(controller: Controller) {
  const { filter, collapse } = logsViewOf(controller.ui());
  void siftLogs(controller, { filter, collapse: !collapse, at: placeInWhole(controller) });
}

function cancelJob(controller: Controller) {
  const { pane, job: selected, language } = controller.ui();
  const open = controller.port.world().jobs.filter((job) => !job.result);
  const job = (pane === 'activity' ? open.find(({ id }) => id === selected) : undefined) ?? open.at(-1);
  if (job) controller.port.cancel(job.id);
  else controller.say(appWords(language).nothingToCancel);
}
