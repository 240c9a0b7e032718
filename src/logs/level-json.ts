import { letterLevel } from './level-prefix.ts';
import { valueLevel } from './level-words.ts';

/**
 * The code of the level that a JSON object on one line gives itself, else 0: the value, a word or a number, of the field
 * `level`, `severity`, `lvl`, `levelname`, `loglevel`, `log.level`, `@l`, `@level` or MongoDB's `s`, in the object itself and
 * not in one inside it. A `{` that no JSON follows gives 0 too.
 */
export function jsonLevel(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  let keyNext = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      const close = closingQuote(bytes, at + 1, end);
      if (keyNext && depth === 1 && isLevelKey(bytes, at + 1, close)) {
        const code = fieldValue(bytes, close + 1, end);
        if (code !== -1) return code;
      }
      keyNext = false;
      at = close;
    } else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      keyNext = byte === openBrace;
    } else if (byte === closeBrace || byte === closeBracket) depth -= 1;
    else if (byte === comma) keyNext = true;
  }
  return 0;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const levelKeys = ['level', 'severity', 'lvl', 'levelname', 'loglevel', 'log.level', '@l', '@level', 's'].map((key) =>
  new TextEncoder().encode(key),
);

function closingQuote(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

function isLevelKey(bytes: Uint8Array, from: number, to: number): boolean {
  const first = (bytes[from] as number) | 0x20;
  // 'l', 's', and '@' with the bit that makes letters small.
  if (first !== 0x6c && first !== 0x73 && first !== 0x60) return false;
  return levelKeys.some((key) => to - from === key.length && isSame(bytes, from, key));
}

function isSame(bytes: Uint8Array, from: number, key: Uint8Array): boolean {
  for (let n = 0; n < key.length; n++) {
    const byte = bytes[from + n] as number;
    if (byte !== key[n] && (byte | 0x20) !== key[n]) return false;
  }
  return true;
}

function fieldValue(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] === colon || bytes[at] === 0x20)) at += 1;
  if (bytes[at] !== quote) return valueLevel(bytes, at, end);
  const close = closingQuote(bytes, at + 1, end);
  // MongoDB has one letter, and D1 to D5.
  if (close - at <= 3) return letterLevel(bytes[at + 1]);
  return valueLevel(bytes, at + 1, close);
}
