import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { overlayWords } from '../../src/words/overlay.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { dialogColumns, dialogRows, paragraphs, type Size } from './size.ts';

/** A short message in a dialog of its own, closed by any key; `size` is that of the terminal. */
export function sayPane({
  title,
  sentence,
  size,
  language,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly size: Size;
  readonly language: Language;
}): PaneProps {
  const columns = dialogColumns(size);
  const told = paragraphs([plain(sentence)], columns - 2).slice(0, dialogRows(size) - 4);
  const lines = [...told, '', ` ${style.dim(overlayWords(language).sayHint)}`];
  return { columns, rows: lines.length + 2, focused: true, title, lines };
}
