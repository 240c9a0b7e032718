import type { LogStore } from '../../src/logs/store.ts';
import type { JobResult } from '../../src/model/job.ts';
import type { DiskUsage, ExistingResource, RunEnd } from '../../src/model/ports.ts';
import type { World } from '../../src/model/world.ts';

/** One answer of `verify`: the address and a line about it. */
export type Verification = { readonly url: string; readonly good: boolean; readonly text: string };

/** What is on the screen now, so that the sources stream just that. `service` null: the logs of all. */
export type Shown = { readonly service: string | null; readonly containers: readonly string[] };

/** All that the app needs of the rest of the program. Given by the door, so that views know no engine and no child process. */
export type AppPort = {
  readonly world: () => World;
  /** Calls back after changes of the world or of the logs. */
  readonly subscribe: (listener: () => void) => () => void;
  /** `docker compose` with the options that choose this project. */
  readonly compose: readonly string[];
  /** Keys that change something are off. */
  readonly readOnly: boolean;
  readonly logs: LogStore;
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
  /** Runs a command on the terminal, which has been handed over; `hold` leaves what it printed in sight until Enter. */
  readonly attach: (argv: readonly string[], hold: boolean) => Promise<RunEnd>;
  readonly disk: () => Promise<DiskUsage | null>;
  readonly resources: () => Promise<readonly ExistingResource[] | null>;
  /** Null when it was opened, otherwise why not. */
  readonly open: (url: string) => Promise<string | null>;
  readonly copy: (text: string) => Promise<void>;
  readonly verify: (urls: readonly string[]) => Promise<readonly Verification[]>;
};
