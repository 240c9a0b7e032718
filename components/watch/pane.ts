import { watchWords } from '../../src/words/watch.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { type WatchView, watchAside, watchLines } from './lines.ts';

/** The watch pane; `columns` × `rows` include its frame. */
export type WatchPaneProps = Omit<WatchView, 'watchKey'> & { readonly watchKey?: string; readonly focused: boolean };

/** The watch pane as a frame: the rules of a service or of the project, and what they did. */
export function watchPane({ focused, watchKey = 'w', ...props }: WatchPaneProps): PaneProps {
  const { columns, rows, language, service } = props;
  const view = { ...props, watchKey, columns: columns - 2, rows: rows - 2 };
  const title = watchWords(language).title + (service === null ? '' : `  ${service}`);
  return { columns, rows, focused, number: '3', title, aside: watchAside(view), lines: watchLines(view) };
}
