import type { World } from '../../src/model/world.ts';
import { pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { servicesWords } from '../../src/words/services.ts';
import { style } from '../frame/style.ts';
import { problemSentence } from '../header/problem.ts';
import { type Row, serviceRows } from './rows.ts';
import { drawRow, tableOf } from './table.ts';
import { viewport } from './viewport.ts';

/** What the services pane shows. `columns` × `rows` are the cells inside its frame. */
export type ServicesView = {
  readonly world: World;
  readonly language: Language;
  readonly columns: number;
  readonly rows: number;
  readonly focused: boolean;
  /** Id of the selected row. */
  readonly selected: string;
  /** Names of marked services. */
  readonly marked: ReadonlySet<string>;
  readonly filter: string;
  /** True while the filter is being typed. */
  readonly filtering: boolean;
  /** The key that brings the project up, as it is bound now. */
  readonly upKey: string;
};

/** The inside of the services pane, a string of exactly `columns` cells a row, at most `rows` of them. */
export function servicesLines(view: ServicesView): readonly string[] {
  const { world, columns, rows } = view;
  const listed = serviceRows(world, view);
  const typed = view.filtering ? [filterLine(view)] : [];
  const room = Math.max(0, rows - typed.length);
  const drawn = drawRows(listed, room, view);
  const notes = noteOf(view, listed);
  const told = notes === '' ? [] : wrap(notes, Math.max(1, columns - 2)).map((line) => style.dim(` ${line}`));
  const shown = [...drawn, ...told].slice(0, room);
  const blank = view.filtering ? Array<string>(room - shown.length).fill('') : [];
  return [...shown, ...blank, ...typed].map((line) => pad(line, columns));
}

/** What the upper border says: how much is hidden above and below (✖ where something in there needs attention), a filter, a stale list. */
export function servicesAside(view: ServicesView): string {
  const { world, language, filter, filtering } = view;
  const words = servicesWords(language);
  const listed = serviceRows(world, view);
  const parts = hidden(listed, view);
  if (filter !== '' && !filtering) {
    const services = new Set(serviceRows(world, { ...view, filter: '' }).flatMap(namesOf));
    parts.push(style.match(words.matches(filter, new Set(listed.flatMap(namesOf)).size, services.size)));
  }
  if (isStale(world)) parts.push(style.bad(words.lastKnown));
  else if (world.project && !world.containersKnown) parts.push(style.dim(words.filesOnly));
  return parts.join(style.dim(' · '));
}

function drawRows(listed: readonly Row[], room: number, view: ServicesView): readonly string[] {
  const table = tableOf(listed, view.columns);
  const { from, to } = windowOf(listed, room, view);
  return listed.slice(from, to).map((row) => {
    const selected = row.id === view.selected;
    const line = drawRow(row, selected, table);
    if (isStale(view.world) && !(selected && view.focused)) return style.dim(plain(line));
    // Colours of their own under the inverse would be a patchwork.
    return selected && view.focused ? style.selected(plain(line)) : line;
  });
}

/** Without an engine the list is a memory. */
function isStale({ engine, containersKnown }: World): boolean {
  return engine.state === 'lost' && containersKnown;
}

function windowOf(listed: readonly Row[], room: number, { selected }: ServicesView) {
  return viewport(
    listed.length,
    room,
    listed.findIndex((row) => row.id === selected),
  );
}

function hidden(listed: readonly Row[], view: ServicesView): string[] {
  const { from, to } = windowOf(listed, view.rows - (view.filtering ? 1 : 0), view);
  const sign = (rows: readonly Row[], arrow: string) =>
    rows.length === 0 ? [] : [`${arrow}${rows.length}${rows.some((row) => row.trouble) ? style.bad(' ✖') : ''}`];
  return [...sign(listed.slice(0, from), '↑'), ...sign(listed.slice(to), '↓')];
}

function filterLine({ filter, language, columns }: ServicesView): string {
  const hint = style.dim(`  ${servicesWords(language).filterHint}`);
  return pad(`${style.match(`/${filter}▏`)}${hint}`, columns);
}

/** What to know where rows are missing, or empty. */
function noteOf({ world, language, filter, upKey }: ServicesView, listed: readonly Row[]): string {
  const words = servicesWords(language);
  const { project, projectProblem, containersKnown, containers } = world;
  if (!project) return projectProblem ? problemSentence(projectProblem, language) : words.looking;
  if (filter !== '') return listed.length === 0 ? words.noMatch(filter) : '';
  if (project.services.length === 0 && Object.keys(containers).length === 0) return words.noServices;
  return containersKnown && Object.keys(containers).length === 0 ? words.nothingCreated(upKey) : '';
}

function namesOf(row: Row): readonly string[] {
  return row.target.kind === 'services' ? row.target.names : [];
}
