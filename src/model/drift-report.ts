import type { ContainerDrift, DriftFile, FileMark, RuleDrift } from './drift.ts';
import type { WatchRule } from './project.ts';

/** The answer of `dogwatch drift --json`. Sizes in bytes, times ISO 8601 in UTC, `path` and `file` absolute. */
export type DriftReport = {
  readonly services: readonly {
    readonly service: string;
    /** Name of the container; a service with several has an entry for each. */
    readonly container: string;
    readonly rules: readonly {
      readonly path: string;
      readonly action: WatchRule['action'];
      readonly target: string;
      readonly differ: readonly {
        readonly file: string;
        readonly state: DriftFile['state'];
        readonly local: MarkReport | null;
        readonly container: MarkReport | null;
      }[];
      readonly compared: number;
      readonly ignored: number;
    }[];
  }[];
};

type MarkReport = { readonly size: number; readonly mtime: string };

/** What was found in these containers. */
export function driftReport(drifts: readonly ContainerDrift[]): DriftReport {
  return {
    services: drifts.map(({ service, name, rules }) => ({ service, container: name, rules: rules.map(ruleReport) })),
  };
}

function ruleReport({ path, action, target, differ, compared, ignored }: RuleDrift) {
  return { path, action, target, differ: differ.map(fileReport), compared, ignored };
}

function fileReport({ file, state, local, container }: DriftFile) {
  return { file, state, local: markReport(local), container: markReport(container) };
}

function markReport(mark: FileMark | null): MarkReport | null {
  return mark && { size: mark.size, mtime: new Date(mark.mtime).toISOString() };
}
