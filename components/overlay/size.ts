import { wrap } from '../../src/text/wrap.ts';

/** The terminal's size, in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** The cells of a dialog, frame included: what reads well, or what there is. */
export function dialogColumns({ columns }: Size): number {
  return Math.max(20, Math.min(84, columns - 4));
}

/** The most rows of a dialog, frame included, so that some of what is under it stays in sight. */
export function dialogRows({ rows }: Size): number {
  return Math.max(5, rows - 4);
}

/** Texts wrapped into `columns` cells, each beginning with a space as all lines in a dialog do. */
export function paragraphs(texts: readonly string[], columns: number): readonly string[] {
  return texts.flatMap((text) => wrap(text, Math.max(1, columns - 2))).map((line) => ` ${line}`);
}
