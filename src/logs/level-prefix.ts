/**
 * The code of the level in a line's first letters, or -1: glog and klog (`E0102 15:04:05.6`), Tornado and Jupyter
 * (`[W 12:00:00.000 App]`), Ruby (`E, [2026-…`) and Redis (`1:M 24 Nov 2026 12:00:00.000 # …`).
 */
export function prefixLevel(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number;
  if (first === 0x5b) return isTornado(bytes, at, end) ? letterLevel(bytes[at + 1]) : -1;
  if (first >= 0x41) return isGlog(bytes, at, end) || isRuby(bytes, at, end) ? letterLevel(first) : -1;
  return isDigit(first) ? redisLevel(bytes, at, end) : -1;
}

/** The code for a level's initial letter, or -1: Debug, Trace, Info, Warning, Error, Critical, Fatal. */
export function letterLevel(letter: number | undefined): number {
  switch (letter) {
    case 0x44:
    case 0x54:
      return 1;
    case 0x49:
      return 2;
    case 0x57:
      return 3;
    case 0x43:
    case 0x45:
    case 0x46:
      return 4;
    default:
      return -1;
  }
}

/** A letter, the date as four to eight digits, a space and the time. */
function isGlog(bytes: Uint8Array, at: number, end: number): boolean {
  let next = at + 1;
  while (next < end && isDigit(bytes[next])) next += 1;
  const digits = next - at - 1;
  if (digits !== 4 && digits !== 6 && digits !== 8) return false;
  while (bytes[next] === space) next += 1;
  return isDigit(bytes[next]) && isDigit(bytes[next + 1]) && bytes[next + 2] === 0x3a;
}

function isTornado(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at > 5 && bytes[at + 2] === space && isDigit(bytes[at + 3]) && isDigit(bytes[at + 4]);
}

function isRuby(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at > 4 && bytes[at + 1] === 0x2c && bytes[at + 2] === space && bytes[at + 3] === 0x5b;
}

/** Process, a letter for its role, the date in three words, the time, and one character for the level. */
function redisLevel(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && isDigit(bytes[next])) next += 1;
  if (bytes[next] !== 0x3a || bytes[next + 2] !== space || !isRedisRole(bytes[next + 1])) return -1;
  next += 3;
  for (let words = 0; words < 4; words++) {
    while (next < end && bytes[next] !== space) next += 1;
    next += 1;
  }
  if (next + 1 >= end || bytes[next + 1] !== space) return -1;
  const sign = bytes[next];
  return sign === 0x23 ? 3 : sign === 0x2a ? 2 : sign === 0x2d || sign === 0x2e ? 1 : -1;
}

const space = 0x20;

/** C child, M master, S replica, X sentinel. */
function isRedisRole(letter: number | undefined): boolean {
  return letter === 0x43 || letter === 0x4d || letter === 0x53 || letter === 0x58;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
