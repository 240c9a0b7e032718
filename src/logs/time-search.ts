import type { Lines } from './line.ts';

/** Lines stand at most this far from the order of their times: after the search by halves this many before it are looked at. */
const DISORDER_LINES = 200;

/** The first line of `lines` at or after `time`, in milliseconds since the epoch; null where all are older. */
export function firstAtTime(lines: Lines, time: number): number | null {
  let low = lines.first;
  let high = lines.end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (lines.timeAt(middle) < time) low = middle + 1;
    else high = middle;
  }
  for (let n = Math.max(lines.first, low - DISORDER_LINES); n < low; n++) if (lines.timeAt(n) >= time) return n;
  return low < lines.end ? low : null;
}
