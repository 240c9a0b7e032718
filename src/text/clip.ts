import { type Cell, cells } from './cells.ts';
import { closing, noStyle, opening, restyle, type Style } from './sgr.ts';
import { width } from './width.ts';

/**
 * `text` when it fits `columns` cells, else its beginning and `ellipsis`, together at most `columns` cells.
 * A wide character is never halved; SGR is kept, and what is still on at the cut is turned off after the ellipsis.
 */
export function clip(text: string, columns: number, { ellipsis = '…' }: { readonly ellipsis?: string } = {}): string {
  if (width(text) <= columns) return text;
  if (columns <= 0) return '';
  const room = columns - width(ellipsis);
  if (room < 0) return clip(text, columns, { ellipsis: '' });
  if (isPlainAscii(text)) return text.slice(0, room) + ellipsis;
  return cutAt(text, room, ellipsis);
}

/** As `clip`, but keeps the end: for paths, whose last part says the most. */
export function clipStart(
  text: string,
  columns: number,
  { ellipsis = '…' }: { readonly ellipsis?: string } = {},
): string {
  const total = width(text);
  if (total <= columns) return text;
  if (columns <= 0) return '';
  const room = columns - width(ellipsis);
  if (room < 0) return clipStart(text, columns, { ellipsis: '' });
  return ellipsis + tail(text, total - room);
}

/** `text` in exactly `columns` cells: clipped when longer, filled with spaces on the right when shorter. */
export function pad(text: string, columns: number): string {
  const clipped = clip(text, columns);
  return clipped + ' '.repeat(Math.max(0, columns - width(clipped)));
}

/** As `pad`, with the spaces on the left: for numbers. */
export function padStart(text: string, columns: number): string {
  const clipped = clip(text, columns);
  return ' '.repeat(Math.max(0, columns - width(clipped))) + clipped;
}

/**
 * The cells from `from` up to, not including, `to`, in their styles: for sideways scrolling.
 * Where a wide character is cut by an edge, a space stands for its visible half.
 */
export function slice(text: string, from: number, to: number = Number.POSITIVE_INFINITY): string {
  if (isPlainAscii(text)) return text.slice(Math.max(0, from), Math.max(0, to));
  let out = '';
  let style = noStyle;
  let column = 0;
  let inside = false;
  for (const cell of cells(text)) {
    if (cell.kind === 'sgr') {
      style = restyle(style, cell.text);
      if (inside) out += cell.text;
      continue;
    }
    const start = column;
    column += cell.columns;
    if (column <= from && !(cell.columns === 0 && start > from)) continue;
    if (start >= to) break;
    if (!inside) out += opening(style);
    inside = true;
    out += start < from || column > to ? ' '.repeat(Math.min(column, to) - Math.max(start, from)) : cell.text;
  }
  return inside ? out + closing(style) : out;
}

function isPlainAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function cutAt(text: string, room: number, ellipsis: string): string {
  let out = '';
  let style = noStyle;
  let column = 0;
  for (const cell of cells(text)) {
    if (column + cell.columns > room) break;
    if (cell.kind === 'sgr') style = restyle(style, cell.text);
    column += cell.columns;
    out += cell.text;
  }
  return out + ellipsis + closing(style);
}

/** What is left of `text` without its first cells, at least `skip` of them: whole characters only. */
function tail(text: string, skip: number): string {
  let style: Style = noStyle;
  let column = 0;
  let at = 0;
  const all = cells(text);
  for (; at < all.length && column < skip; at++) {
    const cell = all[at] as Cell;
    if (cell.kind === 'sgr') style = restyle(style, cell.text);
    column += cell.columns;
  }
  return (
    opening(style) +
    all
      .slice(at)
      .map((cell) => cell.text)
      .join('')
  );
}
