import type { BuildSummary } from './build.ts';
import type { Container, Usage } from './container.ts';
import type { ContainerDrift } from './drift.ts';
import type { Job, JobResult, JobStep } from './job.ts';
import type { ComposeProblem, EngineProblem } from './problem.ts';
import type { Project } from './project.ts';
import type { ProjectSources } from './sources.ts';
import type { ServiceStaleness } from './staleness.ts';
import type { SyncWorld } from './sync.ts';
import type { Watch, WatchEntry, WatchState } from './watch.ts';

/** Who answered on the other side of the engine's API. */
export type EngineInfo = {
  readonly version: string;
  readonly apiVersion: string;
  readonly platform: string;
  readonly context: string;
  readonly host: string;
  readonly simulated: boolean;
};

/** What the log room counted for a service since the program started or the person looked at it. */
export type LogCounts = { readonly lines: number; readonly errors: number; readonly warnings: number };

/** A container's event that changes no state but tells a story (`kill`, `oom`, `exec_die`, …), as the engine names it. */
export type EngineEvent = {
  readonly at: number;
  readonly container: string;
  readonly service: string;
  readonly action: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * Everything that happens. Plain data, so that facts can be recorded, sent and replayed as JSON; `at` is milliseconds since the epoch.
 * The world is the fold of these.
 */
export type Fact = { readonly at: number } & (
  | { readonly type: 'engine.connected'; readonly engine: EngineInfo }
  | { readonly type: 'engine.lost'; readonly problem: EngineProblem }
  | { readonly type: 'containers.listed'; readonly containers: readonly Container[] }
  | { readonly type: 'container.changed'; readonly container: Container }
  | { readonly type: 'container.removed'; readonly id: string }
  | { readonly type: 'engine.event'; readonly event: EngineEvent }
  | { readonly type: 'networks.listed'; readonly names: readonly string[] }
  /** An image came or went, or a name moved to another. */
  | { readonly type: 'images.changed' }
  | { readonly type: 'staleness.known'; readonly services: Readonly<Record<string, ServiceStaleness>> }
  | { readonly type: 'usage.measured'; readonly container: string; readonly usage: Usage | null }
  | { readonly type: 'compose.found'; readonly version: string }
  | { readonly type: 'project.read'; readonly project: Project }
  | { readonly type: 'project.failed'; readonly problem: ComposeProblem }
  | { readonly type: 'project.sources'; readonly sources: ProjectSources }
  | { readonly type: 'project.changed'; readonly files: readonly string[] }
  | { readonly type: 'job.queued'; readonly job: Job }
  | { readonly type: 'job.started'; readonly id: number }
  | { readonly type: 'job.printed'; readonly id: number; readonly lines: readonly string[] }
  | { readonly type: 'job.stepped'; readonly id: number; readonly steps: readonly JobStep[] }
  | { readonly type: 'job.cancelling'; readonly id: number }
  | { readonly type: 'job.ended'; readonly id: number; readonly result: JobResult }
  | {
      readonly type: 'watch.state';
      readonly state: WatchState;
      readonly by: Watch['by'];
      readonly services: readonly string[];
      readonly problem: string;
      readonly retryAt: number | null;
    }
  | { readonly type: 'watch.entry'; readonly entry: WatchEntry }
  | { readonly type: 'sync.known'; readonly sync: SyncWorld }
  /** How a container compares with the working tree; at most `KEPT_DIFFERENCES` files of it. */
  | { readonly type: 'drift.known'; readonly drift: ContainerDrift }
  /** A build of a service is over, or one of an earlier session is remembered. */
  | { readonly type: 'build.known'; readonly summary: BuildSummary }
  | { readonly type: 'logs.counted'; readonly service: string; readonly counts: LogCounts }
);
