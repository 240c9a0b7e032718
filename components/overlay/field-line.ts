import { pad, slice } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { style } from '../frame/style.ts';
import type { Field } from './field.ts';

/** A field in exactly `columns` cells, with its cursor, scrolled sideways so that the cursor is in sight. */
export function fieldLine({ text, cursor }: Field, columns: number): string {
  const under = firstCharacter(text.slice(cursor));
  const left = Math.max(0, width(text.slice(0, cursor)) + Math.max(1, width(under)) - columns);
  const line = text.slice(0, cursor) + block(under) + text.slice(cursor + under.length);
  return pad(slice(line, left, left + columns), columns);
}

/** Where there are no colours there is no inverse either, and a bar shows the place. */
function block(character: string): string {
  const shown = style.selected(character === '' ? ' ' : character);
  return shown.includes('\x1b') ? shown : `▏${character}`;
}

function firstCharacter(text: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return first?.segment ?? '';
}
