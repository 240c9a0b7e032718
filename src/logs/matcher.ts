import { setFlagsFromString } from 'node:v8';

// A pattern such as `(a+)+$` takes V8's usual engine for ever on a long line. With this flag V8 goes over to its linear one after 50,000 steps back; that
// has no `i`, so text is made small instead.
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');

/** A query ready to search with. */
export type Matcher = {
  readonly query: string;
  /** Always global. Where letter case does not matter, for text in small letters, if `isFolded`. */
  readonly pattern: RegExp;
  readonly isFolded: boolean;
  readonly caseless: boolean;
  /** The very text to look for, when the query is no regular expression or not a valid one. */
  readonly literal: string | undefined;
  /** Whether letter case matters to the query at all, and whether for letters of ASCII only. */
  readonly cased: 'no' | 'ASCII' | 'beyond ASCII';
  /** Why the query is taken literally although it looks like a regular expression: the engine's own words. */
  readonly problem: string | undefined;
};

/**
 * Makes a query into a matcher: a regular expression, or the literal text when it is not a valid one. Letter case counts
 * as soon as the query has a capital letter (smart case). Undefined for an empty query.
 */
export function compile(query: string): Matcher | undefined {
  if (query === '') return undefined;
  const caseless = !/\p{Lu}/u.test(query.replace(/\\[A-Za-z]/g, ''));
  const cased = caseKind(query);
  // A letter that is written as a number may be a capital.
  const isFolded = caseless && cased !== 'no' && !/\\[xucpP]/.test(query);
  const flags = caseless && !isFolded ? 'gi' : 'g';
  const known = { query, caseless, cased, isFolded };
  if (!/[\\^$.*+?()[\]{}|]/.test(query)) {
    return { ...known, pattern: new RegExp(query, flags), literal: query, problem: undefined };
  }
  try {
    return { ...known, pattern: new RegExp(query, flags), literal: undefined, problem: undefined };
  } catch (error) {
    const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), flags);
    return { ...known, pattern, literal: query, problem: String(error).replace(/^\w+: /, '') };
  }
}

/** Whether the text that is shown, SGR apart, matches. */
export function matches(text: string, matcher: Matcher): boolean {
  const shown = text.includes('\x1b') ? text.replace(sgr, '') : text;
  const folded = matcher.isFolded ? shown.toLowerCase() : shown;
  matcher.pattern.lastIndex = 0;
  return matcher.pattern.test(folded);
}

/** Where a match begins and ends in a text, in UTF-16 units of the text as it was given, with its SGR. */
export type Range = { readonly start: number; readonly end: number };

/** All matches that are not empty, for highlighting: SGR within `text` is passed over but counted in the positions. */
export function matchRanges(text: string, matcher: Matcher): readonly Range[] {
  const { shown, position } = withoutSgr(text);
  const ranges: Range[] = [];
  for (const match of foldedInPlace(shown, matcher).matchAll(matcher.pattern)) {
    if (match[0] === '') continue;
    ranges.push({ start: position(match.index), end: position(match.index + match[0].length - 1) + 1 });
  }
  return ranges;
}

/** The text as the pattern takes it, each character in its place: one whose small letter is longer, as that of `İ`, stays as it is. */
function foldedInPlace(text: string, { isFolded }: Matcher): string {
  if (!isFolded) return text;
  const folded = text.toLowerCase();
  if (folded.length === text.length) return folded;
  return [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');
}

const sgr = /\x1b\[[\d;:]*m/g;

function caseKind(query: string): Matcher['cased'] {
  if (query.toLowerCase() === query.toUpperCase()) return 'no';
  return /[^\x00-\x7f]/.test(query) ? 'beyond ASCII' : 'ASCII';
}

/** The text without SGR, and for a position in it that in the whole text. */
function withoutSgr(text: string): { readonly shown: string; position(at: number): number } {
  if (!text.includes('\x1b')) return { shown: text, position: (at) => at };
  const removed: { readonly at: number; readonly total: number }[] = [];
  let total = 0;
  const shown = text.replace(sgr, (sequence, offset: number) => {
    removed.push({ at: offset - total, total: total + sequence.length });
    total += sequence.length;
    return '';
  });
  return { shown, position: (at) => at + (removed.findLast((gap) => gap.at <= at)?.total ?? 0) };
}
