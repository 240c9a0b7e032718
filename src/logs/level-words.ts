import { addLetter, type LevelWord, levelWord, numericLevel } from './level-table.ts';

/**
 * The code of the first word that says a level, else 0. A bare word counts only near the beginning: after three words of
 * prose a line is talking, and only a field such as `level=error` still says something about the line itself.
 */
export function wordLevel(bytes: Uint8Array, start: number, end: number): number {
  let before = space;
  let prose = 0;
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    if (isLetter[byte] === 0) {
      before = byte;
      at += 1;
      if (byte !== escapeByte) continue;
      while (at < end && bytes[at++] !== lowerM);
      before = space;
      continue;
    }
    if (prose === mostProse) return lateFieldLevel(bytes, at, end);
    const from = at;
    while (at < end && isLetter[bytes[at] as number] === 1) at += 1;
    const found = at - from >= shortestWord && at - from <= longestWord ? wordAt(bytes, from, at) : undefined;
    if (found !== undefined) {
      const code = judge(found, { bytes, start, from, to: at, end, before, prose });
      if (code !== -1) return code;
    } else {
      const next = at < end ? (bytes[at] as number) : space;
      if (prose <= 1 && (next === colon || (at === end && before === dot))) {
        const code = exceptionLevel(bytes, from, at, end);
        if (code !== -1) return code;
      }
      if (before <= space && next <= space && isSmall(bytes[at - 1])) {
        if (prose === 0 && isUncaught(bytes, from, end)) return 4;
        prose += 1;
      }
    }
    before = bytes[at - 1] as number;
  }
  return 0;
}

const space = 0x20;
const colon = 0x3a;
const dot = 0x2e;
const escapeByte = 0x1b;
const lowerM = 0x6d;
const shortestWord = 3;
const longestWord = 11;
const mostProse = 3;

const isLetter = new Uint8Array(256);
for (let letter = 0; letter < 26; letter++) isLetter[0x41 + letter] = isLetter[0x61 + letter] = 1;

/** What may stand right before and right after a level in capitals, and before a field's name. */
const mayPrecede = oneOf(' \t[(<|:]*>');
const mayPrecedeField = oneOf(' \t"\',;{[(.@');
const mayFollow = oneOf(' \t\r:])>|/[(!');

/** A word that may say a level, and where it stands. */
type Place = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly before: number;
  readonly prose: number;
};

function wordAt(bytes: Uint8Array, from: number, to: number): LevelWord | undefined {
  let hash = 0;
  for (let at = from; at < to; at++) hash = addLetter(hash, bytes[at] as number);
  return levelWord(hash, bytes, from, to);
}

function isSmall(letter: number | undefined): boolean {
  return letter !== undefined && (letter & 0x20) !== 0;
}

function judge(found: LevelWord, place: Place): number {
  const { bytes, from, to, end, before } = place;
  // No logger writes a level as `eRROR`: the first and the last letter tell.
  const capitals = !isSmall(bytes[from]) && !isSmall(bytes[to - 1]);
  const next = to < end ? (bytes[to] as number) : space;
  if (found.needs === 'key') return mayPrecedeField[before] === 1 ? fieldLevel(bytes, to, end) : -1;
  const inBrackets = (before === 0x5b || before === colon) && next === 0x5d;
  if (found.needs === 'bracket') return inBrackets || next === 0x5b ? found.code : -1;
  if (found.needs === 'colon') return capitals && next === colon && before <= space ? found.code : -1;
  // Monolog: `[2026-11-25 12:00:00] local.ERROR: …`.
  if (capitals && before === dot && next === colon) return found.code;
  const surrounded = mayPrecede[before] === 1 && (mayFollow[next] === 1 || next === escapeByte);
  if (!surrounded) return -1;
  if (capitals && found.needs === 'any') return found.code;
  return inBrackets || isEnclosed(before, next) || isLabel(place, next) || isSeparated(place) ? found.code : -1;
}

/** `<error>` and `(error)`. */
function isEnclosed(before: number, next: number): boolean {
  return (before === 0x3c && next === 0x3e) || (before === 0x28 && next === 0x29);
}

/** `error: …` with hardly a word before it, and npm's `npm error …`. */
function isLabel({ bytes, start, to, end, before, prose }: Place, next: number): boolean {
  if (prose <= 1 && next === colon) return before !== colon && (to + 1 >= end || (bytes[to + 1] as number) <= space);
  return prose === 1 && startsWith(bytes, start, end, npm);
}

