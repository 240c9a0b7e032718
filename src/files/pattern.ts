import { goRegExp } from './go-regexp.ts';

/** Tells whether a path, as it is and without regard to its folders, is what the pattern says. */
export type PathTest = (path: string) => boolean;

/**
 * A pattern as `Pattern.compile` and `Pattern.match` of github.com/moby/patternmatcher take it, on systems whose separator is `/`. The pattern is
 * clean and has no `!` before it. Null for one that they refuse: there nothing can match.
 */
export function compilePattern(pattern: string): PathTest | null {
  if (!isWellFormed(pattern)) return null;
  const { kind, source } = regExpOf(pattern);
  if (kind === 'exact') return (path) => path === pattern;
  if (kind === 'prefix') {
    const prefix = pattern.slice(0, -2);
    return (path) => path.startsWith(prefix);
  }
  if (kind === 'suffix') {
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  // Any number of `**/` says the same as one, and one is quick to try.
  const regExp = goRegExp(source.replaceAll(/(?:\(\.\*\/\)\?)+/g, '(.*/)?'));
  return regExp === null ? null : (path) => regExp.test(path);
}

type Kind = 'exact' | 'prefix' | 'suffix' | 'regexp';

/** What kind of test moby chooses for a pattern, and the regular expression, in Go's language, that it writes for it. */
export function regExpOf(pattern: string): { readonly kind: Kind; readonly source: string } {
  const characters = [...pattern];
  let kind: Kind = 'exact';
  let source = '^';
  for (let at = 0, turn = 0; at < characters.length; turn += 1) {
    const character = characters[at] ?? '';
    const next = characters[at + 1];
    at += 1;
    if (character === '*' && next === '*') {
      at += 1;
      if (characters[at] === '/') at += 1;
      const isLast = at >= characters.length;
      if (!isLast || kind !== 'exact') source += isLast ? '.*' : '(.*/)?';
      kind = isLast && kind === 'exact' ? 'prefix' : 'regexp';
      if (turn === 0) kind = 'suffix';
    } else if (character === '*' || character === '?') {
      source += character === '*' ? '[^/]*' : '[^/]';
      kind = 'regexp';
    } else if (character === '\\') {
      // An escaped character is written as it stands, so that `\d` is any digit: moby's own habit.
      source += `\\${next ?? ''}`;
      if (next !== undefined) kind = 'regexp';
      at += 1;
    } else {
      source += MEANS_NOTHING.includes(character) ? `\\${character}` : character;
      if (character === '[' || character === ']') kind = 'regexp';
    }
  }
  return { kind, source: `${source}$` };
}

/** What a regular expression would take for more than itself, and a pattern does not. */
const MEANS_NOTHING = '.+()|{}$';

/** What `filepath.Match` of Go asks of a pattern: closed classes whose ranges have both ends, and something after each `\`. */
export function isWellFormed(pattern: string): boolean {
  const characters = [...pattern];
  let at = 0;
  while (at < characters.length) {
    if (characters[at] === '[') {
      const end = endOfClass(characters, at);
      if (end === -1) return false;
      at = end;
    } else if (characters[at] === '\\') {
      if (at + 1 >= characters.length) return false;
      at += 2;
    } else {
      at += 1;
    }
  }
  return true;
}

function endOfClass(characters: readonly string[], start: number): number {
  let at = characters[start + 1] === '^' ? start + 2 : start + 1;
  for (let count = 0; count === 0 || characters[at] !== ']'; count += 1) {
    at = endOfBound(characters, at);
    if (at !== -1 && characters[at] === '-') at = endOfBound(characters, at + 1);
    if (at === -1) return -1;
  }
  return at + 1;
}

/** A bound is one character, not a bare `-` or `]`, and something must come after it. */
function endOfBound(characters: readonly string[], at: number): number {
  const character = characters[at];
  if (character === undefined || character === '-' || character === ']') return -1;
  const end = character === '\\' ? at + 2 : at + 1;
  return end < characters.length ? end : -1;
}
