/**
 * The timestamp that the engine puts before each line when asked for `timestamps=1`: always thirty characters, nine
 * decimals and UTC (`2026-11-24T19:15:55.733447269Z`), then a space (moby `jsonlog.RFC3339NanoFixed`).
 */
export const timestampLength = 30;

/** Whether a timestamp and its space stand at `at`. Looks only at the fixed punctuation, so it costs a few comparisons. */
export function isTimestamp(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    end - at > timestampLength &&
    bytes[at + 4] === dash &&
    bytes[at + 10] === letterT &&
    bytes[at + 13] === colon &&
    bytes[at + 19] === dot &&
    bytes[at + 29] === letterZ &&
    bytes[at + 30] === space
  );
}

/** The whole milliseconds since the epoch of the timestamp at `at`. */
export function timestampMs(bytes: Uint8Array, at: number): number {
  const days = daysSinceEpoch(two(bytes, at) * 100 + two(bytes, at + 2), two(bytes, at + 5), two(bytes, at + 8));
  const seconds = two(bytes, at + 11) * 3600 + two(bytes, at + 14) * 60 + two(bytes, at + 17);
  return (days * 86_400 + seconds) * 1000 + three(bytes, at + 20);
}

/** The nanoseconds after those milliseconds: 0 to 999,999. */
export function timestampNanos(bytes: Uint8Array, at: number): number {
  return three(bytes, at + 23) * 1000 + three(bytes, at + 26);
}

/** A point in time as the engine's `since=` takes it: seconds since the epoch with nine decimals. */
export function sinceParameter(ms: number, nanos: number): string {
  const seconds = Math.floor(ms / 1000);
  const rest = (ms - seconds * 1000) * 1_000_000 + nanos;
  return `${seconds}.${rest.toString().padStart(9, '0')}`;
}

const dash = 0x2d;
const dot = 0x2e;
const colon = 0x3a;
const letterT = 0x54;
const letterZ = 0x5a;
const space = 0x20;

function two(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - 48) * 10 + (bytes[at + 1] as number) - 48;
}

function three(bytes: Uint8Array, at: number): number {
  return two(bytes, at) * 10 + (bytes[at + 2] as number) - 48;
}

/** Days from 1970-01-01 in the Gregorian calendar, counting years from March so that a leap day comes last. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
