import type { LogBuffer } from './buffer.ts';
import type { RawLine } from './line.ts';
import { sinceParameter } from './timestamp.ts';

/** From where to ask for a log again, and which of the lines that then come are already kept. */
export type Resume = {
  /** For the engine's `since=`, which includes lines of that very time. */
  readonly since: string;
  /** Whether `line` is one that was kept before. Each kept line is recognised once. */
  isKept(line: RawLine): boolean;
};

/**
 * How to go on with the log of replica `source` after its stream broke; undefined when `buffer` is empty.
 *
 * The engine's lines are only nearly in order: stdout and stderr are copied by two routines, and under load a line has been
 * seen over 150 ms after one of a later time (Engine 28.5). That engine sends everything after the first line that is not
 * before `since`, also what is before it; older ones filter line by line. So this asks for the last 250 ms once more and
 * leaves out, by their times, exactly the lines that are kept, whichever come and also where some were rotated away.
 */
export function resume(buffer: LogBuffer, source = 0): Resume | undefined {
  const last = lastOf(buffer, source);
  if (last === -1) return fromFirst(buffer);
  const from = buffer.timeAt(last) - overlapMs;
  const kept = new Map<string, number>();
  let newest = from;
  for (let n = firstSentAgain(buffer, last, from, source); n <= last; n++) {
    if (buffer.sourceAt(n) !== source) continue;
    const time = key(buffer.timeAt(n), buffer.nanosAt(n));
    kept.set(time, (kept.get(time) ?? 0) + 1);
    newest = Math.max(newest, buffer.timeAt(n));
  }
  return {
    since: sinceParameter(from, 0),
    isKept(line) {
      if (line.ms > newest) return false;
      const times = kept.get(key(line.ms, line.nanos)) ?? 0;
      if (times > 0) kept.set(key(line.ms, line.nanos), times - 1);
      return times > 0;
    },
  };
}

const overlapMs = 250;
const mostDisorderMs = 1000;

/** The first kept line that is not before `from`, looking past lines that stand later than their time. */
function firstSentAgain(buffer: LogBuffer, last: number, from: number, source: number): number {
  let first = last;
  for (let n = last; n >= buffer.first; n--) {
    if (buffer.sourceAt(n) !== source) continue;
    const ms = buffer.timeAt(n);
    if (ms >= from) first = n;
    else if (ms < from - mostDisorderMs) break;
  }
  return first;
}

function lastOf(buffer: LogBuffer, source: number): number {
  let n = buffer.end - 1;
  while (n >= buffer.first && buffer.sourceAt(n) !== source) n -= 1;
  return n >= buffer.first ? n : -1;
}

/** All of this replica's lines were dropped: older ones than what is kept need not come back. */
function fromFirst(buffer: LogBuffer): Resume | undefined {
  if (buffer.first === buffer.end) return undefined;
  const since = sinceParameter(buffer.timeAt(buffer.first), buffer.nanosAt(buffer.first));
  return { since, isKept: () => false };
}

function key(ms: number, nanos: number): string {
  return `${ms}.${nanos}`;
}
