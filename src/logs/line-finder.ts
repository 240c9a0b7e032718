import { candidates } from './candidates.ts';
import type { Chunk } from './chunk.ts';
import type { Lines } from './line.ts';
import { type Matcher, matches } from './matcher.ts';

/** What the bytes of a chunk told: which of its lines match, as far as it was filled then. */
type Told = { readonly firstLine: number; readonly lines: number; readonly found: ReadonlySet<number> | undefined };

/**
 * Says of single lines whether they match, in any order and of several logs: looks through the bytes of a whole chunk once where those tell, and decodes
 * a line only where they do not.
 */
export class LineFinder {
  readonly #lines: Lines;
  readonly #matcher: Matcher;
  readonly #told = new WeakMap<Chunk, Told>();

  constructor(lines: Lines, matcher: Matcher) {
    this.#lines = lines;
    this.#matcher = matcher;
  }

  /** Whether line `n` matches; a divider does not. */
  matches(n: number): boolean {
    const origin = this.#lines.origin(n);
    const chunk = origin?.buffer.chunkOf(origin.n);
    const found = chunk && this.#foundIn(chunk);
    if (origin && found) return found.has(origin.n);
    const text = this.#lines.text(n);
    return text !== undefined && matches(text, this.#matcher);
  }

  #foundIn(chunk: Chunk): ReadonlySet<number> | undefined {
    const known = this.#told.get(chunk);
    // A chunk may be filled further, or emptied and used again for other lines.
    if (known && known.firstLine === chunk.firstLine && known.lines === chunk.lines) return known.found;
    const numbers = candidates(chunk, this.#matcher);
    const found = numbers && new Set(numbers);
    this.#told.set(chunk, { firstLine: chunk.firstLine, lines: chunk.lines, found });
    return found;
  }
}
