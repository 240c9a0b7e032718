import { sanitize } from '../text/sanitize.ts';
import { Chunk } from './chunk.ts';
import { type Level, levelOf, levels } from './level.ts';
import type { DividerKind, Lines, LogLine, Origin, RawLine } from './line.ts';
import { sinceParameter } from './timestamp.ts';

export type LogBufferOptions = {
  /** How much memory the lines and their index may take, in bytes. */
  readonly maxBytes: number;
  /** Called after each appended line or divider. */
  readonly onAppend?: () => void;
  /** Called after memory was taken: the moment to see to a budget that several buffers share. */
  readonly onGrow?: () => void;
};

/**
 * The newest lines of one service, within a byte budget: a ring of chunks of bytes with an index, of which the oldest is
 * dropped when the budget is spent. A line is decoded and made safe only when it is read.
 * Lines have absolute numbers, from 0 on, that stay the same when older ones are dropped.
 */
export class LogBuffer implements Lines {
  readonly #options: LogBufferOptions;
  #chunks: Chunk[] = [];
  #spare: Chunk | undefined;
  #recent: Chunk | undefined;
  #revision = 0;
  #bytes = 0;
  readonly #levelCounts = new Float64Array(8);

  constructor(options: LogBufferOptions) {
    this.#options = options;
  }

  get first(): number {
    return this.#chunks[0]?.firstLine ?? 0;
  }

  get end(): number {
    const last = this.#chunks.at(-1);
    return last === undefined ? 0 : last.firstLine + last.lines;
  }

  get revision(): number {
    return this.#revision;
  }

  /** The memory taken, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many lines and dividers are not kept any more. */
  get dropped(): number {
    return this.first;
  }

  /** How many of the kept lines say that they are errors and warnings. */
  get counts(): { readonly error: number; readonly warning: number } {
    return { error: this.#levelCounts[4] as number, warning: this.#levelCounts[3] as number };
  }

  /** Adds a copy of `line`, written by replica `source` (0 to 255). */
  append(line: RawLine, source = 0): void {
    const level = levelOf(line.bytes, line.start, line.end);
    const facts = line.nanos | (level << 20) | (line.stream === 'stderr' ? stderrBit : 0) | (line.cut ? cutBit : 0);
    this.#add(line, facts, source, level);
  }

  /** Puts a divider after the last line, at `atMs` milliseconds since the epoch. */
  addDivider(kind: DividerKind, atMs: number, text: string, source = 0): void {
    const bytes = Buffer.from(text);
    const ms = Math.floor(atMs);
    const line: RawLine = { bytes, start: 0, end: bytes.length, stream: 'stdout', ms, nanos: 0, cut: false };
    this.#add(line, dividerBit | (dividerKinds.indexOf(kind) << 20), source, 0);
  }

  line(n: number): LogLine | undefined {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? undefined : read(chunk, n);
  }

  text(n: number): string | undefined {
    const chunk = this.chunkOf(n);
    return chunk === undefined || isDivider(chunk, n) ? undefined : safe(decode(chunk, n));
  }

  timeAt(n: number): number {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? Number.NaN : (chunk.times[n - chunk.firstLine] as number);
  }

  /** The nanoseconds after `timeAt(n)`, 0 to 999,999. */
  nanosAt(n: number): number {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? 0 : factsAt(chunk, n) & nanosMask;
  }

  levelAt(n: number): Level {
    const chunk = this.chunkOf(n);
    return chunk === undefined || isDivider(chunk, n) ? 'none' : levelIn(factsAt(chunk, n));
  }

  origin(n: number): Origin | undefined {
    return n >= this.first && n < this.end ? { buffer: this, n, part: 0 } : undefined;
  }

  /** The replica that line `n` is from, or -1 when it is not there or a divider. */
  sourceAt(n: number): number {
    const chunk = this.chunkOf(n);
    return chunk === undefined || isDivider(chunk, n) ? -1 : (chunk.sources[n - chunk.firstLine] as number);
  }

  /** The chunk that holds line `n`. */
  chunkOf(n: number): Chunk | undefined {
    const recent = this.#recent;
    if (recent !== undefined && n >= recent.firstLine && n < recent.firstLine + recent.lines) return recent;
    if (!(n >= this.first && n < this.end)) return undefined;
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#chunks[middle] as Chunk).firstLine <= n) low = middle;
      else high = middle - 1;
    }
    this.#recent = this.#chunks[low];
    return this.#recent;
  }

