import type { Origin } from '../../src/logs/line.ts';
import { type TraceTail, traceHead, traceTail } from '../../src/logs/trace-fold.ts';
import type { LogSource } from './source.ts';
import type { Shape } from './view.ts';

/** What of a view decides which traces are folded. */
export type Folding = { readonly shape: Shape; readonly opened: ReadonlySet<string> };

/** Whether line `n` is hidden: it goes on with a stack trace that is folded under its first line. */
export function isFolded(source: LogSource, folding: Folding, n: number): boolean {
  return keyOfFold(source, folding, n) !== undefined;
}

/** The key of the trace that line `n` is folded into; undefined where it is shown. */
export function keyOfFold(source: LogSource, folding: Folding, n: number): string | undefined {
  if (folding.shape !== 'readable') return undefined;
  const origin = source.origin(n);
  // The surroundings of a match are shown as they are: their first line may not be there.
  if (origin === undefined || !origin.buffer.isContinuation(origin.n) || source.sifted?.isContext(n)) return undefined;
  const head = traceHead(origin.buffer, origin.n);
  if (head === undefined) return undefined;
  const key = foldKey({ ...origin, n: head });
  return folding.opened.has(key) ? undefined : key;
}

/** What is folded under line `n`; undefined where nothing is. */
export function foldedUnder(source: LogSource, folding: Folding, n: number): TraceTail | undefined {
  const origin = source.origin(n);
  if (origin === undefined || folding.shape !== 'readable' || folding.opened.has(foldKey(origin))) return undefined;
  if (origin.buffer.isContinuation(origin.n)) return undefined;
  return traceTail(origin.buffer, origin.n);
}

/** The name of a line among those that are opened or closed; it holds also when a filter or another service changes the numbers. */
export function foldKey({ buffer, n }: Pick<Origin, 'buffer' | 'n'>): string {
  return `${buffer.id}/${n}`;
}
