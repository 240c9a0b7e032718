import { pad, slice } from '../../src/text/clip.ts';
import { closing, noStyle, restyle } from '../../src/text/sgr.ts';
import { width } from '../../src/text/width.ts';

/**
 * The cells of `text` from `left`, in exactly `columns` cells, its styles closed at the end. `dress` may add styles to it, not text.
 * Most lines fit as they are, and then nothing is taken apart: this runs for every line of every frame.
 */
export function fitted(text: string, left: number, columns: number, dress: (text: string) => string): string {
  const seen = within(text, left + columns + 1);
  const cells = width(seen);
  if (left === 0 && cells <= columns) return closed(dress(seen)) + ' '.repeat(columns - cells);
  return pad(slice(dress(seen), left, left + columns + 1), columns);
}

/** As much from the beginning of `text` as `columns` cells can show: a line may be a megabyte, and measuring all of it would stop the screen. */
export function within(text: string, columns: number): string {
  const head = text.slice(0, columns);
  if (head.length === text.length || printableAscii.test(head)) return head;
  let left = columns;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('\x1b', at);
    const end = next === -1 ? text.length : next;
    const kept = upTo(text.slice(at, end), left);
    if (at + kept.length < end || next === -1) return text.slice(0, at + kept.length);
    left -= width(kept);
    const close = text.indexOf('m', end);
    if (close === -1) return text;
    at = close + 1;
  }
  return text;
}

const sgrSequence = /\x1b\[[\d;:]*m/g;

/** The longest characters that a person can be meant to read, joined emoji, take this many code units for two cells. */
const UNITS_PER_CELL = 12;

function upTo(piece: string, columns: number): string {
  const plain = piece.slice(0, columns);
  if (plain.length === piece.length || printableAscii.test(plain)) return plain;
  return piece.slice(0, columns * UNITS_PER_CELL);
}

const printableAscii = /^[\x20-\x7e]*$/;

function closed(text: string): string {
  if (!text.includes('\x1b')) return text;
  let style = noStyle;
  for (const [sequence] of text.matchAll(sgrSequence)) style = restyle(style, sequence);
  return style.size === 0 ? text : text + closing(style);
}
