import { sanitize } from '../text/sanitize.ts';
import type { Chunk } from './chunk.ts';
import { dividerIn, isCutIn, isDividerIn, levelIn, nanosIn, streamIn } from './facts.ts';
import { levels } from './level.ts';
import type { LogLine } from './line.ts';
import { sinceParameter } from './timestamp.ts';

/** Whether line `n` of `chunk` is a divider. */
export function isDivider(chunk: Chunk, n: number): boolean {
  return isDividerIn(factsAt(chunk, n));
}

/** The facts of line `n`, which `chunk` holds. */
export function factsAt(chunk: Chunk, n: number): number {
  return chunk.facts[n - chunk.firstLine] as number;
}

/** Line `n`, which `chunk` holds, decoded and safe to show. */
export function readLine(chunk: Chunk, n: number): LogLine {
  const at = n - chunk.firstLine;
  const facts = factsAt(chunk, n);
  const time = chunk.times[at] as number;
  const decoded = decode(chunk, n);
  const shown = {
    n,
    time,
    nanos: sinceParameter(time, nanosIn(facts)),
    text: safe(decoded),
    raw: () => decoded,
    source: chunk.sources[at] as number,
  };
  if (isDividerIn(facts)) return { ...shown, kind: 'divider', divider: dividerIn(facts) };
  const level = levels[levelIn(facts)] ?? 'none';
  return { ...shown, kind: 'text', level, stream: streamIn(facts), cut: isCutIn(facts) };
}

/** The text of line `n`, which `chunk` holds, safe to show; undefined for a divider. */
export function readText(chunk: Chunk, n: number): string | undefined {
  return isDivider(chunk, n) ? undefined : safe(decode(chunk, n));
}

function decode(chunk: Chunk, n: number): string {
  const at = n - chunk.firstLine;
  return chunk.bytes.toString('utf8', chunk.starts[at], chunk.starts[at + 1]);
}

function safe(decoded: string): string {
  const text = sanitize(decoded);
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}
