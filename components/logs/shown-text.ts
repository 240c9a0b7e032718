import { jsonSummary } from '../../src/logs/fields.ts';
import type { TextLine } from '../../src/logs/line.ts';
import { type Matcher, matches } from '../../src/logs/matcher.ts';
import { escaped } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { logsWords } from '../../src/words/logs.ts';
import { foldedUnder } from './fold.ts';
import type { LogSource } from './source.ts';
import type { Shape } from './view.ts';

/** What is shown of a line: its text, what is put before and after it, and whether it is only the surroundings of a match. */
export type ShownText = {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly dim: boolean;
};

/** What decides how a line is shown. */
export type TextLook = {
  readonly shape: Shape;
  readonly opened: ReadonlySet<string>;
  readonly matcher: Matcher | undefined;
  readonly language: Language;
};

/** JSON beyond this many characters is shown as it came: to take it apart at every frame would be slow. */
const LONGEST_JSON = 8192;

/** The text of `line` as the view wants it. */
export function shownText(line: TextLine, look: TextLook, source: LogSource): ShownText {
  const repeats = source.sifted?.repeatsAt(line.n) ?? 1;
  const before = repeats > 1 ? `×${repeats} ` : '';
  const dim = source.sifted?.isContext(line.n) ?? false;
  if (look.shape === 'escaped') return { text: escaped(line.raw()), before, after: '', dim };
  if (look.shape === 'raw') return { text: line.text, before, after: '', dim };
  return { text: readable(line.text, look.matcher), before, after: noteAfter(line, look, source), dim };
}

/** A JSON line as its message and fields; as it came where only that shows what was searched for. */
function readable(text: string, matcher: Matcher | undefined): string {
  if (!text.startsWith('{') || text.length > LONGEST_JSON) return text;
  const summary = jsonSummary(text);
  if (summary === undefined) return text;
  return matcher && !matches(summary, matcher) && matches(text, matcher) ? text : summary;
}

/** What is folded under the line, or that its end is missing. */
function noteAfter(line: TextLine, look: TextLook, source: LogSource): string {
  const words = logsWords(look.language);
  const tail = foldedUnder(source, look, line.n);
  if (tail) return words.folded(tail.lines, tail.summary);
  return line.cut ? words.cut : '';
}
