import { Chunk } from './chunk.ts';
import { cutFacts, dividerFacts, isContinuationIn, levelIn, nanosIn, textFacts } from './facts.ts';
import { type Level, levelOf, levels } from './level.ts';
import type { DividerKind, Lines, LogLine, Origin, RawLine } from './line.ts';
import { factsAt, isDivider, readLine, readText } from './read.ts';
import { TraceTracker } from './trace.ts';

export type LogBufferOptions = {
  /** How much memory the lines and their index may take, in bytes. */
  readonly maxBytes: number;
  /** Called after each appended line or divider. */
  readonly onAppend?: () => void;
  /** Lines of this time or later, in milliseconds since the epoch, are news that `fresh` counts; all of them by default. */
  readonly newsFrom?: number;
  /** Called after memory was taken: the moment to see to a budget that several buffers share. */
  readonly onGrow?: () => void;
};

/**
 * The newest lines of one service, within a byte budget: a ring of chunks of bytes with an index, of which the oldest is
 * dropped when the budget is spent. A line is decoded and made safe only when it is read.
 * Lines have absolute numbers, from 0 on, that stay the same when older ones are dropped.
 */
export class LogBuffer implements Lines {
  /** A name that no other buffer of this process has. */
  readonly id: number = made++;
  readonly #options: LogBufferOptions;
  #chunks: Chunk[] = [];
  #spare: Chunk | undefined;
  #recent: Chunk | undefined;
  #revision = 0;
  #bytes = 0;
  readonly #levelCounts = new Float64Array(8);
  readonly #freshCounts = new Float64Array(8);
  /** By replica and stream. */
  readonly #traces: TraceTracker[] = [];
  /** The number after that of the last line that was read back. */
  #olderEnd = Number.NEGATIVE_INFINITY;
  /** The number after that of a line that is kept while lines before it are read. */
  #heldEnd = Number.NEGATIVE_INFINITY;

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
    return Math.max(0, this.first);
  }

  /** How many of the kept lines say that they are errors and warnings. */
  get counts(): { readonly error: number; readonly warning: number } {
    return { error: this.#levelCounts[4] as number, warning: this.#levelCounts[3] as number };
  }

  /** How many errors and warnings were ever appended as news: a number that only grows. */
  get fresh(): { readonly error: number; readonly warning: number } {
    return { error: this.#freshCounts[4] as number, warning: this.#freshCounts[3] as number };
  }

  /** Adds a copy of `line`, written by replica `source` (0 to 255). The lines of a stack trace are as serious as its first, and count once. */
  append(line: RawLine, source = 0): void {
    const own = levelOf(line.bytes, line.start, line.end);
    const continues = this.#traceOf(line, source).continues(line.bytes, line.start, line.end, own, line.ms);
    const level = continues ? errorLevel : own;
    if (own > 2 && !continues && line.ms >= (this.#options.newsFrom ?? Number.NEGATIVE_INFINITY)) {
      this.#freshCounts[own] = (this.#freshCounts[own] as number) + 1;
    }
    this.#add(line, textFacts(line.nanos, level, line.stream, line.cut, continues), source, continues ? 0 : level);
  }

  /** Puts a divider after the last line, at `atMs` milliseconds since the epoch. */
  addDivider(kind: DividerKind, atMs: number, text: string, source = 0): void {
    const bytes = Buffer.from(text);
    const ms = Math.floor(atMs);
    const line: RawLine = { bytes, start: 0, end: bytes.length, stream: 'stdout', ms, nanos: 0, cut: false };
    if (kind !== 'mark') for (const stream of streams) this.#traces[source * 2 + stream]?.reset();
    this.#add(line, dividerFacts(kind), source, 0);
  }

  /**
   * Puts all lines of `older` before the first line that is kept, under numbers that go on below it; `older` must not be used any more. They may take
   * `olderAllowance` more than the budget.
   */
  prepend(older: LogBuffer): void {
    if (this.#chunks.length === 0 || older.#chunks.length === 0) return;
    const seam = this.first;
    const shift = seam - older.end;
    for (const chunk of older.#chunks) chunk.firstLine += shift;
    this.#chunks.unshift(...older.#chunks);
    this.#bytes += older.#bytes;
    this.#olderEnd = Math.max(this.#olderEnd, seam);
    for (let code = 0; code < 8; code++) this.#levelCounts[code] = this.#count(code) + older.#count(code);
    this.#revision += 1;
    this.#options.onGrow?.();
  }

  /** Keeps the oldest line for the time that lines before it are read, as far as `allowance` goes. */
  holdOldest(): void {
    this.#heldEnd = this.first + 1;
  }

  /** Lets the oldest line go again. */
  releaseOldest(): void {
    this.#heldEnd = Number.NEGATIVE_INFINITY;
  }

  /** How much more than its budget this log may take while lines that were read back are kept, in bytes. */
  get allowance(): number {
    return this.first < Math.max(this.#olderEnd, this.#heldEnd) ? olderAllowance : 0;
  }

  line(n: number): LogLine | undefined {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? undefined : readLine(chunk, n);
  }

  text(n: number): string | undefined {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? undefined : readText(chunk, n);
  }

  timeAt(n: number): number {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? Number.NaN : (chunk.times[n - chunk.firstLine] as number);
  }

  /** The nanoseconds after `timeAt(n)`, 0 to 999,999. */
  nanosAt(n: number): number {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? 0 : nanosIn(factsAt(chunk, n));
  }

  levelAt(n: number): Level {
    const chunk = this.chunkOf(n);
    if (chunk === undefined || isDivider(chunk, n)) return 'none';
    return levels[levelIn(factsAt(chunk, n))] ?? 'none';
  }

  /** Whether line `n` goes on with the stack trace of a line before it, of the same replica and stream. */
  isContinuation(n: number): boolean {
    const chunk = this.chunkOf(n);
    return chunk !== undefined && isContinuationIn(factsAt(chunk, n));
  }

  /** The facts of line `n` as `facts.ts` reads them; 0 when it is not there. */
  factsAt(n: number): number {
    const chunk = this.chunkOf(n);
    return chunk === undefined ? 0 : factsAt(chunk, n);
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
    chunk.add(fitting, fitting === line ? facts : cutFacts(facts), source);
    this.#bytes += chunk.size - before;
    chunk.counts[level] = (chunk.counts[level] as number) + 1;
    this.#levelCounts[level] = this.#count(level) + 1;
    this.#revision += 1;
    this.#options.onAppend?.();
  }

  #traceOf(line: RawLine, source: number): TraceTracker {
    const index = source * 2 + (line.stream === 'stderr' ? 1 : 0);
    const known = this.#traces[index];
    if (known !== undefined) return known;
    const made = new TraceTracker();
    this.#traces[index] = made;
    return made;
  }

  #count(code: number): number {
    return this.#levelCounts[code] as number;
  }

  #grow(length: number): Chunk {
    const capacity = Math.max(length, chunkSize(this.#options.maxBytes, this.#chunks.length));
    const chunk = this.#takeSpare(capacity) ?? new Chunk(capacity, this.end);
    this.#chunks.push(chunk);
    this.#bytes += chunk.size;
    while (this.#bytes > this.#options.maxBytes + this.allowance && this.dropOldest());
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

let made = 0;

/** What lines that were read back from the engine may take beyond the budget, in bytes, until new lines need the room. */
const olderAllowance = 32 * 1024 * 1024;

const errorLevel = levels.indexOf('error');
const streams = [0, 1] as const;

/** Small for a log of few lines, then doubling; at the most a 32nd of the budget, so that little is lost at once. */
function chunkSize(maxBytes: number, chunks: number): number {
  const largest = Math.max(4096, Math.min(256 * 1024, maxBytes >>> 5));
  return Math.min(largest, 16 * 1024 * 2 ** Math.min(chunks, 10));
}
