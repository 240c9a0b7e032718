import type { Container, Usage } from './container.ts';
import type { EngineInfo, Fact } from './fact.ts';
import type { JobStep } from './job.ts';
import type { ComposeProblem, EngineProblem } from './problem.ts';
import type { Project } from './project.ts';
import type { Result } from './result.ts';

/** Takes facts as they happen. */
export type Emit = (fact: Fact) => void;

/** What of a container's log is asked for. */
export type LogRequest = {
  /** The container; its `tty` tells whether the stream is framed. */
  readonly container: Pick<Container, 'id' | 'tty'>;
  /** Only lines at or after this time: seconds with nanoseconds, such as `1764013526.123456789`; null for the whole history. */
  readonly since: string | null;
  /** Only lines at or before this time, written as `since` is; null or left out for no end. */
  readonly until?: string | null;
  /** Only the last lines of the history; null for all. */
  readonly tail: number | null;
  readonly follow: boolean;
};

/** Takes the next piece of a log stream, and may ask by a promise, which never rejects, for no more until it settles. */
export type LogSink = (chunk: Uint8Array) => void | Promise<void>;

/** How a log stream ended: by itself (the container exited), because it was aborted, or by a problem. */
export type LogEnd =
  | { readonly kind: 'ended' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'unreadable'; readonly driver: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** One thing that could be reclaimed. Sizes in bytes. */
export type DiskItem = {
  readonly kind: 'container' | 'image' | 'network' | 'volume' | 'build-cache';
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly inUse: boolean;
  /** An image without a tag; prune without `--all` takes only these. */
  readonly dangling: boolean;
  /** Belongs to this Compose project by its labels; null where none. */
  readonly project: string | null;
};

/** What takes space on the engine (`GET /system/df`), all items, largest first. */
export type DiskUsage = { readonly items: readonly DiskItem[]; readonly layersSize: number };

/** A network or volume of the project as it exists now on the engine. */
export type ExistingResource = { readonly kind: 'network' | 'volume'; readonly name: string; readonly key: string };

/**
 * The engine, real or simulated. Every method that opens something takes an `AbortSignal` and has let go of it when its promise settles.
 */
export interface Engine {
  /** One round trip. Answers within a few seconds even when the engine hangs. */
  connect(): Promise<Result<EngineInfo, EngineProblem>>;
  /**
   * The project's inventory, then one fact for each change, by the engine's events, until `signal` aborts. Loses and finds the engine again by
   * itself (`engine.lost`, `engine.connected`, a new inventory), without polling while nothing happens.
   */
  follow(project: string, emit: Emit, signal: AbortSignal): Promise<void>;
  /**
   * The raw log stream (framed unless the container has a terminal), with the engine's timestamps before each line. Where `sink` returns a promise,
   * the stream is paused until that settles.
   */
  logs(request: LogRequest, sink: LogSink, signal: AbortSignal): Promise<LogEnd>;
  /** A sample about every second until `signal` aborts or the container stops. */
  usage(container: string, sink: (usage: Usage) => void, signal: AbortSignal): Promise<void>;
  disk(): Promise<Result<DiskUsage, EngineProblem>>;
  /** The networks and volumes that exist with this project's label. */
  resources(project: string): Promise<Result<readonly ExistingResource[], EngineProblem>>;
  close(): Promise<void>;
}

/** What a child process says while it runs. */
export type RunEvent =
  | { readonly kind: 'line'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'steps'; readonly steps: readonly JobStep[] };

/** How a child process ended. */
export type RunEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly message: string };

/** The Compose CLI on one project, real or simulated. */
export interface Compose {
  /** `docker compose` with the options that choose this project, as a person has to type them in the project's folder. */
  readonly command: readonly string[];
  /** What the files alone tell, without a child process: quick, not interpolated. */
  discover(): Promise<Result<Project, ComposeProblem>>;
  version(): Promise<Result<string, ComposeProblem>>;
  /** What `docker compose config --format json` answers. */
  resolve(signal: AbortSignal): Promise<Result<Project, ComposeProblem>>;
  /** Calls back with the files (absolute) whenever compose files, env files or Dockerfiles changed, until `signal` aborts. */
  watchFiles(project: Project, changed: (files: readonly string[]) => void, signal: AbortSignal): void;
  /**
   * Runs a command (program first, never through a shell). Aborting interrupts it: SIGINT, then SIGTERM, then SIGKILL after a grace time, the
   * whole process group. Progress in JSON is asked for where the command knows it, and arrives as steps.
   */
  run(argv: readonly string[], sink: (event: RunEvent) => void, signal: AbortSignal): Promise<RunEnd>;
  /** Runs a command on this program's own terminal, which the caller has handed over. */
  attach(argv: readonly string[]): Promise<RunEnd>;
  close(): Promise<void>;
}
