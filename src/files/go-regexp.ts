/**
 * A regular expression of Go's package `regexp` as one of JavaScript: `.` is anything but a line feed, characters are code points, and a `]` may stand alone.
 * Knows what moby's pattern matcher writes; null for one that Go would not compile.
 */
export function goRegExp(source: string): RegExp | null {
  const characters = [...source];
  let text = '';
  for (let at = 0; at < characters.length; ) {
    const character = characters[at] ?? '';
    if (character === '[') {
      const found = readClass(characters, at);
      if (!found) return null;
      text += found.text;
      at = found.end;
    } else if (character === '\\') {
      const escaped = escapeOutside(characters[at + 1]);
      if (escaped === null) return null;
      text += escaped;
      at += 2;
    } else {
      text += character === '.' ? '[^\\n]' : character === ']' ? '\\]' : character;
      at += 1;
    }
  }
  return compiled(text);
}

function compiled(text: string): RegExp | null {
  try {
    return new RegExp(text, 'u');
  } catch {
    return null;
  }
}

type ClassRead = { readonly text: string; readonly end: number };

/** Reads `[…]` from its `[`: a `]` that comes first is one of its characters. */
function readClass(characters: readonly string[], start: number): ClassRead | null {
  let at = start + 1;
  const isNegated = characters[at] === '^';
  if (isNegated) at += 1;
  let text = isNegated ? '[^' : '[';
  for (let isFirst = true; isFirst || characters[at] !== ']'; isFirst = false) {
    const low = readMember(characters, at);
    if (!low) return null;
    at = low.end;
    const isRange = characters[at] === '-' && characters[at + 1] !== ']' && characters[at + 1] !== undefined;
    const high = isRange ? readMember(characters, at + 1) : low;
    if (!high) return null;
    at = high.end;
    // A range that runs backwards is refused by both languages.
    text += isRange ? `${low.text}-${high.text}` : low.text;
  }
  return { text: `${text}]`, end: at + 1 };
}

/** A character of a class, or a set such as `\d` or `[:alpha:]` in it. */
function readMember(characters: readonly string[], at: number): ClassRead | null {
  const character = characters[at];
  if (character === undefined) return null;
  if (character === '\\') {
    const escaped = characters[at + 1];
    if (escaped === undefined) return null;
    if (isPunctuation(escaped)) return { text: literal(escaped), end: at + 2 };
    const set = SETS[escaped];
    return set === undefined ? null : { text: set, end: at + 2 };
  }
  const named = character === '[' ? NAMED.exec(characters.slice(at, at + 12).join('')) : null;
  if (named) {
    const set = NAMED_SETS[named[1] ?? ''];
    return set === undefined ? null : { text: set, end: at + named[0].length };
  }
  return { text: literal(character), end: at + 1 };
}

function escapeOutside(character: string | undefined): string | null {
  if (character === undefined) return null;
  if (isPunctuation(character)) return literal(character);
  if (character === 'b' || character === 'B') return `\\${character}`;
  const set = SETS[character];
  return set === undefined ? null : set.startsWith('\\') ? set : `[${set}]`;
}

function isPunctuation(character: string): boolean {
  return /^[\0-\x7f]$/.test(character) && !/^[A-Za-z0-9]$/.test(character);
}

function literal(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Go's `\s` has no vertical tab and nothing beyond ASCII. */
const SETS: Readonly<Record<string, string>> = {
  d: '\\d',
  D: '\\D',
  w: '\\w',
  W: '\\W',
  s: '\\t\\n\\f\\r ',
  a: '\\u{7}',
  f: '\\f',
  t: '\\t',
  n: '\\n',
  r: '\\r',
  v: '\\v',
};

const NAMED = /^\[:([a-z]+):\]/;

const NAMED_SETS: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};
