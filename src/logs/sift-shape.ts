import type { Lines } from './line.ts';
import { isDivider } from './read.ts';

/** What lines that differ only in digits have in common; undefined for a divider and for a line that is not there. */
export type Shape = { readonly part: number; readonly hash: number; readonly length: number };

/** The shape of line `b`, from its bytes as they came. */
export function shapeOf(base: Lines, b: number): Shape | undefined {
  const origin = base.origin(b);
  const chunk = origin?.buffer.chunkOf(origin.n);
  if (origin === undefined || chunk === undefined || isDivider(chunk, origin.n)) return undefined;
  const at = origin.n - chunk.firstLine;
  const end = chunk.starts[at + 1] as number;
  // FNV-1a
  let hash = 0x811c9dc5;
  let length = 0;
  for (let index = chunk.starts[at] as number; index < end; index++) {
    const byte = chunk.bytes[index] as number;
    if (byte >= digit0 && byte <= digit9) continue;
    hash = Math.imul(hash ^ byte, 0x01000193);
    length += 1;
  }
  return { part: origin.part, hash, length };
}

/** Whether two lines are of one part and the same apart from digits. */
export function isSameShape(a: Shape | undefined, b: Shape | undefined): boolean {
  return a !== undefined && b !== undefined && a.hash === b.hash && a.length === b.length && a.part === b.part;
}

const digit0 = 0x30;
const digit9 = 0x39;
