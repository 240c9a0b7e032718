/** A step of a job: a container that starts, an image that is pulled, an instruction of a build. */
export type JobStep = {
  /** Unique within the job, such as `Container ai-pic-backend-1` or a BuildKit digest. */
  readonly id: string;
  /** What it is, as Compose or BuildKit say it, such as `Container ai-pic-backend-1` or `[backend 3/7] COPY . .`. */
  readonly name: string;
  readonly kind: 'container' | 'image' | 'network' | 'volume' | 'build' | 'other';
  readonly state: 'waiting' | 'working' | 'cached' | 'done' | 'failed';
  /** The last word on it, such as `Starting` or `Healthy`. */
  readonly status: string;
  /** Units done and in all (bytes mostly), null where nothing is counted. */
  readonly progress: { readonly current: number; readonly total: number } | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
};

/** How a job ended. `code` is the exit status; a signal or a failed start has its own kind. */
export type JobResult =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly code: number; readonly message: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly message: string };

/** A command that waits, runs or ran. Times are milliseconds since the epoch. */
export type Job = {
  readonly id: number;
  /** The id of the command that planned it, such as `up`. */
  readonly command: string;
  /** As a person would type it, program first. */
  readonly argv: readonly string[];
  /** The services that it changes; empty means the whole project. */
  readonly services: readonly string[];
  readonly queuedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly result: JobResult | null;
  readonly cancelling: boolean;
  readonly steps: readonly JobStep[];
  /** The last lines that it printed (at most 200); the runner keeps all of them. */
  readonly tail: readonly string[];
  /** How many lines it printed in all. */
  readonly lines: number;
};
