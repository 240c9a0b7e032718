import type { Container, Usage } from './container.ts';
import type { Job, JobResult, JobStep } from './job.ts';
import type { ComposeProblem, EngineProblem } from './problem.ts';
import type { Project } from './project.ts';
import type { WatchEntry } from './watch.ts';

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
  | { readonly type: 'usage.measured'; readonly container: string; readonly usage: Usage | null }
  | { readonly type: 'compose.found'; readonly version: string }
  | { readonly type: 'project.read'; readonly project: Project }
  | { readonly type: 'project.failed'; readonly problem: ComposeProblem }
  | { readonly type: 'project.changed'; readonly files: readonly string[] }
  | { readonly type: 'job.queued'; readonly job: Job }
  | { readonly type: 'job.started'; readonly id: number }
  | { readonly type: 'job.printed'; readonly id: number; readonly lines: readonly string[] }
  | { readonly type: 'job.stepped'; readonly id: number; readonly steps: readonly JobStep[] }
  | { readonly type: 'job.cancelling'; readonly id: number }
  | { readonly type: 'job.ended'; readonly id: number; readonly result: JobResult }
  | {
      readonly type: 'watch.state';
      readonly state: 'off' | 'starting' | 'running' | 'stopping' | 'failed';
      readonly services: readonly string[];
      readonly problem: string;
    }
  | { readonly type: 'watch.entry'; readonly entry: WatchEntry }
  | { readonly type: 'logs.counted'; readonly service: string; readonly counts: LogCounts }
);
