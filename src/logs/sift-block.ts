import type { Origin } from './line.ts';

/** What an entry stands for, or a part of it. */
export type Share = {
  /** Lines of the base; 0 for a divider. */
  readonly repeats: number;
  /** How many of them match by themselves. */
  readonly matches: number;
  /** Whether any is there for itself, and not only as context. */
  readonly wanted: boolean;
};

export const nothing: Share = { repeats: 0, matches: 0, wanted: false };

/**
 * The entries found in one stretch of the base, `start` up to `end`. An entry shows one line of the stretch and may stand for
 * several, also of the stretches before it.
 */
export class Block {
  readonly start: number;
  end: number;
  /** Where the line at `start` was kept, to tell later whether the lines have moved. */
  readonly origin: Origin | undefined;
  /** The number of the entry at index 0, whether or not it is kept any more. */
  firstEntry = 0;
  /** How many entries at the beginning are not kept any more. */
  gone = 0;
  count = 0;
  /** What the last entry gave to one of a later block. */
  given = nothing;
  /** What the first entry was given by earlier blocks. */
  received = nothing;
  /** The line that is shown, counted from `start`. */
  #shown: Uint16Array;
  /** How many lines of the base each entry stands for; 0 for a divider. */
  #repeats: Uint32Array;
  #matches: Uint32Array;
  /** 1 where an entry is there for itself, and not only as context. */
  #wanted: Uint8Array;

  constructor(start: number, end: number, origin: Origin | undefined) {
    this.start = start;
    this.end = end;
    this.origin = origin;
    this.#shown = new Uint16Array(16);
    this.#repeats = new Uint32Array(16);
    this.#matches = new Uint32Array(16);
    this.#wanted = new Uint8Array(16);
  }

  get isEmpty(): boolean {
    return this.count === this.gone;
  }

  /** The line of the base that the entry at `index` shows. */
  shown(index: number): number {
    return this.start + (this.#shown[index] as number);
  }

  repeats(index: number): number {
    return this.#repeats[index] as number;
  }

  matches(index: number): number {
    return this.#matches[index] as number;
  }

  isDivider(index: number): boolean {
    return this.#repeats[index] === 0;
  }

  /** Whether the entry at `index` is there for itself, and not only as context. */
  isWanted(index: number): boolean {
    return this.#wanted[index] === 1;
  }

  want(index: number): void {
    this.#wanted[index] = 1;
  }

  push(b: number, { repeats, matches, wanted }: Share): void {
    if (this.count === this.#shown.length) this.#resize(this.count * 2);
    this.#shown[this.count] = b - this.start;
    this.#repeats[this.count] = repeats;
    this.#matches[this.count] = matches;
    this.#wanted[this.count] = wanted ? 1 : 0;
    this.count += 1;
  }

  /** What the entry at `index` stands for. */
  share(index: number): Share {
    return { repeats: this.repeats(index), matches: this.matches(index), wanted: this.isWanted(index) };
  }

  /** Lets the entry at `index` stand for more lines. */
  add(index: number, { repeats, matches, wanted }: Share): void {
    this.#repeats[index] = this.repeats(index) + repeats;
    this.#matches[index] = this.matches(index) + matches;
    if (wanted) this.want(index);
  }

  /** Lets the last entry show line `b` and stand for what this adds. */
  moveLast(b: number, share: Share): void {
    this.#shown[this.count - 1] = b - this.start;
    this.add(this.count - 1, share);
  }

  /** The first entry that shows line `b` or a later one; `count` when there is none. */
  indexAt(b: number): number {
    let low = this.gone;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.shown(middle) < b) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many matches the entries at index `from` up to `to` stand for. */
  sum(from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index++) sum += this.matches(index);
    return sum;
  }

  /** Gives back memory that was taken ahead. */
  trim(): void {
    if (this.count < this.#shown.length / 2) this.#resize(this.count);
  }

  #resize(capacity: number): void {
    const size = Math.max(1, capacity);
    const shown = new Uint16Array(size);
    const repeats = new Uint32Array(size);
    const matches = new Uint32Array(size);
    const wanted = new Uint8Array(size);
    shown.set(this.#shown.subarray(0, this.count));
    repeats.set(this.#repeats.subarray(0, this.count));
    matches.set(this.#matches.subarray(0, this.count));
    wanted.set(this.#wanted.subarray(0, this.count));
    this.#shown = shown;
    this.#repeats = repeats;
    this.#matches = matches;
    this.#wanted = wanted;
  }
}
