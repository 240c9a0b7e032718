import type { Language } from '../../src/words/catalogue.ts';
import { logsWords } from '../../src/words/logs.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { logsAside, type Matches } from './aside.ts';
import { type EmptyReason, emptyLines } from './empty.ts';
import { type LogsFrame, logsLines } from './lines.ts';
import { noteRow } from './row.ts';
import type { LogSource } from './source.ts';
import type { LogsView } from './view.ts';

/** What the logs pane shows. `columns` × `rows` include the frame; `now` in milliseconds since the epoch. */
export type LogsPaneProps = {
  readonly columns: number;
  readonly rows: number;
  readonly focused: boolean;
  /** The services that it is of; null for all of them. */
  readonly services: string | null;
  readonly source: LogSource;
  readonly view: LogsView;
  /** How many lines match the view's search; null without one. */
  readonly matches: Matches | null;
  /** What to say while `source` holds no line. */
  readonly emptyReason: EmptyReason;
  readonly language: Language;
  readonly now: number;
};

/** The logs pane as a frame: the log that `source` holds, or why it holds none. */
export function logsPane({
  services,
  source,
  view,
  matches,
  emptyReason,
  language,
  now,
  ...frame
}: LogsPaneProps): PaneProps {
  const words = logsWords(language);
  const place = { columns: frame.columns - 2, rows: frame.rows - 2, language, now };
  const empty = source.sifted ? source.sifted.of === 0 : source.end === source.first;
  return {
    ...frame,
    number: '4',
    title: `${words.title}  ${services ?? words.merged}`,
    aside: empty ? '' : logsAside(source, view, matches, language),
    lines: empty ? emptyLines(emptyReason, place.columns, language) : shownLines({ source, view, ...place }),
  };
}

function shownLines(frame: LogsFrame): readonly string[] {
  const { source, columns, language } = frame;
  if (source.end > source.first || !source.sifted) return logsLines(frame);
  const words = logsWords(language);
  return [noteRow(source.sifted.progress < 1 ? words.filtering : words.nothingLeft, columns)];
}
