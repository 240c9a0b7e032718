import { plain } from '../text/sanitize.ts';
import type { LogBuffer } from './buffer.ts';
import { isContinuationIn, isDividerIn, streamIn } from './facts.ts';

/** How far the lines of a trace are sought among those of other replicas and of the other stream. */
const MOST_BETWEEN = 200;
/** More lines of a trace than these are not counted. */
const MOST_LINES = 2000;

/** The line of `buffer` that the continuation `n` belongs to; undefined when that was dropped. */
export function traceHead(buffer: LogBuffer, n: number): number | undefined {
  for (let at = n - 1; at >= Math.max(buffer.first, n - MOST_LINES); at--) {
    if (isOfOneStream(buffer, at, n) && !buffer.isContinuation(at)) return at;
  }
  return undefined;
}

/** How many lines go on with the trace that begins at `head`, and what it says in the end, such as `ValueError: no such user`. */
export type TraceTail = { readonly lines: number; readonly summary: string };

/** What follows on the line `head`; undefined where no trace does. */
export function traceTail(buffer: LogBuffer, head: number): TraceTail | undefined {
  let lines = 0;
  let last: number | undefined;
  for (const n of traceLines(buffer, head)) {
    lines += 1;
    if (isUnindented(buffer, n)) last = n;
  }
  return lines === 0 ? undefined : { lines, summary: last === undefined ? '' : plain(buffer.text(last) ?? '').trim() };
}

/** The numbers of the lines that go on with the trace that begins at `head`, also from between those of other replicas and of the other stream. */
export function* traceLines(buffer: LogBuffer, head: number): Generator<number> {
  let lines = 0;
  let between = 0;
  for (let at = head + 1; at < buffer.end && lines < MOST_LINES && between < MOST_BETWEEN; at++) {
    const facts = buffer.factsAt(at);
    if (isDividerIn(facts) || !isOfOneStream(buffer, at, head)) between += 1;
    else if (!isContinuationIn(facts)) return;
    else {
      lines += 1;
      yield at;
    }
  }
}

function isOfOneStream(buffer: LogBuffer, n: number, m: number): boolean {
  return buffer.sourceAt(n) === buffer.sourceAt(m) && streamIn(buffer.factsAt(n)) === streamIn(buffer.factsAt(m));
}

/** The lines that say what happened stand at the margin; frames and source are indented. */
function isUnindented(buffer: LogBuffer, n: number): boolean {
  const chunk = buffer.chunkOf(n);
  if (chunk === undefined) return false;
  const at = n - chunk.firstLine;
  const start = chunk.starts[at] as number;
  return (
    (chunk.starts[at + 1] as number) > start && (chunk.bytes[start] as number) > 0x20 && chunk.bytes[start] !== 0x7d
  );
}
