import type { RawLine } from './line.ts';

/**
 * A run of lines: their bytes one after another, and for each line where it starts, its time and what is known of it.
 * The oldest chunk of a log is dropped as a whole, and its memory may serve again.
 */
export class Chunk {
  readonly bytes: Buffer;
  used = 0;
  lines = 0;
  /** How many lines there are of each level code. */
  readonly counts = new Uint32Array(8);
  /** The number of its first line in its log. */
  firstLine: number;
  /** Where each line starts, and after the last line where it ends. */
  starts: Uint32Array;
  times: Float64Array;
  facts: Uint32Array;
  sources: Uint8Array;

  constructor(capacity: number, firstLine: number) {
    // Not zeroed: pages that no line has reached yet cost no memory.
    this.bytes = Buffer.allocUnsafeSlow(capacity);
    this.firstLine = firstLine;
    const expectedLines = Math.max(64, capacity >>> 6);
    this.starts = new Uint32Array(expectedLines + 1);
    this.times = new Float64Array(expectedLines);
    this.facts = new Uint32Array(expectedLines);
    this.sources = new Uint8Array(expectedLines);
  }

  /** The memory it takes, in bytes. */
  get size(): number {
    return this.bytes.length + this.times.length * 17;
  }

  /** Whether a line of `length` bytes still fits. Empty lines take none, so their number has a limit of its own. */
  fits(length: number): boolean {
    return this.used + length <= this.bytes.length && this.lines < Math.max(64, this.bytes.length >>> 3);
  }

  add(line: RawLine, facts: number, source: number): void {
    const at = this.lines;
    if (at === this.times.length) this.#growIndex();
    this.times[at] = line.ms;
    this.facts[at] = facts;
    this.sources[at] = source;
    copy(line.bytes, line.start, line.end, this.bytes, this.used);
    this.used += line.end - line.start;
    this.lines = at + 1;
    this.starts[at + 1] = this.used;
  }

  /** Which of its lines byte `offset` belongs to. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lines - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Empties it, to hold the lines from `firstLine` on. */
  reuse(firstLine: number): void {
    this.used = 0;
    this.lines = 0;
    this.counts.fill(0);
    this.firstLine = firstLine;
  }

  #growIndex(): void {
    const lines = this.times.length * 2;
    this.starts = grown(this.starts, new Uint32Array(lines + 1));
    this.times = grown(this.times, new Float64Array(lines));
    this.facts = grown(this.facts, new Uint32Array(lines));
    this.sources = grown(this.sources, new Uint8Array(lines));
  }
}

function grown<Index extends Uint32Array | Float64Array | Uint8Array>(old: Index, larger: Index): Index {
  larger.set(old);
  return larger;
}

/** For a few bytes a loop is quicker than a call into the runtime, which costs about 100 ns. */
function copy(from: Uint8Array, start: number, end: number, to: Buffer, at: number): void {
  if (end - start > 64) {
    if (from instanceof Buffer) from.copy(to, at, start, end);
    else to.set(from.subarray(start, end), at);
    return;
  }
  for (let read = start, write = at; read < end; read++, write++) to[write] = from[read] as number;
}
