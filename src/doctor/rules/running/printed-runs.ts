import { lastError } from '../../texts/last-error.ts';
import type { PrintedContainer } from '../../texts/printed.ts';

/** The words before the last end of a container: a text may have several runs of it. */
export function linesOfLastRun({ words, exits }: PrintedContainer): readonly string[] {
  const end = exits.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const begin = exits.at(-2)?.at ?? -1;
  const run = words.filter(({ at }) => at > begin && at < end);
  return (run.length > 0 ? run : words).map(({ text }) => text);
}

/** Whether a container ended and was started again. */
export function isPrintedLoop(own: PrintedContainer): boolean {
  return own.exits.length > 1 || (own.exits.at(-1)?.isRestarting ?? false) || repeatsItself(own);
}

/** Whether it goes on after its last end, saying more than in any run before, and not the same error again. */
export function hasRecovered(own: PrintedContainer): boolean {
  if (repeatsItself(own)) return false;
  const { words, exits } = own;
  const ends = exits.map(({ at }) => at);
  const counts = ends.map((end, index) => words.filter(({ at }) => at > (ends[index - 1] ?? -1) && at < end).length);
  const after = words.filter(({ at }) => at > (ends.at(-1) ?? -1)).length;
  return after > Math.max(3, ...counts.map((count) => count * 1.5));
}

/** Before 2.40 only the first end of several is told; the same error once more tells of the others. */
function repeatsItself(own: PrintedContainer): boolean {
  const end = own.exits.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const error = lastError(linesOfLastRun(own));
  if (!error || error.kind === 'line') return false;
  return own.words.some(({ at, text }) => at > end && text.trim() === error.line);
}
