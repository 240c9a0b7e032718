/** One thing that watch said. `services` is empty where the line names none. */
export type WatchEntry = {
  readonly at: number;
  readonly services: readonly string[];
  readonly kind: 'enabled' | 'sync' | 'rebuild' | 'built' | 'restart' | 'error' | 'line';
  /** Number of changes where the line counts them. */
  readonly count: number | null;
  readonly text: string;
};

/**
 * Whether saved files are taken into containers, and by whom.
 * `retrying`: the child died and is started again at `retryAt` · `elsewhere`: another terminal's watch has the project, as Compose allows only one.
 */
export type WatchState = 'off' | 'starting' | 'running' | 'stopping' | 'retrying' | 'elsewhere' | 'failed';

/** The watch of this program: a child (`compose`), or its own syncing by the same rules (`dogwatch`). `services` empty means all. */
export type Watch = {
  readonly state: WatchState;
  readonly by: 'compose' | 'dogwatch';
  readonly services: readonly string[];
  readonly startedAt: number | null;
  /** Why it is not running after it was asked to; empty otherwise. */
  readonly problem: string;
  /** When it is tried again, in milliseconds since the epoch; null unless it is `retrying`. */
  readonly retryAt: number | null;
  /** Newest last, at most 200. */
  readonly entries: readonly WatchEntry[];
};
