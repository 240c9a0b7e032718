import type { LogBuffer } from './buffer.ts';
import { isMarkIn } from './facts.ts';
import type { Level } from './level.ts';
import type { Lines, LogLine, Origin } from './line.ts';
import { MergeHeads } from './merge-heads.ts';

/** One of the logs that are merged. */
export type Part = { readonly service: string; readonly buffer: LogBuffer };

/**
 * Several logs as one, by time. `update()` takes in what has arrived; what was handed out before keeps its place, so a line
 * that comes late stands after lines of a later time. When a part drops lines, they are taken out: the lines after them keep
 * their numbers, and the few older ones of other parts move up towards them.
 *
 * After histories of several containers have arrived one after another, make a new one: that merges them properly.
 */
export class MergedLog implements Lines {
  readonly parts: readonly Part[];
  readonly #buffers: readonly LogBuffer[];
  readonly #waitFor: (part: number) => boolean;
  #partOf: Uint16Array = new Uint16Array(1024);
  #numberOf: Float64Array = new Float64Array(1024);
  /** The number of the entry at index 0 of the arrays. */
  #base = 0;
  #first = 0;
  #end = 0;
  #revision = 0;
  #movedBelow = Number.NEGATIVE_INFINITY;
  /** The times of the marks that stand here. */
  readonly #marks = new Set<number>();
  /** Marks that stand here from another log. */
  #skipped: { readonly part: number; readonly n: number }[] = [];
  #isCurrent = true;
  /** For each part, the number after that of the last line that was handed out. */
  readonly #taken: Float64Array;
  /** For each part, its first line when its dropped lines were last taken out. */
  readonly #firstSeen: Float64Array;

  /** `waitFor` tells of a part, by its index, whether earlier lines of it may still come: until they have, nothing later is taken in. */
  constructor(parts: readonly Part[], waitFor: (part: number) => boolean = never) {
    this.parts = parts;
    this.#buffers = parts.map(({ buffer }) => buffer);
    this.#waitFor = waitFor;
    this.#taken = Float64Array.from(parts, ({ buffer }) => buffer.first);
    this.#firstSeen = this.#taken.slice();
    this.update();
  }

  get first(): number {
    return this.#first;
  }

