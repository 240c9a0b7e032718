/** One thing that watch did or that the engine saw of it. `service` is null where the line names none. */
export type WatchEntry = {
  readonly at: number;
  readonly service: string | null;
  /**
   * `sync`, `rebuild`, `built`, `restart` and `exec` come from Compose's own lines; `received` and `deleted` from the engine's events
   * (`extract-to-dir` and `exec_create: rm -rf`), which is the proof that something reached a container.
   */
  readonly kind:
    | 'enabled'
    | 'sync'
    | 'rebuild'
    | 'built'
    | 'restart'
    | 'exec'
    | 'received'
    | 'deleted'
    | 'error'
    | 'line';
  /** Number of changes where the line counts them. */
  readonly count: number | null;
  readonly text: string;
};

/** The watch child of this program. `services` empty means all. */
export type Watch = {
  readonly state: 'off' | 'starting' | 'running' | 'stopping' | 'failed';
  readonly services: readonly string[];
  readonly startedAt: number | null;
  /** Why it is not running after it was asked to; empty otherwise. */
  readonly problem: string;
  /** Newest last, at most 200. */
  readonly entries: readonly WatchEntry[];
};
