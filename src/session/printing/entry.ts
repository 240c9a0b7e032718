import { type Level, levels } from '../../logs/level.ts';
import type { DividerKind, RawLine, Stream } from '../../logs/line.ts';
import { type Matcher, matches } from '../../logs/matcher.ts';
import type { Container } from '../../model/container.ts';
import { sanitize } from '../../text/sanitize.ts';

/** Which lines of a project's logs are wanted. Times are milliseconds since the epoch; null where there is no such bound. */
export type LogChoice = {
  /** Empty: all. */
  readonly services: readonly string[];
  readonly since: number | null;
  readonly until: number | null;
  /** Only the last lines of each container's history. */
  readonly tail: number | null;
  /** Lines of this level or a more serious one; `none` for all. */
  readonly level: Level;
  readonly grep: Matcher | null;
  /** Lines that do not match `grep`. */
  readonly invert: boolean;
  readonly follow: boolean;
};

/** A line, or what happened between two lines. `ms` and `nanos` are its time: milliseconds since the epoch, nanoseconds after them. */
export type Entry = LineEntry | DividerEntry;

export type LineEntry = {
  readonly kind: 'line';
  readonly container: Container;
  readonly ms: number;
  readonly nanos: number;
  readonly stream: Stream;
  readonly level: Level;
  /** Safe to show: of all controls only SGR is left. */
  readonly text: string;
};

export type DividerEntry = {
  readonly kind: 'divider';
  readonly container: Container;
  readonly ms: number;
  readonly nanos: number;
  readonly divider: DividerKind;
};

/** The line, whose level has this code, as an entry; null where it is not wanted. */
export function entryOf(line: RawLine, code: number, container: Container, choice: LogChoice): LineEntry | null {
  if (choice.since !== null && line.ms < choice.since) return null;
  if (choice.until !== null && line.ms > choice.until) return null;
  if (code < levels.indexOf(choice.level)) return null;
  const text = textOf(line);
  if (choice.grep && matches(text, choice.grep) === choice.invert) return null;
  const { ms, nanos, stream } = line;
  return { kind: 'line', container, ms, nanos, stream, level: levels[code] ?? 'none', text };
}

function textOf({ bytes, start, end }: RawLine): string {
  const text = sanitize(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'));
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}
