import type { BuildSummary } from './build.ts';
import type { Container, Usage } from './container.ts';
import type { DriftWorld } from './drift.ts';
import type { EngineEvent, EngineInfo, LogCounts } from './fact.ts';
import type { Job } from './job.ts';
import type { ComposeProblem, EngineProblem } from './problem.ts';
import type { Project } from './project.ts';
import type { ProjectSources } from './sources.ts';
import type { ServiceStaleness } from './staleness.ts';
import { noSync, type SyncWorld } from './sync.ts';
import type { Watch } from './watch.ts';

/** The connection to the engine. `lost` keeps what was known of it before, null when there never was one. */
export type EngineStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected'; readonly info: EngineInfo; readonly since: number }
  | {
      readonly state: 'lost';
      readonly problem: EngineProblem;
      readonly since: number;
      readonly last: EngineInfo | null;
    };

/**
 * All that is known, immutable; the fold of the facts so far. Log lines are not here: they live in `src/logs`, and only their counts are.
 */
export type World = {
  readonly engine: EngineStatus;
  readonly composeVersion: string | null;
  /** Null until files or labels told of one. Stays at the last good one when a later reading fails. */
  readonly project: Project | null;
  readonly projectProblem: ComposeProblem | null;
  /** Where its values come from; null until the files were looked through. */
  readonly sources: ProjectSources | null;
  /** The files of the last change that made the project be read again, and when. */
  readonly projectChange: { readonly at: number; readonly files: readonly string[] } | null;
  /** By container id. */
  readonly containers: Readonly<Record<string, Container>>;
  readonly containersKnown: boolean;
  /** When they were last listed as a whole; what is known of them may be older than the connection. Null: never. */
  readonly containersListedAt: number | null;
  readonly networks: readonly string[] | null;
  /** When an image last came or went, or a name moved; null: not since the program started. */
  readonly imagesChangedAt: number | null;
  /** By service; null while it has not been found out. */
  readonly staleness: Readonly<Record<string, ServiceStaleness>> | null;
  /** By container id; only for what is shown. */
  readonly usage: Readonly<Record<string, Usage>>;
  /** Oldest first, at most 100. */
  readonly jobs: readonly Job[];
  readonly watch: Watch;
  /** Saved files on their way into containers. */
  readonly sync: SyncWorld;
  readonly drift: DriftWorld;
  /** The last build of each service that was built by this program. */
  readonly builds: Readonly<Record<string, BuildSummary>>;
  /** By service. */
  readonly logCounts: Readonly<Record<string, LogCounts>>;
  /** The newest events that tell a story, oldest first, at most 200. */
  readonly events: readonly EngineEvent[];
};

/** The world before any fact. */
export const emptyWorld: World = {
  engine: { state: 'connecting' },
  composeVersion: null,
  project: null,
  projectProblem: null,
  sources: null,
  projectChange: null,
  containers: {},
  containersKnown: false,
  containersListedAt: null,
  networks: null,
  imagesChangedAt: null,
  staleness: null,
  usage: {},
  jobs: [],
  watch: { state: 'off', by: 'compose', services: [], startedAt: null, problem: '', retryAt: null, entries: [] },
  sync: noSync,
  drift: {},
  builds: {},
  logCounts: {},
  events: [],
};
