import { LogBuffer } from '../../logs/buffer.ts';
import { demux } from '../../logs/demux.ts';
import { levelOf, levels } from '../../logs/level.ts';
import type { RawLine } from '../../logs/line.ts';
import { rawLines } from '../../logs/raw.ts';
import { resume } from '../../logs/resume.ts';
import { sinceParameter } from '../../logs/timestamp.ts';
import { TraceTracker } from '../../logs/trace.ts';
import type { Container } from '../../model/container.ts';
import type { Engine, LogEnd } from '../../model/ports.ts';
import { type Entry, entryOf, type LineEntry, type LogChoice } from './entry.ts';
import type { Lane, Timed } from './merge.ts';

/** The log of one container, as far as it has been read. */
export type Reading = {
  container: Container;
  /** The newest lines without their text: when they were written, to go on exactly after them. */
  readonly times: LogBuffer;
  readonly traces: { readonly stdout: TraceTracker; readonly stderr: TraceTracker };
  /** The first line that was asked for with `tail`, when there are older ones, which are not wanted; null otherwise. */
  first: Timed | null;
};

/** How far to read. */
export type Stretch = {
  /** Milliseconds since the epoch; null for no end. */
  readonly until: number | null;
  readonly follow: boolean;
  /** Whether a last line without its end is one: not while it may be read again. */
  readonly flush: boolean;
};

/** A container's log of which nothing was read. */
export function newReading(container: Container): Reading {
  const traces = { stdout: new TraceTracker(), stderr: new TraceTracker() };
  return { container, times: new LogBuffer({ maxBytes: TIMES_BYTES }), traces, first: null };
}

/**
 * Reads the log of a container into `lane`, from where the last time ended: no line is lost, and none comes twice. It is read as fast as the lane has
 * room.
 */
export async function readOn(
  engine: Engine,
  reading: Reading,
  work: { readonly choice: LogChoice; readonly stretch: Stretch; readonly lane: Lane<Entry> },
  signal: AbortSignal,
): Promise<LogEnd> {
  const { choice, stretch, lane } = work;
  const { container, times } = reading;
  const from = resume(times);
  const last = from ? null : lastLines(choice);
  const oldest = from ? reading.first : null;
  const put = (entry: LineEntry | null) => entry && lane.push(entry, entry.text.length + ENTRY_BYTES);
  const sink = (line: RawLine) => {
    if (from?.isKept(line) || isOlder(line, oldest)) return;
    if (last && last.seen === 0) reading.first = { ms: line.ms, nanos: line.nanos };
    if (choice.follow) times.append({ ...line, end: line.start });
    const entry = entryOf(line, levelIn(line, reading), container, choice);
    if (last) last.add(entry);
    else put(entry);
  };
  const parser = container.tty ? rawLines(sink, { timestamps: true }) : demux(sink, { timestamps: true });
  const request = {
    container,
    since: from?.since ?? (choice.since === null ? null : sinceParameter(choice.since, 0)),
    until: stretch.until === null ? null : sinceParameter(stretch.until, 999_999),
    tail: from ? null : engineTail(choice),
    follow: stretch.follow,
  };
  const end = await engine.logs(request, (chunk) => takeIn(parser, chunk, lane), signal);
  if (end.kind === 'ended' && stretch.flush) parser.flush();
  if (last && last.seen < (request.tail ?? 0)) reading.first = null;
  for (const entry of last?.entries() ?? []) put(entry);
  return end;
}

/** Enough for the lines of one container within the time that is read again, also in a flood. */
const TIMES_BYTES = 2 * 1024 * 1024;
/** What an entry takes beside its text. */
const ENTRY_BYTES = 100;
/** Lines before the last ones that were asked for, of which some are within the time that is read again. */
const BEFORE_TAIL = 1000;

/** The code of a line's level. The lines of a stack trace are as serious as its first. */
function levelIn(line: RawLine, { traces }: Reading): number {
  const own = levelOf(line.bytes, line.start, line.end);
  return traces[line.stream].continues(line.bytes, line.start, line.end, own, line.ms) ? ERROR : own;
}

const ERROR = levels.indexOf('error');

function takeIn(parser: { write(chunk: Uint8Array): void }, chunk: Uint8Array, lane: Lane<Entry>) {
  parser.write(chunk);
  return lane.room();
}

/** The engine takes its last lines first and then leaves out what is after `until`, so those have to be counted here. */
function engineTail({ tail, until, follow }: LogChoice): number | null {
  if (tail === null || until !== null) return null;
  return follow ? tail + BEFORE_TAIL : tail;
}

/** Where the engine cannot choose the last lines alone: keeps them until all are read. */
function lastLines(choice: LogChoice) {
  const { tail } = choice;
  if (tail === null || engineTail(choice) === tail) return null;
  let kept: (LineEntry | null)[] = [];
  let seen = 0;
  return {
    get seen() {
      return seen;
    },
    add(entry: LineEntry | null): void {
      seen += 1;
      kept.push(entry);
      if (kept.length > 2 * tail + BEFORE_TAIL) kept = kept.slice(kept.length - tail);
    },
    entries: (): readonly (LineEntry | null)[] => kept.slice(Math.max(0, kept.length - tail)),
  };
}

function isOlder(line: RawLine, first: Timed | null): boolean {
  return first !== null && (line.ms < first.ms || (line.ms === first.ms && line.nanos < first.nanos));
}
