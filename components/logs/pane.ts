import type { Language } from '../../src/words/catalogue.ts';
import { logsWords } from '../../src/words/logs.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { logsAside } from './aside.ts';
import { type EmptyReason, emptyLines } from './empty.ts';
import { logsLines } from './lines.ts';
import type { LogSource } from './source.ts';
import type { LogsView } from './view.ts';

/** What the logs pane shows. `columns` × `rows` include the frame; `now` in milliseconds since the epoch. */
export type LogsPaneProps = {
  readonly columns: number;
  readonly rows: number;
  readonly focused: boolean;
  /** The service that it is of; null for all of them, merged. */
  readonly service: string | null;
  readonly source: LogSource;
  readonly view: LogsView;
  /** What to say while `source` holds no line. */
  readonly emptyReason: EmptyReason;
  readonly language: Language;
  readonly now: number;
};

/** The logs pane as a frame: the log that `source` holds, or why it holds none. */
export function logsPane({ service, source, view, emptyReason, language, now, ...frame }: LogsPaneProps): PaneProps {
  const words = logsWords(language);
  const place = { columns: frame.columns - 2, rows: frame.rows - 2, language, now };
  const empty = source.end === source.first;
  return {
    ...frame,
    number: '4',
    title: `${words.title}  ${service ?? words.merged}`,
    aside: empty ? '' : logsAside(source, view, language),
    lines: empty ? emptyLines(emptyReason, place.columns, language) : logsLines({ source, view, ...place }),
  };
}
