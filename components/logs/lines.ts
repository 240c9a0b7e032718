import { count } from '../../src/text/format.ts';
import { logsWords, olderWords } from '../../src/words/logs.ts';
import { isFolded } from './fold.ts';
import { type Look, lookOf, noteRow, type Place, rowsOf } from './row.ts';
import type { LogSource } from './source.ts';
import type { LogsView, Reach } from './view.ts';

/** A log in a place of `columns` × `rows` cells. */
export type LogsFrame = Place & { readonly source: LogSource; readonly view: LogsView };

/**
 * The rows of a log, at most `rows`, each in exactly `columns` cells. Asks the source only for the lines that are shown, so that a frame of a
 * million lines costs what a frame of fifty does.
 */
export function logsLines({ source, view, ...place }: LogsFrame): readonly string[] {
  const look = lookOf(source, view, place);
  if (view.follow) return fillUp(source, look);
  const top = Math.min(Math.max(view.top, source.first), Math.max(source.first, source.end - 1));
  const rows = fillDown(source, look, top).rows;
  return rows.length < look.rows && top > source.first ? fillUp(source, look) : rows;
}

/** Where the view stands in the log and where keys can take it. */
export function reachOf({ source, view, ...place }: LogsFrame): Reach {
  const look = lookOf(source, view, place);
  const { first, end } = source;
  const last = topFor(source, look, end);
  const top = view.follow ? last : Math.min(Math.max(view.top, first), last);
  const bottom = fillDown(source, look, top).bottom;
  return {
    first,
    end,
    top,
    last,
    bottom,
    previousPage: Math.min(topFor(source, look, top + 1), Math.max(first, top - 1)),
    nextPage: Math.max(bottom - 1, top + 1),
    before: (line) => nearest(source, look, Math.min(line, end) - 1, -1),
    after: (line) => nearest(source, look, Math.max(line, first - 1) + 1, 1),
    topWith: (line) => topFor(source, look, line + 1),
  };
}

/** The first line from `from` on that is not folded away; null where there is none. */
function nearest(source: LogSource, look: Look, from: number, step: 1 | -1): number | null {
  for (let n = from; n >= source.first && n < source.end; n += step) if (!isFolded(source, look, n)) return n;
  return null;
}

/** From the newest line upward until the place is full; of the topmost line its end. */
function fillUp(source: LogSource, look: Look): readonly string[] {
  const blocks: (readonly string[])[] = [];
  let filled = 0;
  let n = source.end - 1;
  for (; n >= source.first && filled < look.rows; n--) {
    const rows = drawn(source, look, n);
    blocks.push(rows);
    filled += rows.length;
  }
  if (n < source.first && filled < look.rows) blocks.push(notes(source, look));
  return blocks.reverse().flat().slice(-look.rows);
}

/** From the line `top` downward until the place is full. `bottom` is one more than the last line that fits wholly. */
function fillDown(
  source: LogSource,
  look: Look,
  top: number,
): { readonly rows: readonly string[]; readonly bottom: number } {
  const rows: string[] = top <= source.first ? [...notes(source, look)] : [];
  let bottom = top;
  for (let n = top; n < source.end && rows.length < look.rows; n++) {
    rows.push(...drawn(source, look, n));
    if (rows.length <= look.rows) bottom = n + 1;
  }
  return { rows: rows.slice(0, look.rows), bottom };
}

/** The first line of a page whose last line is the one before `end`. */
function topFor(source: LogSource, look: Look, end: number): number {
  let free = look.rows;
  let top = end;
  while (top > source.first) {
    free -= drawn(source, look, top - 1).length;
    if (free < 0) break;
    top--;
  }
  const room = top > source.first || notes(source, look).length === 0 || free > 0;
  return Math.max(source.first, Math.min(room ? top : top + 1, end - 1));
}

function drawn(source: LogSource, look: Look, n: number): readonly string[] {
  if (isFolded(source, look, n)) return [];
  const line = source.line(n);
  return line ? rowsOf(line, look, source) : [];
}

/** What stands above the first line: how many older ones were let go, and whether they can be had. */
function notes(source: LogSource, { language, columns }: Look): readonly string[] {
  const words = logsWords(language);
  const parts = [
    ...(source.dropped === 0 ? [] : [words.dropped(count(source.dropped))]),
    ...(source.older === undefined || isGone(source) ? [] : [olderWords(language)[source.older]]),
  ];
  return parts.length === 0 ? [] : [noteRow(parts.join(' · '), columns)];
}

/** Lines were let go, and the engine has none of them either: then the log does not begin here. */
function isGone({ dropped, older }: LogSource): boolean {
  return dropped > 0 && older === 'none';
}
