import { type DriftFile, differingFiles, type FileMark, isInLine } from '../../src/model/drift.ts';
import type { World } from '../../src/model/world.ts';
import { clip, clipStart, pad } from '../../src/text/clip.ts';
import { bytes, count, dateTime } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { driftWords } from '../../src/words/drift.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { viewport } from '../services/viewport.ts';
import type { DriftListState } from './drift-list.ts';
import { type DriftRow, fileRows, knownRows } from './drift-rows.ts';
import { dialogRows, type Size } from './size.ts';

/** The list of files that differ; `size` is that of the terminal. */
export type DriftListProps = {
  readonly world: World;
  readonly state: DriftListState;
  readonly size: Size;
  readonly language: Language;
};

/** The list: containers with the files that differ in them, both sides of the chosen one, and the keys. */
export function driftListPane({ world, state, size, language }: DriftListProps): PaneProps {
  const words = driftWords(language);
  const columns = Math.max(20, Math.min(132, size.columns - 4));
  const inside = columns - 2;
  const rows = knownRows(world, state.services, language);
  const files = fileRows(rows);
  const chosen = files[Math.min(state.index, files.length - 1)];
  const sides = chosen ? ['', ...sideLines(chosen.file, chosen.drift.name, language)] : [];
  const room = Math.max(1, dialogRows(size) - 4 - sides.length);
  const { from, to } = viewport(rows.length, room, chosen ? rows.indexOf(chosen) : 0);
  const look = lookOf(files, inside, language);
  const listed = rows.slice(from, to).map((row) => rowLine(row, row === chosen, look));
  const hints = chosen ? [words.hint, words.shortHint] : [words.readHint];
  const hint = hints.find((text) => width(text) <= inside - 2) ?? hints.at(-1) ?? '';
  const lines = [...listed, ...sides.map((line) => clip(line, inside)), '', ` ${style.dim(clip(hint, inside - 2))}`];
  return {
    columns,
    rows: lines.length + 2,
    focused: true,
    title: words.title,
    aside: asideOf(world, state, language),
    lines,
  };
}

function asideOf(world: World, { services }: DriftListState, language: Language): string {
  const words = driftWords(language);
  const differing = services.map((service) => differingFiles(world.drift[service] ?? []));
  const total = differing.reduce((sum, files) => sum + files, 0);
  const where = services.filter((_, at) => (differing[at] ?? 0) > 0).join(' ');
  if (total > 0) return words.differ(count(total), where);
  const isKnown = services.every((service) => world.drift[service]?.every(isInLine));
  return isKnown ? words.same(services.join(' ')) : words.notAllCompared(services.join(' '));
}

/** How the rows are set: cells of the whole row, of the state, and of the path here. */
type Look = { readonly columns: number; readonly states: number; readonly paths: number; readonly language: Language };

function lookOf(files: readonly Extract<DriftRow, { kind: 'file' }>[], columns: number, language: Language): Look {
  const words = driftWords(language);
  const states = Math.max(...(['changed', 'missing', 'extra'] as const).map((state) => width(words[state])));
  const free = columns - states - 9;
  const widest = Math.max(0, ...files.map(({ path }) => width(path)));
  return { columns, states, paths: Math.min(widest, Math.max(8, Math.floor(free * 0.6))), language };
}

const SIGNS: Readonly<Record<DriftFile['state'], string>> = { changed: '≠', missing: '−', extra: '+' };

function rowLine(row: DriftRow, chosen: boolean, look: Look): string {
  if (row.kind === 'container') return ` ${style.strong(clip(row.text, look.columns - 2))}`;
  if (row.kind === 'note') return ` ${style[row.tone](clip(row.text, look.columns - 2))}`;
  const { file, path } = row;
  const state = `${SIGNS[file.state]} ${pad(driftWords(look.language)[file.state], look.states)}`;
  const shown = pad(clipStart(path, look.paths), look.paths);
  const target = clipStart(plain(file.target), Math.max(0, look.columns - look.states - look.paths - 12));
  if (chosen) return style.selected(pad(` ▸ ${state}  ${shown}  → ${target}`, look.columns));
  return `   ${style.warn(state)}  ${shown}  ${style.dim(`→ ${target}`)}`;
}

function sideLines({ local, container }: DriftFile, name: string, language: Language): readonly string[] {
  const words = driftWords(language);
  const labels = [words.here1, words.there1(plain(name))];
  const wide = Math.max(...labels.map(width));
  return [local, container].map(
    (mark, at) => ` ${style.dim(pad(labels[at] ?? '', wide))}  ${markText(mark, language)}`,
  );
}

/** Size and time of a side, or that it has none. */
export function markText(mark: FileMark | null, language: Language): string {
  return mark ? `${bytes(mark.size)}  ${dateTime(mark.mtime)}` : driftWords(language).absent;
}
