import { hints } from '../../commands/hints.ts';
import { keyLabel } from '../../commands/key.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { isSimulated } from '../../src/model/simulated.ts';
import type { World } from '../../src/model/world.ts';
import { pad } from '../../src/text/clip.ts';
import { wrap } from '../../src/text/wrap.ts';
import { appWords } from '../../src/words/app.ts';
import { headerWords } from '../../src/words/header.ts';
import { activityPane } from '../activity/pane.ts';
import { explainPane } from '../explain/pane.ts';
import { footerLines } from '../footer/lines.ts';
import { type PaneProps, paneLines } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { lessonLine } from '../header/lesson.ts';
import { headerLines } from '../header/lines.ts';
import { headerNotice } from '../header/notice.ts';
import { healthPane } from '../health/pane.ts';
import { over, overCorner } from '../overlay/over.ts';
import { servicesPane } from '../services/pane.ts';
import { tourCard } from '../tour/card.ts';
import { watchPane } from '../watch/pane.ts';
import type { KeptRows } from './kept-rows.ts';
import { type Layout, layout, type PaneName, type Slot } from './layout.ts';
import type { LogSources } from './log-sources.ts';
import { messageOf } from './message.ts';
import { overlayPane } from './overlay.ts';
import type { AppPort } from './port.ts';
import { rowsOf, selectedReplica, selectedService, targetOf } from './selection.ts';
import { shownLogs } from './shown-logs.ts';
import { paletteEntries, situationOf } from './situation.ts';
import { storyOf } from './story.ts';
import { topicPlace } from './topics.ts';
import type { Ui } from './ui.ts';

/** The terminal's size in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** Everything that a frame is made of. `now` is milliseconds since the epoch. */
export type Scene = {
  readonly port: AppPort;
  readonly sources: LogSources;
  readonly ui: Ui;
  readonly size: Size;
  readonly now: number;
  /** Rows that need not be made again. */
  readonly kept: KeptRows;
};

/** The whole screen: one string a row, each exactly as wide as the terminal. */
export function frameRows(scene: Scene): readonly string[] {
  const { ui, size, port } = scene;
  const world = port.world();
  const header = headerOf(scene, world);
  const shown = shownLayout(world, ui, size);
  if (shown.kind === 'too-small') return tooSmall(ui, size, isSimulated(world));
  const body = bodyRows(scene, world, shown);
  // Header, panes and footer are each as wide as their place; to measure whole rows again would double the cost of a frame.
  const screen = [...header, ...body, ...footerOf(scene, world)];
  if (!ui.overlay) {
    return ui.tour === null
      ? screen
      : overCorner(screen, paneLines(tourCard(ui.tour, size, ui.language)), size.columns);
  }
  const pane = overlayPane(ui.overlay, {
    size,
    language: ui.language,
    output: port.output,
    world: port.world,
    findings: () => port.findings(ui.language),
    topicPlace: () => topicPlace(port, ui),
    lesson: port.lesson,
    palette: () => paletteEntries(port, ui),
  });
  return over(screen, paneLines(withMark(pane, scene, world)), size.columns);
}

/** An overlay that covers the header says itself that all is simulated. */
function withMark(pane: PaneProps, { ui, size }: Scene, world: World): PaneProps {
  if (pane.rows < size.rows - 1 || !isSimulated(world)) return pane;
  return { ...pane, title: `${style.selected(` ${headerWords(ui.language).simulated} `)} ${pane.title}` };
}

/** How the panes stand now. */
export function shownLayout(world: World, ui: Ui, size: Size): Layout {
  const { columns, rows } = size;
  const headerRows = (headerNotice(world, ui.seenAt, ui.language) === null ? 1 : 2) + (ui.lesson ? 1 : 0);
  const wanted = rowsOf(world, { ...ui, filter: '' }).length + (ui.typing?.what === 'filter' ? 3 : 2);
  return layout({
    columns,
    rows,
    headerRows,
    focused: ui.pane,
    zoomed: ui.zoomed,
    lower: lowerPane(world, ui),
    wanted: Math.max(5, wanted),
  });
}

