import type { Subject } from './subjects.ts';

/** Who is measured. */
export type Who = 'dogwatch' | 'lazydocker' | 'raw';

/** The rows of the table, by the names that `--only` takes. */
export type RowName =
  | 'start'
  | 'idle-cpu'
  | 'key-p50'
  | 'key-p99'
  | 'event'
  | 'memory-idle'
  | 'cpu-1000'
  | 'key-1000'
  | 'last-line-1000'
  | 'memory-1000'
  | 'cpu-20000'
  | 'key-20000'
  | 'last-line-20000'
  | 'memory-20000'
  | 'memory'
  | 'memory-slope'
  | 'throughput'
  | 'search'
  | 'search-key'
  | 'many'
  | 'many-one'
  | 'watch-idle'
  | 'watch-key'
  | 'watch-verified';

/** A figure in the unit of its row, or in words why there is none. */
export type Cell = number | string;

/** One figure of one program. `met` where only the scenario itself can tell whether it is as asked; `detail` for the JSON file. */
export type Finding = {
  readonly row: RowName;
  readonly who: Who;
  readonly cell: Cell;
  readonly met?: boolean | string;
  readonly detail?: unknown;
};

/** How thoroughly to measure. Times in milliseconds. */
export type Pace = {
  readonly idle: number;
  readonly flood: number;
  readonly keys: number;
  readonly events: number;
  /** How long a container prints at each rate when the fastest is looked for. */
  readonly step: number;
  /** How often to halve the gap between the fastest rate that passed and the slowest that did not. */
  readonly refinements: number;
  readonly searches: number;
  readonly minutes: number;
};

/** What stands in the table for something that did not happen. */
export function notWithin(ms: number): string {
  return `not within ${ms / 1000} s`;
}

/** What there is to measure, and how. */
export type Setting = {
  readonly dogwatch: Subject;
  readonly lazydocker: Subject | null;
  readonly pace: Pace;
  /** Where profiles go; null: none. */
  readonly profiles: string | null;
};

/** Rows that are measured together. */
export type Scenario = {
  readonly rows: readonly RowName[];
  readonly run: (setting: Setting) => Promise<readonly Finding[]>;
};
