import type { Clock } from './clock.ts';

/** What is to happen, in order. However much that is, one timer of the clock is set at most, and none when nothing is to happen. */
export type Timeline = {
  readonly now: () => number;
  /** Does something in `ms` milliseconds; returns how to take that back. */
  readonly after: (ms: number, action: () => void) => () => void;
  /** Settles after `ms` milliseconds, at once when `signal` aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Lets `ms` milliseconds pass now, with all that happens in them. Only for what lies before the present. */
  readonly skip: (ms: number) => void;
  readonly close: () => void;
};

type Entry = { readonly at: number; readonly order: number; readonly action: () => void };

/** A timeline that begins `earlierMs` milliseconds before the clock's present, and joins it after as many have been skipped. */
export function createTimeline(clock: Clock, earlierMs = 0): Timeline {
  const start = clock.now() - earlierMs;
  let skipped = 0;
  let order = 0;
  let entries: Entry[] = [];
  let disarm = () => {};
  let closed = false;

  const now = () => (skipped < earlierMs ? start + skipped : clock.now());

  function arm() {
    disarm();
    disarm = () => {};
    const [next] = entries;
    if (next && skipped >= earlierMs) disarm = clock.after(Math.max(0, next.at - clock.now()), wake);
  }

  function wake() {
    for (let [next] = entries; next && next.at <= clock.now(); [next] = entries) {
      entries.shift();
      next.action();
    }
    arm();
  }

  function after(ms: number, action: () => void) {
    if (closed) return () => {};
    const entry = { at: now() + Math.max(0, ms), order: ++order, action };
    entries.push(entry);
    entries.sort((a, b) => a.at - b.at || a.order - b.order);
    if (entries[0] === entry) arm();
    return () => {
      const wasFirst = entries[0] === entry;
      entries = entries.filter((other) => other !== entry);
      if (wasFirst) arm();
    };
  }

  function skip(ms: number) {
    const until = Math.min(skipped + ms, earlierMs);
    for (let [next] = entries; next && next.at <= start + until; [next] = entries) {
      entries.shift();
      skipped = Math.max(skipped, next.at - start);
      next.action();
    }
    skipped = until;
    arm();
  }

  return {
    now,
    after,
    skip,
    pause(ms, signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (closed || signal.aborted) return Promise.resolve();
      const undo = after(ms, () => settle());
      const settle = () => {
        undo();
        signal.removeEventListener('abort', settle);
        resolve();
      };
      signal.addEventListener('abort', settle, { once: true });
      return promise;
    },
    close() {
      closed = true;
      entries = [];
      disarm();
    },
  };
}
