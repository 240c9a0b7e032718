import type { LogBuffer } from './buffer.ts';
import { streamIn } from './facts.ts';
import { continuationBit, matchBit } from './sift-match.ts';
import { traceHead } from './trace-fold.ts';

/** Further bits of a line: it goes on with a trace whose first line matches, and its trace goes on from the very line before. */
export const tracedBit = 8;
export const joinedBit = 16;

/**
 * Adds to the marks of lines `from` and following what becomes of stack traces. Lines of other replicas and of the other
 * stream may stand between those of a trace. `isMatch` tries the filter on a line before `from`.
 */
export function markTraces(buffer: LogBuffer, from: number, marks: Uint8Array, isMatch: (n: number) => boolean): void {
  for (let at = 0; at < marks.length; at++) {
    if (((marks[at] as number) & continuationBit) === 0) continue;
    const before = lineBefore(buffer, from, at);
    const isTraced = before < 0 ? isHeadMatch(buffer, from + at, isMatch) : leadsToTraced(marks[before] as number);
    const isJoined = before >= 0 && before === at - 1;
    marks[at] = (marks[at] as number) | (isTraced ? tracedBit : 0) | (isJoined ? joinedBit : 0);
  }
}

/** Whether line `n` goes on with the trace that line `n - 1` is of. */
export function isJoined(buffer: LogBuffer, n: number): boolean {
  return buffer.isContinuation(n) && n > buffer.first && isOfOneStream(buffer, n, n - 1);
}

/** The index of the line that the one at `at` continues; -1 when it is before `from`. */
function lineBefore(buffer: LogBuffer, from: number, at: number): number {
  let before = at - 1;
  while (before >= 0 && !isOfOneStream(buffer, from + before, from + at)) before -= 1;
  return before;
}

function leadsToTraced(mark: number): boolean {
  return (mark & continuationBit) === 0 ? (mark & matchBit) !== 0 : (mark & tracedBit) !== 0;
}

function isHeadMatch(buffer: LogBuffer, n: number, isMatch: (n: number) => boolean): boolean {
  const head = traceHead(buffer, n);
  return head !== undefined && isMatch(head);
}

function isOfOneStream(buffer: LogBuffer, n: number, m: number): boolean {
  return buffer.sourceAt(n) === buffer.sourceAt(m) && streamIn(buffer.factsAt(n)) === streamIn(buffer.factsAt(m));
}
