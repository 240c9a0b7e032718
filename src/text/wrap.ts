import { type Cell, cells } from './cells.ts';
import { closing, noStyle, opening, restyle } from './sgr.ts';
import { width } from './width.ts';

/**
 * `text` in lines of at most `columns` cells. Breaks at spaces, at `\n`, and around CJK characters, though never before
 * closing punctuation such as 。or 」; a word longer than a line is broken where the line is full.
 * Each line carries the style that was on when it began and turns it off at its end. At least one line.
 */
export function wrap(text: string, columns: number): string[] {
  if (columns <= 0) return [];
  const lines: string[] = [];
  let style = noStyle;
  for (const paragraph of text.split('\n')) {
    if (width(paragraph) <= columns && style.size === 0 && !paragraph.includes('\x1b')) {
      lines.push(paragraph);
      continue;
    }
    for (const line of breakParagraph(cells(paragraph), columns)) {
      const after = line.reduce((now, cell) => (cell.kind === 'sgr' ? restyle(now, cell.text) : now), style);
      lines.push(opening(style) + line.map((cell) => cell.text).join('') + closing(after));
      style = after;
    }
  }
  return lines;
}

const closingPunctuation = /^[，。、；：！？）」』】》〉〕…,.;:!?)\]}]/;
const cjkClosing = /^[，。、；：！？）」』】》〉]/;
const openingPunctuation = /^[（「『【《〈〔([{]/;
const breakableAnywhere =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

function breakParagraph(all: readonly Cell[], columns: number): readonly (readonly Cell[])[] {
  const lines: (readonly Cell[])[] = [];
  let start = 0;
  let column = 0;
  let lastGood = 0;
  let before: Cell | undefined;
  for (const [at, cell] of all.entries()) {
    if (cell.kind === 'sgr') continue;
    if (before !== undefined && mayBreakBetween(before, cell)) lastGood = at;
    // Spaces may hang over the edge: they are cut off. A character wider than the line still has to go somewhere.
    while (column > 0 && column + cell.columns > columns && cell.text !== ' ') {
      const end = hasText(all, start, lastGood) ? lastGood : forcedBreak(all, start, at);
      lines.push(withoutEndingSpaces(all.slice(start, end)));
      start = end;
      column = columnsOf(all, start, at);
    }
    column += cell.columns;
    before = cell;
  }
  lines.push(column > columns ? withoutEndingSpaces(all.slice(start)) : all.slice(start));
  return lines;
}

function mayBreakBetween(before: Cell, after: Cell): boolean {
  if (after.text === ' ' || cjkClosing.test(after.text)) return false;
  if (before.text === ' ') return true;
  if (closingPunctuation.test(after.text) || openingPunctuation.test(before.text)) return false;
  return breakableAnywhere.test(after.text) || breakableAnywhere.test(before.text);
}

/** Where to break a word that has no good place: at `at`, or a little before it where closing punctuation would come first. */
function forcedBreak(all: readonly Cell[], start: number, at: number): number {
  let end = at;
  while (end > start && cjkClosing.test(all[end]?.text ?? '')) {
    do end -= 1;
    while (end > start && all[end]?.kind === 'sgr');
  }
  return hasText(all, start, end) ? end : at;
}

function hasText(all: readonly Cell[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (all[at]?.kind === 'character' && all[at]?.text !== ' ') return true;
  return false;
}

function columnsOf(all: readonly Cell[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += all[at]?.columns ?? 0;
  return sum;
}

function withoutEndingSpaces(line: readonly Cell[]): readonly Cell[] {
  const last = line.findLastIndex((cell) => cell.kind === 'character' && cell.text !== ' ');
  return line.filter((cell, at) => at <= last || cell.kind === 'sgr');
}
