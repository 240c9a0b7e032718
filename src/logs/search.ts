import { LogBuffer } from './buffer.ts';
import { candidates } from './candidates.ts';
import type { Lines } from './line.ts';
import { LineFinder } from './line-finder.ts';
import type { Matcher } from './matcher.ts';

export type SearchOptions = {
  /** The line to begin at. */
  readonly from: number;
  readonly direction: 'forward' | 'backward';
  /** How long one step may work, in milliseconds. */
  readonly budgetMs?: number;
};

/** What one step of a search has found. */
export type SearchStep = {
  /** Numbers of lines that match, in the direction of the search. */
  readonly found: readonly number[];
  /** The line that the next step begins at: how far the search has come. */
  readonly next: number;
  /** Whether this was the last step. */
  readonly done: boolean;
};

/**
 * Searches numbered lines in steps of at most `budgetMs` (4 by default), one a call of `next()`, so that the screen stays
 * alive. The very first match ends its step at once. Dividers never match. Lines that arrive meanwhile are searched too when
 * the direction is forward; lines that are dropped meanwhile are passed over.
 */
export function* searchSlices(lines: Lines, matcher: Matcher, options: SearchOptions): Generator<SearchStep, void> {
  const { direction, budgetMs = 4 } = options;
  const buffer = lines instanceof LogBuffer ? lines : lines.buffer;
  const finder = new LineFinder(lines, matcher);
  let next = options.from;
  let matchedBefore = false;
  for (;;) {
    const deadline = performance.now() + budgetMs;
    const found: number[] = [];
    let done = false;
    do {
      next = direction === 'forward' ? Math.max(next, lines.first) : Math.min(next, lines.end - 1);
      done = next < lines.first || next >= lines.end;
      if (!done) {
        const quick = buffer && searchChunk(buffer, matcher, next, direction, found);
        next = quick ?? searchRun(lines, finder, next, direction, found);
      }
    } while (!done && performance.now() < deadline && (matchedBefore || found.length === 0));
    matchedBefore ||= found.length > 0;
    yield { found, next, done };
    if (done) return;
  }
}

/** As `searchSlices`, letting everything else run between two steps; ends early when `signal` is aborted. */
export async function* search(
  lines: Lines,
  matcher: Matcher,
  options: SearchOptions & { readonly signal?: AbortSignal },
): AsyncGenerator<SearchStep, void> {
  for (const step of searchSlices(lines, matcher, options)) {
    if (options.signal?.aborted) return;
    yield step;
    if (!step.done) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** How many lines are matched between two looks at the clock. */
const runLength = 32;

/** Searches a short run of lines from `from` on; returns the line to go on at. */
function searchRun(
  lines: Lines,
  finder: LineFinder,
  from: number,
  direction: SearchOptions['direction'],
  found: number[],
): number {
  const step = direction === 'forward' ? 1 : -1;
  let n = from;
  for (let count = 0; count < runLength && n >= lines.first && n < lines.end; count++, n += step) {
    if (finder.matches(n)) found.push(n);
  }
  return n;
}

/** Searches the rest of a whole chunk without decoding it, where that gives the same answer; else undefined. */
function searchChunk(
  buffer: LogBuffer,
  matcher: Matcher,
  from: number,
  direction: SearchOptions['direction'],
  found: number[],
): number | undefined {
  const chunk = buffer.chunkOf(from);
  const inChunk = chunk && candidates(chunk, matcher);
  if (chunk === undefined || inChunk === undefined) return undefined;
  if (direction === 'forward') {
    for (const n of inChunk) if (n >= from) found.push(n);
    return chunk.firstLine + chunk.lines;
  }
  for (const n of inChunk.toReversed()) if (n <= from) found.push(n);
  return chunk.firstLine - 1;
}
