import { LogBuffer } from './buffer.ts';

/** What the screen shows of a log without reading it. */
export type LogCounters = {
  /** Lines kept. */
  readonly lines: number;
  readonly errors: number;
  readonly warnings: number;
  /** Errors and warnings that came since the store was made, a number that only grows. */
  readonly freshErrors: number;
  readonly freshWarnings: number;
  /** Lines not kept any more. */
  readonly dropped: number;
  /** Memory taken, in bytes. */
  readonly bytes: number;
  readonly revision: number;
};

/** Told which services' logs have changed. */
export type LogListener = (changed: ReadonlySet<string>) => void;

export type LogStoreOptions = {
  /** The memory that all logs may take together, in bytes; 128 MiB by default. */
  readonly maxBytes?: number;
  /** The least time between two notifications, in milliseconds; 50 by default: more frames of a flood than 20 a second show nothing that can be read. */
  readonly intervalMs?: number;
  /** Lines of this time or later are news, in milliseconds since the epoch; by default all. */
  readonly newsFrom?: number;
};

/** The memory that all logs may take together unless another is asked for, in bytes. */
export const DEFAULT_LOG_BYTES = 128 * 1024 * 1024;

/**
 * The logs of a project, one buffer a service. They share a budget so that a flood drops its own oldest lines and not those
 * of quiet services: when it is spent, the largest buffer gives. Listeners are told of changes at most every `intervalMs`,
 * the first one at once; while nothing is appended no timer runs.
 */
export class LogStore {
  readonly #maxBytes: number;
  readonly #intervalMs: number;
  readonly #newsFrom: number;
  readonly #buffers = new Map<string, LogBuffer>();
  readonly #listeners = new Set<LogListener>();
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #lastTold = Number.NEGATIVE_INFINITY;

  constructor({ maxBytes = DEFAULT_LOG_BYTES, intervalMs = 50, newsFrom }: LogStoreOptions = {}) {
    this.#maxBytes = maxBytes;
    this.#newsFrom = newsFrom ?? Number.NEGATIVE_INFINITY;
    this.#intervalMs = intervalMs;
  }

  /** The services that have a buffer, in the order in which they were first asked for. */
  get services(): readonly string[] {
    return [...this.#buffers.keys()];
  }

  /** The memory that all logs take, in bytes. */
  get bytes(): number {
    let total = 0;
    for (const buffer of this.#buffers.values()) total += buffer.bytes;
    return total;
  }

  /** The log of `service`, made when asked for the first time. */
  buffer(service: string): LogBuffer {
    const known = this.#buffers.get(service);
    if (known !== undefined) return known;
    const made = new LogBuffer({
      maxBytes: this.#maxBytes,
      newsFrom: this.#newsFrom,
      onAppend: () => this.#note(service),
      onGrow: () => this.#keepBudget(),
    });
    this.#buffers.set(service, made);
    return made;
  }

  /** The counters of the log of `service`, all 0 when it has none. */
  counters(service: string): LogCounters {
    const buffer = this.#buffers.get(service);
    if (buffer === undefined) return noCounters;
    const { error: errors, warning: warnings } = buffer.counts;
    const { error: freshErrors, warning: freshWarnings } = buffer.fresh;
    const { dropped, bytes, revision } = buffer;
    const lines = buffer.end - buffer.first;
    return { lines, errors, warnings, freshErrors, freshWarnings, dropped, bytes, revision };
  }

  /** Tells listeners that something about the log of `service` has changed. */
  touch(service: string): void {
    this.#note(service);
  }

  /** Puts a mark after the last line of every log that has one, at `atMs` milliseconds since the epoch. */
  mark(atMs: number): void {
    for (const buffer of this.#buffers.values()) if (buffer.end > buffer.first) buffer.addDivider('mark', atMs, '');
  }

  /** Tells `listener` of changes from now on; call what it returns to stop. */
  subscribe(listener: LogListener): () => void {
    this.#listeners.add(listener);
    if (this.#changed.size > 0) this.#schedule();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#cancel();
    };
  }

  /** Forgets all listeners and stops the timer. */
  close(): void {
    this.#listeners.clear();
    this.#cancel();
  }

  #note(service: string): void {
    this.#changed.add(service);
    if (this.#timer === undefined && this.#listeners.size > 0) this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#lastTold + this.#intervalMs - performance.now();
    this.#timer = setTimeout(() => this.#tell(), Math.max(0, wait));
    this.#timer.unref();
  }

  #tell(): void {
    this.#timer = undefined;
    this.#lastTold = performance.now();
    const changed = this.#changed;
    this.#changed = new Set();
    for (const listener of [...this.#listeners]) listener(changed);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #keepBudget(): void {
    while (this.bytes > this.#maxBytes + this.#allowance && this.#largest()?.dropOldest());
  }

  get #allowance(): number {
    return Math.max(0, ...[...this.#buffers.values()].map(({ allowance }) => allowance));
  }

  #largest(): LogBuffer | undefined {
    let largest: LogBuffer | undefined;
    for (const buffer of this.#buffers.values())
      if (largest === undefined || buffer.bytes > largest.bytes) largest = buffer;
    return largest;
  }
}

const noCounters: LogCounters = {
  lines: 0,
  errors: 0,
  warnings: 0,
  freshErrors: 0,
  freshWarnings: 0,
  dropped: 0,
  bytes: 0,
  revision: 0,
};
