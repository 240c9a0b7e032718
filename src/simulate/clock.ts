/** Where time comes from: milliseconds since the epoch, and one call after a time, which the answer takes back. */
export type Clock = {
  readonly now: () => number;
  readonly after: (ms: number, action: () => void) => () => void;
};

/** The time of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
