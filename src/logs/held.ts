/** Bytes kept from one piece of a stream to the next: grows up to `limit`, drops what comes after, and tells. */
export class HeldBytes {
  bytes: Uint8Array = empty;
  length = 0;
  /** Something did not fit. */
  cut = false;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  append(from: Uint8Array, start: number, end: number): void {
    const kept = Math.min(end - start, this.#limit - this.length);
    if (kept < end - start) this.cut = true;
    if (kept <= 0) return;
    this.#reserve(this.length + kept);
    this.bytes.set(from.subarray(start, start + kept), this.length);
    this.length += kept;
  }

  clear(): void {
    this.length = 0;
    this.cut = false;
    // One long line must not cost its memory for the rest of the stream.
    if (this.bytes.length > keptWhenCleared) this.bytes = empty;
  }

  #reserve(wanted: number): void {
    if (wanted <= this.bytes.length) return;
    const grown = new Uint8Array(Math.min(this.#limit, Math.max(wanted, this.bytes.length * 2, 1024)));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

const empty = new Uint8Array(0);
const keptWhenCleared = 128 * 1024;
