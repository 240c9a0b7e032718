import type { LogBuffer } from '../../src/logs/buffer.ts';
import type { Lines } from '../../src/logs/line.ts';
import type { MergedLog } from '../../src/logs/merge.ts';

/** Where the pane reads from: any number of lines, of which it asks only for those that it shows. A `LogBuffer` is one as it is. */
export type LogSource = Lines & {
  /** How many lines were let go because the buffer was full. */
  readonly dropped: number;
  /** The names that stand before the lines where they come from several places, by the `source` of a line; none where there is only one. */
  readonly labels?: readonly string[];
};

/** The log of a service of which several replicas run: `labels` are their names, by the source that their lines were appended with. */
export function replicaSource(buffer: LogBuffer, labels: readonly string[]): LogSource {
  return {
    labels,
    get first() {
      return buffer.first;
    },
    get end() {
      return buffer.end;
    },
    get revision() {
      return buffer.revision;
    },
    get dropped() {
      return buffer.dropped;
    },
    line: (n) => buffer.line(n),
    text: (n) => buffer.text(n),
    timeAt: (n) => buffer.timeAt(n),
    levelAt: (n) => buffer.levelAt(n),
    origin: (n) => buffer.origin(n),
  };
}

/** The merged log of several services, each line under the name of its service and with its number in the merged log. */
export function mergedSource(merged: MergedLog): LogSource {
  return {
    labels: merged.parts.map(({ service }) => service),
    get first() {
      return merged.first;
    },
    get end() {
      return merged.end;
    },
    get revision() {
      return merged.revision;
    },
    get dropped() {
      return merged.parts.reduce((sum, { buffer }) => sum + buffer.dropped, 0);
    },
    line(n) {
      const line = merged.line(n);
      const part = merged.partAt(n);
      return line && part && { ...line, n, source: merged.parts.indexOf(part) };
    },
    text: (n) => merged.text(n),
    timeAt: (n) => merged.timeAt(n),
    levelAt: (n) => merged.levelAt(n),
    origin: (n) => merged.origin(n),
  };
}
