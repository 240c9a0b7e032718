import { type Matcher, matchRanges } from '../../src/logs/matcher.ts';
import { closing, noStyle, opening, restyle, type Style } from '../../src/text/sgr.ts';

/**
 * `text` with every match painted by `mark`. Matches are sought in what a reader sees, across changes of style; the text's own styles are left out
 * inside a match and come back after it.
 */
export function highlight(text: string, matcher: Matcher, mark: (found: string) => string): string {
  let out = '';
  let style = noStyle;
  let at = 0;
  for (const { start, end } of matchRanges(text, matcher)) {
    const before = text.slice(at, start);
    const found = text.slice(start, end);
    style = styleAfter(before, style);
    out += before + closing(style);
    style = styleAfter(found, style);
    out += mark(found.replace(sgrSequence, '')) + opening(style);
    at = end;
  }
  return out + text.slice(at);
}

const sgrSequence = /\x1b\[[\d;:]*m/g;

function styleAfter(text: string, style: Style): Style {
  if (!text.includes('\x1b')) return style;
  return [...text.matchAll(sgrSequence)].reduce((now, [sequence]) => restyle(now, sequence), style);
}
