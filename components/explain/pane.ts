import type { Explanation } from '../../src/explain/explanation.ts';
import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { explainPaneWords } from '../../src/words/explain-pane.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { pressScroll } from '../overlay/scroll.ts';
import { explainLines } from './lines.ts';

/** What the explain pane shows. `columns` × `rows` include the frame; `scroll` is the first line shown. */
export type ExplainPaneProps = {
  /** Null while there is nothing to explain. */
  readonly explanation: Explanation | null;
  readonly columns: number;
  readonly rows: number;
  readonly focused: boolean;
  readonly scroll: number;
  readonly language: Language;
};

/** The explain pane as a frame: what it is about in the border, with a sign for how it stands. */
export function explainPane({ explanation, scroll, language, ...frame }: ExplainPaneProps): PaneProps {
  const words = explainPaneWords(language);
  const title = explanation ? `${words.title}  ${signOf(explanation)} ${plain(explanation.title)}` : words.title;
  const all = linesOf(explanation, frame.columns, language);
  const room = Math.max(0, frame.rows - 2);
  const rest = all.slice(Math.min(scroll, Math.max(0, all.length - room)));
  const hidden = rest.length - room;
  const lines = hidden > 0 ? rest.slice(0, room) : rest;
  return { ...frame, number: '5', title, aside: hidden > 0 ? words.more(hidden) : '', lines };
}

/** The first line shown after a key, or null when the key does not scroll. */
export function pressExplain(
  { explanation, columns, rows, scroll, language }: ExplainPaneProps,
  key: string,
): number | null {
  const total = linesOf(explanation, columns, language).length;
  return pressScroll(scroll, key, { total, rows: Math.max(0, rows - 2) });
}

function linesOf(explanation: Explanation | null, columns: number, language: Language): readonly string[] {
  if (explanation) return explainLines(explanation, columns - 2, language);
  return explainLines(
    { title: '', tone: 'neutral', paragraphs: [explainPaneWords(language).nothing], advice: [] },
    columns - 2,
    language,
  );
}

const SIGNS: Readonly<Record<Explanation['tone'], string>> = {
  good: style.good('✔'),
  busy: style.busy('◐'),
  warn: style.warn('▲'),
  bad: style.bad('✖'),
  neutral: '·',
};

function signOf({ tone }: Explanation): string {
  return SIGNS[tone];
}
