import type { LogBuffer } from './buffer.ts';

/** The next line of each of several logs, kept in the order of their times: to take the earliest costs next to nothing however many logs there are. */
export class MergeHeads {
  readonly #buffers: readonly LogBuffer[];
  readonly #order: number[] = [];
  readonly #ms: Float64Array;
  readonly #nanos: Uint32Array;

  constructor(buffers: readonly LogBuffer[]) {
    this.#buffers = buffers;
    this.#ms = new Float64Array(buffers.length);
    this.#nanos = new Uint32Array(buffers.length);
  }

  /** The log with the earliest next line; undefined where none has one. */
  get earliest(): number | undefined {
    return this.#order[0];
  }

  /** Line `n` is the next of log `log`, which had none. */
  add(log: number, n: number): void {
    this.#read(log, n);
    this.#order.push(log);
    for (let at = this.#order.length - 1; at > 0 && this.#isBefore(this.#order[at], this.#order[at - 1]); at--)
      this.#swap(at);
  }

  /** Whether line `n` of the earliest log comes before the next lines of all others. */
  isStillEarliest(n: number): boolean {
    const second = this.#order[1];
    if (second === undefined) return true;
    const buffer = this.#buffers[this.#order[0] as number] as LogBuffer;
    const difference = buffer.timeAt(n) - (this.#ms[second] as number);
    return difference < 0 || (difference === 0 && buffer.nanosAt(n) <= (this.#nanos[second] as number));
  }

  /** The earliest log goes on with line `n`. */
  goOn(n: number): void {
    this.#read(this.#order[0] as number, n);
    for (let at = 1; at < this.#order.length && this.#isBefore(this.#order[at], this.#order[at - 1]); at++)
      this.#swap(at);
  }

  /** The earliest log has no further line. */
  drop(): void {
    this.#order.shift();
  }

  #read(log: number, n: number): void {
    const buffer = this.#buffers[log] as LogBuffer;
    this.#ms[log] = buffer.timeAt(n);
    this.#nanos[log] = buffer.nanosAt(n);
  }

  #isBefore(one = 0, other = 0): boolean {
    const difference = (this.#ms[one] as number) - (this.#ms[other] as number);
    return difference < 0 || (difference === 0 && (this.#nanos[one] as number) < (this.#nanos[other] as number));
  }

  #swap(at: number): void {
    const order = this.#order;
    const moved = order[at] as number;
    order[at] = order[at - 1] as number;
    order[at - 1] = moved;
  }
}
