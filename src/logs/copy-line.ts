import type { LogBuffer } from './buffer.ts';
import { isCutIn, isDividerIn, nanosIn, streamIn } from './facts.ts';

/** Appends a copy of line `n` of one buffer to another; a divider is left out. */
export function copyLine(from: LogBuffer, n: number, to: LogBuffer): void {
  const chunk = from.chunkOf(n);
  if (chunk === undefined) return;
  const facts = from.factsAt(n);
  if (isDividerIn(facts)) return;
  const at = n - chunk.firstLine;
  const line = {
    bytes: chunk.bytes,
    start: chunk.starts[at] as number,
    end: chunk.starts[at + 1] as number,
    stream: streamIn(facts),
    ms: chunk.times[at] as number,
    nanos: nanosIn(facts),
    cut: isCutIn(facts),
  };
  to.append(line, from.sourceAt(n));
}
