import { keyLabel } from '../../commands/key.ts';
import type { Advice, Explanation } from '../../src/explain/explanation.ts';
import { pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';

/** All lines of an explanation, each in exactly `columns` cells: the paragraphs, then the advice, numbered, with key and command line. */
export function explainLines(
  { paragraphs, advice }: Explanation,
  columns: number,
  language: Language,
): readonly string[] {
  const inside = Math.max(1, columns - 2);
  const told = paragraphs.map((paragraph) => wrap(plain(paragraph), inside));
  const advised = advice.map((one, at) => adviceLines(one, at + 1, inside, language));
  const blocks = [...told, ...(advised.length > 0 ? [advised.flat()] : [])];
  return blocks.flatMap((block, at) => (at === 0 ? block : ['', ...block])).map((line) => pad(` ${line}`, columns));
}

function adviceLines(
  { key, text, command }: Advice,
  number: number,
  columns: number,
  language: Language,
): readonly string[] {
  const head = `${style.strong(`${number}`)}  `;
  const label = key === null ? '' : keyLabel(key, language);
  const shownKey = key === null ? '' : ` ${style.selected(` ${label} `)}`;
  const indent = ' '.repeat(width(head));
  const room = Math.max(1, columns - width(head));
  const texts = wrap(plain(text) + shownKey.replaceAll('\n', ' '), room);
  const commands = command === null ? [] : wrap(`$ ${plain(command)}`, room).map((line) => style.dim(line));
  return [...texts, ...commands].map((line, at) => (at === 0 ? head : indent) + line);
}
