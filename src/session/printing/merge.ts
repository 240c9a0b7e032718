import { setTimeout as delay } from 'node:timers/promises';

/** What can be put in order: whole milliseconds since the epoch, and nanoseconds after them. */
export type Timed = { readonly ms: number; readonly nanos: number };

/** The way of one log into a merge. */
export type Lane<Item> = {
  /** Adds the next item of this log, which takes about `size` bytes. */
  push(item: Item, size: number): void;
  /** Undefined while there is room; else a promise that settles when there is again. */
  room(): Promise<void> | undefined;
  /** Nothing more comes. */
  end(): void;
};

/** Several logs as one, by time. */
export type Merge<Item> = {
  /** A new log. Logs of the same moment come in the order in which they were added. */
  lane(): Lane<Item>;
  /** The next items in their order, as soon as there are some; null when the merge is closed and empty. */
  next(): Promise<readonly Item[] | null>;
  /** Nothing more comes in any lane. What is already there can still be taken. */
  close(): void;
};

/**
 * A merge by heads: each log keeps its own order, and of the first items of all logs the earliest comes next. `ends`: every log will end, and an item
 * is only taken when all logs that have not ended have one, so the order is exact. `goes-on`: logs may be silent for ever, so what has arrived is
 * taken; what arrives within moments of each other is still put in order.
 */
export function createMerge<Item extends Timed>(kind: 'ends' | 'goes-on'): Merge<Item> {
  const queues = new Set<Queue<Item>>();
  let changed = Promise.withResolvers<void>();
  let closed = false;
  const wake = () => changed.resolve();

  function take(): Item[] {
    const taken: Item[] = [];
    while (taken.length < MOST_AT_ONCE) {
      const { earliest, second } = heads(queues, kind === 'ends' && !closed);
      if (!earliest) break;
      do taken.push(earliest.shift());
      while (earliest.length > 0 && taken.length < MOST_AT_ONCE && !isBefore(second?.head(), earliest.head()));
    }
    for (const queue of queues) if (queue.ended && queue.length === 0) queues.delete(queue);
    return taken;
  }

  return {
    lane() {
      const queue = new Queue<Item>(wake);
      queues.add(queue);
      return queue;
    },
    async next() {
      for (;;) {
        changed = Promise.withResolvers<void>();
        const taken = take();
        if (taken.length > 0) return taken;
        if (closed) return null;
        await changed.promise;
        if (kind === 'goes-on' && !closed) await delay(GATHER_MS);
      }
    },
    close() {
      closed = true;
      for (const queue of queues) queue.end();
      wake();
    },
  };
}

/** Bytes that wait in a lane before its log is asked to pause. */
const FULL_BYTES = 256 * 1024;
const MOST_AT_ONCE = 1000;
/** Lines of containers that answer each other are written within this time, whichever stream brings them first. */
const GATHER_MS = 20;

class Queue<Item> implements Lane<Item> {
  ended = false;
  readonly #wake: () => void;
  #items: Item[] = [];
  #sizes: number[] = [];
  /** The place of the first item that has not been taken. */
  #at = 0;
  #bytes = 0;
  #room: PromiseWithResolvers<void> | undefined;

  constructor(wake: () => void) {
    this.#wake = wake;
  }

  get length(): number {
    return this.#items.length - this.#at;
  }

  head(): Item | undefined {
    return this.#items[this.#at];
  }

  push(item: Item, size: number): void {
    this.#items.push(item);
    this.#sizes.push(size);
    this.#bytes += size;
    this.#wake();
  }

  shift(): Item {
    const item = this.#items[this.#at] as Item;
    this.#bytes -= this.#sizes[this.#at] as number;
    this.#at += 1;
    if (this.#at === this.#items.length || this.#at > MOST_AT_ONCE) this.#forgetTaken();
    if (this.#bytes < FULL_BYTES / 2) this.#giveRoom();
    return item;
  }

  room(): Promise<void> | undefined {
    if (this.#bytes < FULL_BYTES || this.ended) return undefined;
    this.#room ??= Promise.withResolvers<void>();
    return this.#room.promise;
  }

  end(): void {
    this.ended = true;
    this.#giveRoom();
    this.#wake();
  }

  #giveRoom(): void {
    this.#room?.resolve();
    this.#room = undefined;
  }

  #forgetTaken(): void {
    this.#items = this.#items.slice(this.#at);
    this.#sizes = this.#sizes.slice(this.#at);
    this.#at = 0;
  }
}

type Heads<Item> = { readonly earliest?: Queue<Item>; readonly second?: Queue<Item> };

/** The two logs whose first items are the earliest. `wait`: none as long as a log has none and may still get one. */
function heads<Item extends Timed>(queues: ReadonlySet<Queue<Item>>, wait: boolean): Heads<Item> {
  let earliest: Queue<Item> | undefined;
  let second: Queue<Item> | undefined;
  for (const queue of queues) {
    if (queue.length === 0) {
      if (wait && !queue.ended) return {};
    } else if (!earliest || isBefore(queue.head(), earliest.head())) {
      second = earliest;
      earliest = queue;
    } else if (!second || isBefore(queue.head(), second.head())) second = queue;
  }
  return { ...(earliest && { earliest }), ...(second && { second }) };
}

function isBefore(one: Timed | undefined, other: Timed | undefined): boolean {
  if (!one || !other) return false;
  return one.ms < other.ms || (one.ms === other.ms && one.nanos < other.nanos);
}