/** Between tabs, dashes or bars: zap's `…\terror\t…`, `- error -`, `| error |`. */
function isSeparated({ bytes, start, from, to, end, prose }: Place): boolean {
  if (prose > 1) return false;
  let left = from - 1;
  while (left > start && bytes[left] === space) left -= 1;
  let right = to;
  while (right < end && bytes[right] === space) right += 1;
  return left >= start && right < end && isSeparator[bytes[left] as number] === 1 && bytes[left] === bytes[right];
}

const isSeparator = oneOf('\t-|');
const npm = ascii('npm ');

/** The value of the first field further on that is named as a level: `level=error` after a message in many words. */
function lateFieldLevel(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (bytes[at] !== 0x3d) continue;
    let from = at;
    while (from > start && isLetter[bytes[from - 1] as number] === 1) from -= 1;
    if (at - from > longestWord || mayPrecedeField[bytes[from - 1] as number] === 0) continue;
    const code = wordAt(bytes, from, at)?.needs === 'key' ? fieldLevel(bytes, at, end) : -1;
    if (code !== -1) return code;
  }
  return 0;
}

/** The value of a field: `=error`, `="error"`, `":"error"`, `=30`. */
function fieldLevel(bytes: Uint8Array, at: number, end: number): number {
  let value = at;
  if (bytes[value] === 0x22) value += 1;
  if (bytes[value] !== 0x3d && !(bytes[value] === colon && value > at)) return -1;
  value += 1;
  while (value < end && (bytes[value] === 0x22 || bytes[value] === space)) value += 1;
  return valueLevel(bytes, value, end);
}

/** The level that the word or number at `at` stands for, or -1. */
export function valueLevel(bytes: Uint8Array, at: number, end: number): number {
  let to = at;
  let number = 0;
  while (to < end && isLetter[bytes[to] as number] === 1) to += 1;
  if (to > at) {
    const found = wordAt(bytes, at, to);
    return found === undefined || found.needs === 'key' || found.needs === 'colon' ? -1 : found.code;
  }
  for (; to < end && (bytes[to] as number) >= 0x30 && (bytes[to] as number) <= 0x39 && to - at < 3; to++) {
    number = number * 10 + (bytes[to] as number) - 0x30;
  }
  return to > at ? numericLevel(number) : -1;
}

/** `ValueError: …`, `java.lang.NullPointerException: …`, `DeprecationWarning: …`: the colon stands at `to`. */
function exceptionLevel(bytes: Uint8Array, from: number, to: number, end: number): number {
  if (to + 1 < end && (bytes[to + 1] as number) > space) return -1;
  if (endsWith(bytes, from, to, errorSuffix) || endsWith(bytes, from, to, exceptionSuffix)) return 4;
  return endsWith(bytes, from, to, warningSuffix) ? 3 : -1;
}

/** The first words of an exception that nobody caught. */
function isUncaught(bytes: Uint8Array, from: number, end: number): boolean {
  const first = bytes[from];
  if (first === 0x54) return startsWith(bytes, from, end, traceback);
  if (first === 0x45) return startsWith(bytes, from, end, exceptionIn);
  return first === 0x74 && startsWith(bytes, from, end, rustThread) && includes(bytes, from, end, panicked);
}

const errorSuffix = ascii('Error');
const exceptionSuffix = ascii('Exception');
const warningSuffix = ascii('Warning');
const traceback = ascii('Traceback (most recent call last)');
const exceptionIn = ascii('Exception in thread');
const rustThread = ascii("thread '");
const panicked = ascii(' panicked at');

function startsWith(bytes: Uint8Array, at: number, end: number, wanted: Uint8Array): boolean {
  if (end - at < wanted.length) return false;
  for (let n = 0; n < wanted.length; n++) if (bytes[at + n] !== wanted[n]) return false;
  return true;
}

function endsWith(bytes: Uint8Array, from: number, to: number, wanted: Uint8Array): boolean {
  return to - from >= wanted.length && startsWith(bytes, to - wanted.length, to, wanted);
}

function includes(bytes: Uint8Array, from: number, end: number, wanted: Uint8Array): boolean {
  for (let at = from; at < end; at++) if (startsWith(bytes, at, end, wanted)) return true;
  return false;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function oneOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of ascii(characters)) table[byte] = 1;
  return table;
}