/** The activity comes up by itself while a command runs, and stays when it failed. */
export function lowerPane(world: World, ui: Ui): 'explain' | 'activity' {
  if (ui.lower !== 'auto') return ui.lower;
  const last = world.jobs.at(-1);
  const isOpen = world.jobs.some((job) => !job.result);
  return isOpen || last?.result?.kind === 'failed' || last?.result?.kind === 'not-started' ? 'activity' : 'explain';
}

function headerOf({ ui, size, port }: Scene, world: World): readonly string[] {
  const { columns } = size;
  const progress = ui.lesson ? port.lesson?.progress() : undefined;
  const told = progress ? [pad(lessonLine(progress, columns, ui.language), columns)] : [];
  const lines = headerLines({
    world,
    language: ui.language,
    columns,
    readOnly: port.readOnly,
    wrong: countWrong(port.findings(ui.language)),
    seenAt: ui.seenAt,
  });
  return [...lines, ...told];
}

function countWrong(findings: readonly Finding[]): { readonly errors: number; readonly warnings: number } {
  const number = (wanted: Finding['severity']) => findings.filter(({ severity }) => severity === wanted).length;
  return { errors: number('error'), warnings: number('warning') };
}

function footerOf(scene: Scene, world: World): readonly string[] {
  const { ui, size, now } = scene;
  const { language } = ui;
  const target = targetOf(world, ui);
  const useful = hints(situationOf(scene.port, ui), target, ui.pane);
  const shown = ui.typing
    ? []
    : useful.map(({ keys, title }) => ({ key: keyLabel(keys[0] ?? '', language), label: title[language] }));
  return footerLines({ world, language, columns: size.columns, hints: shown, now, message: messageOf(ui) });
}

function bodyRows(scene: Scene, world: World, shown: Exclude<Layout, { kind: 'too-small' }>): readonly string[] {
  const draw = (slots: readonly Slot[]) => slots.flatMap((slot) => paneRows(scene, world, slot));
  if (shown.kind === 'stack') return draw(shown.slots);
  const left = draw(shown.left);
  const right = draw(shown.right);
  return left.map((row, at) => row + (right[at] ?? ''));
}

/** Panes that tell of the world and what was chosen, and of nothing that passes by itself. */
const STILL: readonly PaneName[] = ['services', 'health', 'watch'];

function paneRows(scene: Scene, world: World, slot: Slot): readonly string[] {
  const make = () => paneLines(paneOf(scene, world, slot));
  if (!STILL.includes(slot.pane)) return make();
  return scene.kept(slot.pane, [world, scene.ui, slot.columns, slot.rows], make);
}

function paneOf(scene: Scene, world: World, slot: Slot): PaneProps {
  const { ui, now } = scene;
  const { language } = ui;
  const { columns, rows, pane } = slot;
  const service = selectedService(ui);
  const place = { world, language, columns, rows, focused: ui.pane === pane };
  switch (pane) {
    case 'services': {
      const { selected, marked, filter } = ui;
      return servicesPane({ ...place, selected, marked, filter, filtering: ui.typing?.what === 'filter' });
    }
    case 'health':
      return healthPane({ ...place, service, replica: selectedReplica(ui) });
    case 'watch':
      return watchPane({ ...place, service });
    case 'logs':
      return shownLogs(scene, world, slot);
    case 'explain':
      return explainPane({ ...place, explanation: storyOf(scene, world), scroll: ui.scroll.explain });
    case 'activity':
      return activityPane({ ...place, now, selected: ui.job, scroll: ui.scroll.activity });
  }
}

function tooSmall({ language }: Ui, { columns, rows }: Size, simulated: boolean): readonly string[] {
  const mark = simulated ? `${headerWords(language).simulated}: ` : '';
  const lines = wrap(mark + appWords(language).tooSmall(columns, rows), Math.max(1, columns));
  return Array.from({ length: rows }, (_, row) => pad(lines[row] ?? '', columns));
}
