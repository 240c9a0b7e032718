/** A line of a Dockerfile as a failure quotes it; `marked` where the failing instruction stands. */
export type SourceLine = { readonly number: number; readonly text: string; readonly marked: boolean };

/** Where a failing instruction stands: the file as BuildKit names it, the first line of the instruction from 1, and the lines around it. */
export type BuildSource = { readonly file: string; readonly line: number; readonly lines: readonly SourceLine[] };

/** What a step is to the build that it is a part of. */
export type BuildStep = {
  /** The services (bake targets) that its name tells, such as `backend` of `[backend builder 2/5]`; empty where it tells none. */
  readonly targets: readonly string[];
  /** The platform that its name tells, such as `linux/arm64`; empty where one platform is built for. */
  readonly platform: string;
  /** Name of its stage, `stage-N` for one without a name; empty where there is one stage only, and for what belongs to none. */
  readonly stage: string;
  /** Place among the instructions of its stage, from 1, and how many those are; null for what is no instruction of a stage. */
  readonly number: number | null;
  readonly total: number | null;
  /** The name without what stands in brackets, such as `RUN uv sync`; `internal` for BuildKit's own chores, whose name tells the rest. */
  readonly instruction: string;
  /** Ids of the steps whose results it needs. */
  readonly inputs: readonly string[];
  /** Its last lines of output, at most 20. */
  readonly output: readonly string[];
  /** Milliseconds that it worked in spans that are over, by the builder's own clock. A step may work several times. */
  readonly worked: number;
  /** When its present span of work was heard of, in milliseconds since the epoch by the clock here; null while it does not work. */
  readonly workingSince: number | null;
  /** Where it stands in its Dockerfile, once it failed and that is told. */
  readonly source: BuildSource | null;
};

/** A step of a job: a container that starts, an image that is pulled, an instruction of a build. */
export type JobStep = {
  /** Unique within the job, such as `Container ai-pic-backend-1` or a BuildKit digest. */
  readonly id: string;
  /** What it is, as Compose or BuildKit say it, such as `Container ai-pic-backend-1` or `[backend 3/7] COPY . .`. */
  readonly name: string;
  readonly kind: 'container' | 'image' | 'network' | 'volume' | 'build' | 'other';
  /** `cancelled`: ended before it was done, since another step failed. */
  readonly state: 'waiting' | 'working' | 'cached' | 'done' | 'failed' | 'cancelled';
  /** The last word on it, such as `Starting` or `Healthy`. */
  readonly status: string;
  /** Units done and in all (bytes mostly), null where nothing is counted. `total` is 0 where it is not known, as of a build context. */
  readonly progress: { readonly current: number; readonly total: number } | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** What it is to a build; null for what is no step of BuildKit or of the classic builder. */
  readonly build: BuildStep | null;
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
