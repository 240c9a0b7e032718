import { count } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { overlayWords } from '../../src/words/overlay.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { logsLines, reachOf } from '../logs/lines.ts';
import type { Reach } from '../logs/view.ts';
import { fieldLine } from './field-line.ts';
import { type ReaderState, readerSource } from './reader.ts';
import type { Size } from './size.ts';

/** The output of a job, on the whole terminal. `title` is the command as it was typed. */
export type ReaderProps = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly state: ReaderState;
  readonly size: Size;
  readonly language: Language;
};

/** The reader. */
export function readerPane(props: ReaderProps): PaneProps {
  const { title, lines, state, size, language } = props;
  const words = overlayWords(language);
  const frame = frameOf(props);
  const reach = reachOf(frame);
  const shown = lines.length === 0 ? [` ${style.dim(words.readerEmpty)}`] : logsLines(frame);
  const blank = Array<string>(Math.max(0, frame.rows - shown.length)).fill('');
  return {
    ...size,
    focused: true,
    title: plain(title),
    aside: lines.length === 0 ? '' : words.position(count(reach.bottom), count(lines.length)),
    lines: [...shown, ...blank, footOf(state, size.columns - 2, language)],
  };
}

/** Where the reader stands, for `pressReader`. */
export function readerReach(props: ReaderProps): Reach {
  return reachOf(frameOf(props));
}

function frameOf({ lines, state, size, language }: ReaderProps) {
  return {
    source: readerSource(lines),
    view: state.view,
    columns: size.columns - 2,
    rows: Math.max(1, size.rows - 3),
    language,
    now: 0,
  };
}

function footOf({ view, typing }: ReaderState, columns: number, language: Language): string {
  const words = overlayWords(language);
  if (!typing && view.query !== '' && view.cursor === null) return ` ${style.warn(`✖ ${words.noMatch(view.query)}`)}`;
  if (!typing) return ` ${style.dim(words.readerHint)}`;
  const label = ` ${words.readerSearch} `;
  return label + fieldLine(typing, columns - width(label));
}
