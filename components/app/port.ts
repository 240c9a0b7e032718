import type { Finding } from '../../src/doctor/finding.ts';
import type { Progress } from '../../src/lessons/progress.ts';
import type { Older } from '../../src/logs/line.ts';
import type { LogStore } from '../../src/logs/store.ts';
import type { BuildHistory } from '../../src/model/build.ts';
import type { BuildContext } from '../../src/model/build-context.ts';
import type { ContainerDrift, DriftFile, FileDiff, SentFiles } from '../../src/model/drift.ts';
import type { JobResult } from '../../src/model/job.ts';
import type { DiskUsage, ExistingResource, RunEnd } from '../../src/model/ports.ts';
import type { SaveProblem } from '../../src/model/problem.ts';
import type { Result } from '../../src/model/result.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import type { Place } from '../../src/model/sources.ts';
import type { SyncEntry } from '../../src/model/sync.ts';
import type { World } from '../../src/model/world.ts';
import type { Language } from '../../src/words/catalogue.ts';

/** One answer of `verify`: the address and a line about it. */
export type Verification = { readonly url: string; readonly good: boolean; readonly text: string };

/** What is on the screen now, so that the sources stream just that. `logs` are the services whose logs are shown; null: of all. */
export type Shown = { readonly logs: readonly string[] | null; readonly containers: readonly string[] };

/** The lesson that is played. `scratch`: its files go with the program. */
export type LessonPort = {
  readonly progress: () => Progress;
  /** Gives one more hint. */
  readonly hint: () => void;
  readonly scratch: boolean;
};

/** All that the app needs of the rest of the program. Given by the door, so that views know no engine and no child process. */
export type AppPort = {
  readonly world: () => World;
  /** Calls back after changes of the world or of the logs. */
  readonly subscribe: (listener: () => void) => () => void;
  /** `docker compose` with the options that choose this project. */
  readonly compose: readonly string[];
  /** Nobody has started the program here before, so that the tour is shown. */
  readonly isFirstStart: boolean;
  /** The tour was seen, or left: it does not come up by itself any more. */
  readonly tourEnded: () => void;
  /** Keys that change something are off. */
  readonly readOnly: boolean;
  readonly logs: LogStore;
  /** The names of a service's replicas by the source of their lines; none where only one runs. */
  readonly replicas: (service: string) => readonly string[];
  /** Whether lines older than those that are kept can be had of a service. */
  readonly older: (service: string) => Older;
  /** Reads some older lines of a service; settles when they are there, or when there are none. */
  readonly readOlder: (service: string) => Promise<void>;
  /** Puts a mark after the last line of every log. */
  readonly markLogs: () => void;
  /** Writes lines to a new file; gives its absolute path. */
  readonly save: (path: string, lines: Iterable<string>) => Promise<Result<string, SaveProblem>>;
  /** Shows lines in the person's pager or editor on the terminal, which has been handed over. */
  readonly read: (lines: Iterable<string>, program: 'pager' | 'editor') => Promise<RunEnd>;
  /** The log driver that keeps the log of a service from being read; null where it can be read. */
  readonly logProblem: (service: string) => string | null;
  readonly show: (shown: Shown) => void;
  readonly start: (request: {
    readonly command: string;
    readonly argv: readonly string[];
    readonly services: readonly string[];
  }) => { readonly id: number; readonly ended: Promise<JobResult> };
  readonly cancel: (job: number) => void;
  readonly output: (job: number) => readonly string[];
  readonly watch: (on: boolean, services: readonly string[]) => Promise<void>;
  /** Every file that is known of under the watch rules, the newest change last. */
  readonly syncEntries: () => readonly SyncEntry[];
  /** Runs a command on the terminal, which has been handed over; `hold` leaves what it printed in sight until Enter. */
  readonly attach: (argv: readonly string[], hold: boolean) => Promise<RunEnd>;
  /** Compares the containers of these services with the working tree, and makes it known to the world. */
  readonly compareFiles: (services: readonly string[]) => Promise<readonly ContainerDrift[]>;
  /** Copies what was last found to differ into the containers of these services, and compares again. */
  readonly sendFiles: (services: readonly string[]) => Promise<readonly SentFiles[]>;
  /** How a file in a container (id) differs from the one here. */
  readonly diffFile: (container: string, file: DriftFile) => Promise<FileDiff>;
  /** What is wrong, the worst first, as it was last examined. */
  readonly findings: (language: Language) => readonly Finding[];
  /** Looks again at everything. */
  readonly examine: () => Promise<void>;
  /** Opens a line in the person's editor on the terminal, which has been handed over; answers with what was changed. */
  readonly edit: (place: Place) => Promise<FileDiff>;
  /** The builds that are remembered, of a service or (null) of all, and the layers of the images; null where none are kept. */
  readonly builds: (service: string | null) => Promise<BuildHistory | null>;
  /** Measures what the build of a service could send; null for one that is not built. Until the signal ends it. */
  readonly buildContext: (service: string, signal: AbortSignal) => Promise<BuildContext | null>;
  readonly disk: () => Promise<DiskUsage | null>;
  readonly resources: () => Promise<readonly ExistingResource[] | null>;
  /** Null when it was opened, otherwise why not. */
  readonly open: (url: string) => Promise<string | null>;
  readonly copy: (text: string) => Promise<void>;
  readonly verify: (urls: readonly string[]) => Promise<readonly Verification[]>;
  readonly lesson: LessonPort | null;
  /** Says which scenario of the simulation comes when this screen is left; null: the one without a task. */
  readonly choose: (scenario: Scenario | null) => void;
};
