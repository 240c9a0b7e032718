/** The first byte that shows, past spaces, tabs and SGR; `end` for a blank line. */
export function firstInk(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = bytes[at];
    if (byte === 0x20 || byte === 0x09) at += 1;
    else if (byte === 0x1b) at = afterSgr(bytes, at, end);
    else break;
  }
  return at;
}

/** Whether a space or a tab stands before `at`, where the line begins to show; one that only resets a colour does not count. */
export function isIndented(bytes: Uint8Array, start: number, at: number): boolean {
  return (
    at > start && (bytes[at - 1] === 0x20 || bytes[at - 1] === 0x09 || bytes[start] === 0x20 || bytes[start] === 0x09)
  );
}

/** Whether a date (`2026-11-24`, `2026/11/24`) or a time (`12:04:31`) stands at `at`, bare or in a bracket. */
export function isClock(bytes: Uint8Array, at: number, end: number): boolean {
  const from = bytes[at] === 0x5b ? at + 1 : at;
  let digits = from;
  while (digits < end && digits < from + 5 && isDigit(bytes[digits])) digits += 1;
  const sign = bytes[digits];
  if (end - digits < 4 || !isDigit(bytes[digits + 1]) || !isDigit(bytes[digits + 2])) return false;
  if (digits - from === 4) return sign === 0x2d || sign === 0x2f;
  return digits - from === 2 && sign === 0x3a && bytes[digits + 3] === 0x3a;
}

/**
 * The end of the exception's name at `at`, or -1: letters, digits, `_`, `$`, `.` and `\`, then the end of the line or a colon
 * and a space, possibly coloured; Node puts a code between, as in `TypeError [ERR_X]: …`.
 */
export function nameEnd(bytes: Uint8Array, at: number, end: number): number {
  let to = at;
  while (to < end && isNamePart[bytes[to] as number] === 1) to += 1;
  if (to === at || isDigit(bytes[at])) return -1;
  let after = to;
  while (after < end && bytes[after] === 0x1b) after = afterSgr(bytes, after, end);
  if (after >= end) return to;
  if (bytes[after] === 0x3a)
    return after + 1 >= end || bytes[after + 1] === 0x20 || bytes[after + 1] === 0x1b ? to : -1;
  return bytes[after] === 0x20 && bytes[after + 1] === 0x5b && hasSuffix(bytes, at, to) ? to : -1;
}

/** Whether the exception at `at` says by its name that it is one: `ValueError: …`, `java.lang.NullPointerException`. */
export function isException(bytes: Uint8Array, at: number, end: number): boolean {
  const to = nameEnd(bytes, at, end);
  return to !== -1 && hasSuffix(bytes, at, to);
}

/** Whether the name in bytes `at` up to `to` ends in Error, Exception or Warning. */
export function hasSuffix(bytes: Uint8Array, at: number, to: number): boolean {
  return suffixes.some((suffix) => to - at >= suffix.length && startsWith(bytes, to - suffix.length, to, suffix));
}

/** Whether a Ruby place stands in the line: `app.rb:3:in `, with a quote or a backtick after it. */
export function isRubyPlace(bytes: Uint8Array, at: number, end: number): boolean {
  const limit = Math.min(end, at + 300);
  for (let colon = at + 1; colon + 5 < limit; colon++) {
    if (bytes[colon] !== 0x3a || !isDigit(bytes[colon + 1])) continue;
    let next = colon + 1;
    while (next < limit && isDigit(bytes[next])) next += 1;
    if (startsWith(bytes, next, end, rubyIn)) return true;
  }
  return false;
}

export function startsWith(bytes: Uint8Array, at: number, end: number, wanted: Uint8Array): boolean {
  if (end - at < wanted.length) return false;
  for (let n = 0; n < wanted.length; n++) if (bytes[at + n] !== wanted[n]) return false;
  return true;
}

export function includes(bytes: Uint8Array, from: number, end: number, wanted: Uint8Array): boolean {
  const limit = Math.min(end, from + 300);
  for (let at = from; at < limit; at++) if (startsWith(bytes, at, end, wanted)) return true;
  return false;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of ascii(characters)) table[byte] = 1;
  return table;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const isNamePart = tableOf(`${letters}${letters.toLowerCase()}0123456789_$.\\`);
const suffixes = ['Error', 'Exception', 'Warning'].map(ascii);
const rubyIn = ascii(':in ');

function afterSgr(bytes: Uint8Array, at: number, end: number): number {
  let after = at + 1;
  while (after < end && bytes[after] !== 0x6d) after += 1;
  return Math.min(after + 1, end);
}
