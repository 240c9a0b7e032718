import type { Container, Usage } from './container.ts';
import type { EngineInfo, Fact } from './fact.ts';
import type { JobStep } from './job.ts';
import type { ComposeProblem, EngineProblem } from './problem.ts';
import type { Project } from './project.ts';
import type { Result } from './result.ts';
import type { ProjectSources } from './sources.ts';
import type { NamedImage, ServiceConfiguration } from './staleness.ts';

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

/** A container that holds a port of the engine's machine; project and service by Compose's labels, null where it has none. */
export type Publisher = { readonly name: string; readonly project: string | null; readonly service: string | null };

/** The machine that the engine runs on, as it tells of itself; empty texts where it does not. `folder` is where it keeps its files. */
export type EngineMachine = { readonly hostname: string; readonly kernel: string; readonly folder: string };

/** A network or volume of the project as it exists now on the engine. */
export type ExistingResource = { readonly kind: 'network' | 'volume'; readonly name: string; readonly key: string };

/**
 * What there is at a path of a container. Sizes in bytes; `modifiedAt` in milliseconds since the epoch. `linkTarget` is empty unless it is a link, and else
 * where that leads inside the container, absolute: what the link itself says is in its archive only.
 */
export type PathStat = {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly size: number;
  readonly modifiedAt: number;
  readonly linkTarget: string;
};

/** A command to run in a container that runs. Empty `user` and `workingDirectory` stand for the container's own. */
export type ExecRequest = {
  readonly argv: readonly string[];
  readonly user: string;
  readonly privileged: boolean;
  readonly workingDirectory: string;
  /** `NAME=value`. */
  readonly environment: readonly string[];
};

/** How a command in a container ended: with a status, or not at all, with the engine's words on it. */
export type ExecEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly output: readonly string[] }
  | { readonly kind: 'failed'; readonly detail: string };

/** How the reading or writing of an archive ended; `refused` has the engine's own words, such as a read-only file system or no space. */
export type ArchiveEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** A path at which a container differs from its image. A folder that is deleted stands for all in it; all else has an item of its own. */
export type PathChange = { readonly path: string; readonly kind: 'added' | 'changed' | 'deleted' };

/** One layer of an image as `GET /images/NAME/history` tells it, the newest first there. Size in bytes; `createdAt` in milliseconds since the epoch. */
export type ImageLayer = {
  readonly instruction: string;
  readonly size: number;
  readonly createdAt: number;
  readonly comment: string;
};

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
  /** The containers, of any project or none, that hold a port of the engine's machine now. */
  publishers(port: number, protocol: 'tcp' | 'udp'): Promise<Result<readonly Publisher[], EngineProblem>>;
  machine(): Promise<Result<EngineMachine, EngineProblem>>;
  /** The number that a container's main process has on the engine's machine; null when it does not run. */
  mainProcess(container: string, signal: AbortSignal): Promise<Result<number | null, EngineProblem>>;
  /** The networks and volumes that exist with this project's label. */
  resources(project: string): Promise<Result<readonly ExistingResource[], EngineProblem>>;
  /** The images that these references name now, by reference; null where one names none. */
  images(references: readonly string[]): Promise<Result<Readonly<Record<string, NamedImage | null>>, EngineProblem>>;
  /**
   * What there is at a path of a container, running or not; null: nothing, or no such container. Follows no link at the end of the path. Sees what lies under a
   * tmpfs mount, not what is in it.
   */
  stat(container: string, path: string, signal: AbortSignal): Promise<Result<PathStat | null, EngineProblem>>;
  /** The path (a file, or a folder with everything under it) as a tar stream, from a container that runs or not. Where `sink` returns a promise, the stream waits. */
  readArchive(
    container: string,
    path: string,
    sink: (chunk: Uint8Array) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<ArchiveEnd>;
  /** Unpacks a tar stream under `directory` of a container. What is meant for a tmpfs is `done`, yet lands under the mount, where the container does not see it. */
  writeArchive(
    container: string,
    directory: string,
    archive: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<ArchiveEnd>;
  /**
   * Runs a command in a container until its end; at most the last 100 lines of its output are kept. Aborting ends the waiting (`failed`), never the command:
   * the engine cannot end one.
   */
  exec(container: string, request: ExecRequest, signal: AbortSignal): Promise<ExecEnd>;
  /** What a container, running or not, has of its own over its image; what is in mounts is not among it. */
  changes(container: string, signal: AbortSignal): Promise<Result<readonly PathChange[], EngineProblem>>;
  /** The layers of an image, the newest first. */
  layers(image: string): Promise<Result<readonly ImageLayer[], EngineProblem>>;
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
  /** Where the project's values come from, read from its files; what cannot be read is left out. */
  sources(project: Project): Promise<ProjectSources>;
  /** What Compose hashes of each service, by name, those whose profile is off too. */
  configurations(signal: AbortSignal): Promise<Result<Readonly<Record<string, ServiceConfiguration>>, ComposeProblem>>;
  /** The services whose hash, as this program computes it from `configurations`, is proved to be the one that Compose itself computes. */
  vouched(signal: AbortSignal): Promise<Result<ReadonlySet<string>, ComposeProblem>>;
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
