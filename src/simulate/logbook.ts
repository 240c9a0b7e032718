import type { LogRecord } from './frame.ts';

/** The log of one container over all of its runs. */
export type Logbook = {
  readonly write: (at: number, stream: LogRecord['stream'], text: string) => void;
  readonly records: () => readonly LogRecord[];
  /** Calls back for each new record; returns how to stop that. */
  readonly follow: (listener: (record: LogRecord) => void) => () => void;
};

/** Records kept; what is older goes first, as with a log driver that rotates. */
const KEPT = 5000;

/** An empty logbook. Records of the same millisecond differ in their nanoseconds, as those of a real engine do. */
export function createLogbook(): Logbook {
  let records: LogRecord[] = [];
  const listeners = new Set<(record: LogRecord) => void>();
  return {
    write(at, stream, text) {
      const last = records.at(-1);
      const nanos = last?.at === at ? last.nanos + 137 : 104_729;
      const record = { at, nanos, stream, text };
      records.push(record);
      if (records.length > KEPT * 1.1) records = records.slice(-KEPT);
      for (const listener of listeners) listener(record);
    },
    records: () => records,
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
