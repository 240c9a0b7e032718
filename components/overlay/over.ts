import { pad, slice } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';

/** A screen of `columns` cells a row with `box`, rows of equal width, drawn over its middle. */
export function over(screen: readonly string[], box: readonly string[], columns: number): readonly string[] {
  const left = Math.max(0, Math.floor((columns - width(box[0] ?? '')) / 2));
  const top = Math.max(0, Math.floor((screen.length - box.length) / 2));
  return overAt(screen, box, { columns, left, top });
}

/** The same in its lower right corner, within its last pane. */
export function overCorner(screen: readonly string[], box: readonly string[], columns: number): readonly string[] {
  const left = Math.max(0, columns - width(box[0] ?? '') - 2);
  const top = Math.max(0, screen.length - box.length - 2);
  return overAt(screen, box, { columns, left, top });
}

function overAt(
  screen: readonly string[],
  box: readonly string[],
  { columns, left, top }: { readonly columns: number; readonly left: number; readonly top: number },
): readonly string[] {
  const wide = width(box[0] ?? '');
  return screen.map((row, at) => {
    const part = box[at - top];
    if (part === undefined) return row;
    const end = left + wide;
    return pad(slice(row, 0, left), left) + part + pad(slice(row, end, columns), Math.max(0, columns - end));
  });
}
