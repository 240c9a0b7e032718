import type { LogBuffer } from '../../src/logs/buffer.ts';
import type { Lines, Older } from '../../src/logs/line.ts';
import type { MergedLog } from '../../src/logs/merge.ts';
import type { SiftedLog } from '../../src/logs/sift.ts';

/** Where the pane reads from: any number of lines, of which it asks only for those that it shows. A `LogBuffer` is one as it is. */
export type LogSource = Lines & {
  /** How many lines were let go because the buffer was full. */
  readonly dropped: number;
  /** Whether lines older than the first can be had; undefined where that does not matter. */
  readonly older?: Older | undefined;
  /** The names that stand before the lines where they come from several places, by the `source` of a line; none where there is only one. */
  readonly labels?: readonly string[];
  /** What a filter leaves; undefined where there is none. */
  readonly sifted?: Sifted;
};

/** A log with a filter, as its pane shows it. */
export type Sifted = Pick<SiftedLog, 'isContext' | 'repeatsAt' | 'baseOf' | 'entryAt' | 'progress' | 'matched'> & {
  /** Lines of the whole log. */
  readonly of: number;
};

/** The log of one service; `labels` are the names of its replicas where there are several, by the source that their lines were appended with. */
export function serviceSource(buffer: LogBuffer, labels: readonly string[], older: Older): LogSource {
  return { ...linesOf(buffer), buffer, labels, older, dropped: buffer.dropped, line: (n) => buffer.line(n) };
}

/** One of the merged logs: the names of its lines by their source; one name where a service has one replica. */
export type MergedPart = { readonly labels: readonly string[] };

/** The merged log of several services, each line under the name of its service and with its number in the merged log. */
export function mergedSource(merged: MergedLog, parts: readonly MergedPart[], older: Older): LogSource {
  const starts: number[] = [];
  const labels: string[] = [];
  for (const part of parts) {
    starts.push(labels.length);
    labels.push(...part.labels);
  }
  return {
    ...linesOf(merged),
    labels,
    older,
    dropped: merged.parts.reduce((sum, { buffer }) => sum + buffer.dropped, 0),
    line(n) {
      const line = merged.line(n);
      const part = merged.origin(n)?.part;
      if (!line || part === undefined) return undefined;
      const among = Math.min(line.source, (parts[part]?.labels.length ?? 1) - 1);
      return { ...line, n, source: (starts[part] ?? 0) + among };
    },
  };
}

/** What a filter leaves of `base`, under the numbers of `log`. */
export function siftedSource(base: LogSource, log: SiftedLog): LogSource {
  return {
    ...linesOf(log),
    dropped: base.dropped,
    older: log.progress < 1 ? undefined : base.older,
    ...(base.labels ? { labels: base.labels } : {}),
    line(n) {
      const line = base.line(log.baseOf(n));
      return line && { ...line, n };
    },
    sifted: {
      isContext: (n) => log.isContext(n),
      repeatsAt: (n) => log.repeatsAt(n),
      baseOf: (n) => log.baseOf(n),
      entryAt: (b) => log.entryAt(b),
      progress: log.progress,
      matched: log.matched,
      of: base.end - base.first,
    },
  };
}

/** The numbers as they are now: a source is made for one frame. */
function linesOf(lines: Lines): Omit<LogSource, 'dropped' | 'line'> {
  return {
    first: lines.first,
    end: lines.end,
    revision: lines.revision,
    text: (n) => lines.text(n),
    timeAt: (n) => lines.timeAt(n),
    levelAt: (n) => lines.levelAt(n),
    origin: (n) => lines.origin(n),
  };
}