  get end(): number {
    return this.#end;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Takes in what has arrived and takes out what was dropped; whether there was any. */
  update(): boolean {
    this.#isCurrent = this.isCurrent;
    const dropped = this.#takeOutDropped();
    const before = this.#end;
    this.#takeIn();
    const changed = dropped || this.#end !== before;
    if (changed) this.#revision += 1;
    return changed;
  }

  /** Entry `at`, with the number `n` that it has in its own log. */
  line(at: number): LogLine | undefined {
    return this.partAt(at)?.buffer.line(this.numberAt(at));
  }

  text(at: number): string | undefined {
    return this.partAt(at)?.buffer.text(this.numberAt(at));
  }

  timeAt(at: number): number {
    return this.partAt(at)?.buffer.timeAt(this.numberAt(at)) ?? Number.NaN;
  }

  levelAt(at: number): Level {
    return this.partAt(at)?.buffer.levelAt(this.numberAt(at)) ?? 'none';
  }

  origin(at: number): Origin | undefined {
    if (!(at >= this.#first && at < this.#end)) return undefined;
    const part = this.#partOf[at - this.#base] as number;
    return { buffer: (this.parts[part] as Part).buffer, n: this.#numberOf[at - this.#base] as number, part };
  }

  /** False once a part has got lines older than those that were merged: make a new one. */
  get isCurrent(): boolean {
    return (
      this.#isCurrent && this.parts.every(({ buffer }, index) => buffer.first >= (this.#firstSeen[index] as number))
    );
  }

  /** Gives its entries other numbers, so that the last is the one before `end`. */
  renumber(end: number): void {
    const shift = end - this.#end;
    this.#base += shift;
    this.#first += shift;
    this.#end += shift;
  }

  /** Entries with numbers below this one have moved since they were handed out, the last time that a part dropped lines. */
  get movedBelow(): number {
    return this.#movedBelow;
  }

  /** Which log entry `at` is from. */
  partAt(at: number): Part | undefined {
    if (!(at >= this.#first && at < this.#end)) return undefined;
    return this.parts[this.#partOf[at - this.#base] as number];
  }

  /** The number of entry `at` in its own log; NaN when there is no such entry. */
  numberAt(at: number): number {
    return at >= this.#first && at < this.#end ? (this.#numberOf[at - this.#base] as number) : Number.NaN;
  }

  /** Appends all new lines by time. Takes a run from one part for as long as no other part has an earlier line. */
  #takeIn(): void {
    const heads = new MergeHeads(this.#buffers);
    for (const [index, buffer] of this.#buffers.entries()) {
      const n = this.#taken[index] as number;
      if (n < buffer.end) heads.add(index, n);
      else if (this.#waitFor(index)) return;
    }
    for (let part = heads.earliest; part !== undefined; part = heads.earliest) {
      const next = this.#takeRun(part, heads);
      this.#taken[part] = next;
      if (next < (this.#buffers[part] as LogBuffer).end) heads.goOn(next);
      else if (this.#waitFor(part)) return;
      else heads.drop();
    }
  }

  /** Appends lines of `part` up to the one that another part's next line precedes, and returns that one. The lines of a stack trace stay together. */
  #takeRun(part: number, heads: MergeHeads): number {
    const buffer = this.#buffers[part] as LogBuffer;
    const { end } = buffer;
    let n = this.#taken[part] as number;
    do {
      if (this.#isMarkAgain(buffer, n)) this.#skipped.push({ part, n });
      else this.#push(part, n);
      n += 1;
    } while (n < end && (buffer.isContinuation(n) || heads.isStillEarliest(n)));
    return n;
  }

  /** A mark is put into each log at one moment; here it stands once. */
  #isMarkAgain(buffer: LogBuffer, n: number): boolean {
    if (!isMarkIn(buffer.factsAt(n))) return false;
    const at = buffer.timeAt(n);
    const known = this.#marks.has(at);
    this.#marks.add(at);
    return known;
  }

  #push(part: number, n: number): void {
    if (this.#end - this.#base === this.#partOf.length) this.#makeRoom();
    this.#partOf[this.#end - this.#base] = part;
    this.#numberOf[this.#end - this.#base] = n;
    this.#end += 1;
  }

  /** Forgets the entries before the first; when that gives little, doubles the arrays. */
  #makeRoom(): void {
    const kept = this.#end - this.#first;
    const capacity = kept > this.#partOf.length / 2 ? this.#partOf.length * 2 : this.#partOf.length;
    const partOf = new Uint16Array(capacity);
    const numberOf = new Float64Array(capacity);
    partOf.set(this.#partOf.subarray(this.#first - this.#base, this.#end - this.#base));
    numberOf.set(this.#numberOf.subarray(this.#first - this.#base, this.#end - this.#base));
    this.#partOf = partOf;
    this.#numberOf = numberOf;
    this.#base = this.#first;
  }

  #takeOutDropped(): boolean {
    let dead = this.#countDropped();
    if (dead === 0) return false;
    let after = this.#first;
    for (; dead > 0 && after < this.#end; after++) if (this.#isDropped(after)) dead -= 1;
    let write = after;
    for (let read = after - 1; read >= this.#first; read--) {
      if (this.#isDropped(read)) continue;
      write -= 1;
      this.#partOf[write - this.#base] = this.#partOf[read - this.#base] as number;
      this.#numberOf[write - this.#base] = this.#numberOf[read - this.#base] as number;
    }
    this.#first = write;
    this.#movedBelow = after;
    return true;
  }

  /** How many lines that were handed out have been dropped since the last look. */
  #countDropped(): number {
    let count = 0;
    for (const [index, { buffer }] of this.parts.entries()) {
      const { first } = buffer;
      const taken = this.#taken[index] as number;
      count += Math.max(0, Math.min(first, taken) - (this.#firstSeen[index] as number));
      this.#firstSeen[index] = first;
      this.#taken[index] = Math.max(taken, first);
    }
    const skipped = this.#skipped.filter(({ part, n }) => n >= (this.#firstSeen[part] as number));
    count -= this.#skipped.length - skipped.length;
    this.#skipped = skipped;
    return count;
  }

  #isDropped(at: number): boolean {
    const part = this.parts[this.#partOf[at - this.#base] as number];
    return part === undefined || (this.#numberOf[at - this.#base] as number) < part.buffer.first;
  }
}

const never = (): boolean => false;