  /** Drops the oldest chunk; false when only the newest is left, which stays. */
  dropOldest(): boolean {
    if (this.#chunks.length < 2) return false;
    const dropped = this.#chunks.shift() as Chunk;
    this.#bytes -= dropped.size;
    for (let code = 0; code < 8; code++) this.#levelCounts[code] = this.#count(code) - (dropped.counts[code] as number);
    if (this.#recent === dropped) this.#recent = undefined;
    if (dropped.bytes.length === chunkSize(this.#options.maxBytes, Number.POSITIVE_INFINITY)) this.#spare = dropped;
    this.#revision += 1;
    return true;
  }

  #add(line: RawLine, facts: number, source: number, level: number): void {
    const longest = this.#options.maxBytes >>> 2;
    const fitting = line.end - line.start > longest ? { ...line, end: line.start + longest, cut: true } : line;
    const length = fitting.end - fitting.start;
    const last = this.#chunks[this.#chunks.length - 1];
    const chunk = last?.fits(length) ? last : this.#grow(length);
    const before = chunk.size;
    chunk.add(fitting, fitting === line ? facts : facts | cutBit, source);
    this.#bytes += chunk.size - before;
    chunk.counts[level] = (chunk.counts[level] as number) + 1;
    this.#levelCounts[level] = this.#count(level) + 1;
    this.#revision += 1;
    this.#options.onAppend?.();
  }

  #count(code: number): number {
    return this.#levelCounts[code] as number;
  }

  #grow(length: number): Chunk {
    const capacity = Math.max(length, chunkSize(this.#options.maxBytes, this.#chunks.length));
    const chunk = this.#takeSpare(capacity) ?? new Chunk(capacity, this.end);
    this.#chunks.push(chunk);
    this.#bytes += chunk.size;
    while (this.#bytes > this.#options.maxBytes && this.dropOldest());
    this.#options.onGrow?.();
    return chunk;
  }

  #takeSpare(capacity: number): Chunk | undefined {
    const spare = this.#spare;
    if (spare === undefined || spare.bytes.length !== capacity) return undefined;
    this.#spare = undefined;
    spare.reuse(this.end);
    return spare;
  }
}

/** What a divider tells, in the order of their codes. */
const dividerKinds: readonly DividerKind[] = ['started', 'restarted', 'recreated', 'stopped', 'reconnected', 'gap'];

// The facts of a line in 32 bits: nanoseconds in 20, the level (of a divider: its kind) in 3, then one bit each.
const nanosMask = 0xf_ffff;
const stderrBit = 1 << 23;
const dividerBit = 1 << 24;
const cutBit = 1 << 25;

/** Small for a log of few lines, then doubling; at the most a 32nd of the budget, so that little is lost at once. */
function chunkSize(maxBytes: number, chunks: number): number {
  const largest = Math.max(4096, Math.min(256 * 1024, maxBytes >>> 5));
  return Math.min(largest, 16 * 1024 * 2 ** Math.min(chunks, 10));
}

function factsAt(chunk: Chunk, n: number): number {
  return chunk.facts[n - chunk.firstLine] as number;
}

function levelIn(facts: number): Level {
  return levels[(facts >>> 20) & 7] ?? 'none';
}

/** Whether line `n` of `chunk` is a divider. */
export function isDivider(chunk: Chunk, n: number): boolean {
  return (factsAt(chunk, n) & dividerBit) !== 0;
}

function read(chunk: Chunk, n: number): LogLine {
  const at = n - chunk.firstLine;
  const facts = factsAt(chunk, n);
  const time = chunk.times[at] as number;
  const decoded = decode(chunk, n);
  const shown = {
    n,
    time,
    nanos: sinceParameter(time, facts & nanosMask),
    text: safe(decoded),
    raw: () => decoded,
    source: chunk.sources[at] as number,
  };
  if ((facts & dividerBit) !== 0) {
    return { ...shown, kind: 'divider', divider: dividerKinds[(facts >>> 20) & 7] ?? 'gap' };
  }
  const stream = (facts & stderrBit) === 0 ? 'stdout' : 'stderr';
  return { ...shown, kind: 'text', level: levelIn(facts), stream, cut: (facts & cutBit) !== 0 };
}

function decode(chunk: Chunk, n: number): string {
  const at = n - chunk.firstLine;
  return chunk.bytes.toString('utf8', chunk.starts[at], chunk.starts[at + 1]);
}

function safe(decoded: string): string {
  const text = sanitize(decoded);
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}
