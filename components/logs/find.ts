import type { Lines } from '../../src/logs/line.ts';
import { compile } from '../../src/logs/matcher.ts';
import { search } from '../../src/logs/search.ts';

/** Where a search begins, itself included, and which way it goes. */
export type FindFrom = { readonly from: number; readonly direction: 'forward' | 'backward' };

/**
 * The nearest line that matches `query`, round the end of the log if need be; null where none does, or when `signal` aborted. Works in small steps,
 * so that a log of a million lines does not stop the screen.
 */
export async function findMatch(
  lines: Lines,
  query: string,
  { from, direction }: FindFrom,
  signal: AbortSignal,
): Promise<number | null> {
  const matcher = compile(query);
  if (!matcher) return null;
  const otherEnd = direction === 'forward' ? lines.first : lines.end - 1;
  for (const start of [from, otherEnd]) {
    for await (const { found } of search(lines, matcher, { from: start, direction, signal })) {
      if (found[0] !== undefined) return found[0];
    }
  }
  return null;
}
