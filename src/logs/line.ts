import type { LogBuffer } from './buffer.ts';
import type { Level } from './level.ts';

/** The stream that a line was written to. In a container with a terminal everything is `stdout`. */
export type Stream = 'stdout' | 'stderr';

/** Why a divider stands between two lines of a log. */
export type DividerKind = 'started' | 'restarted' | 'recreated' | 'stopped' | 'reconnected' | 'gap' | 'mark';

/**
 * A line on its way from a parser to a buffer: bytes `start` up to `end` of `bytes`, without timestamp and line feed.
 * Parsers hand out the same object again and again; it holds only during the call.
 */
export type RawLine = {
  bytes: Uint8Array;
  start: number;
  end: number;
  stream: Stream;
  /** Whole milliseconds since the epoch. */
  ms: number;
  /** Nanoseconds after `ms`, 0 to 999,999. */
  nanos: number;
  /** The line was longer than is kept, and its end is missing. */
  cut: boolean;
};

/** What takes the lines that a parser finds, in order. */
export type LineSink = (line: RawLine) => void;

/** What turns the bytes of a log stream, in pieces of any size, into lines. */
export type LineParser = {
  /** Takes the next piece of the stream; calls the sink for each line that it completes. Keeps no reference to `piece`. */
  write(piece: Uint8Array): void;
  /** At the end of the stream: hands out a last line without a line feed. Not to be called before a reconnect, which sends that line again. */
  flush(): void;
};

/** A line longer than this many bytes is cut. */
export const longestLine = 1024 * 1024;

/** The engine passes a longer line on in pieces of this size, or a little more where it replaced broken UTF-8. */
export const pieceLength = 16 * 1024;

/** What a parser has to know of its stream. */
export type ParserOptions = {
  /** Whether the stream was asked for with `timestamps=1`. */
  readonly timestamps: boolean;
  /** Gives lines without a timestamp their time, in milliseconds since the epoch. */
  readonly clock?: () => number;
};

/** A line as it is shown. `n` is its absolute number in its log, from 0, which it keeps for ever. */
export type LogLine = TextLine | DividerLine;

type Shown = {
  readonly n: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The exact time as the engine's `since=` takes it: seconds since the epoch with nine decimals. */
  readonly nanos: string;
  /** Safe to show: SGR is kept, every other control is not. Never contains a line feed. */
  readonly text: string;
  /** The bytes as they came, decoded and otherwise untouched: for copying, and to show what was hidden. */
  raw(): string;
  /** The replica that wrote it, or to which it happened: an index that whoever appends gives its own meaning. */
  readonly source: number;
};

/** What a container wrote. */
export type TextLine = Shown & {
  readonly kind: 'text';
  readonly level: Level;
  readonly stream: Stream;
  readonly cut: boolean;
};

/** What happened between two lines; `text` is as it was given. */
export type DividerLine = Shown & { readonly kind: 'divider'; readonly divider: DividerKind };

/** Lines older than the first that is kept: they can be read from the engine, are being read, there are none, or reading them failed. */
export type Older = 'available' | 'reading' | 'none' | 'failed';

/** Anything that can be read as numbered lines: one buffer, or several merged. */
export type Lines = {
  /** The number of the first line that is still kept; equals `end` when there is none. */
  readonly first: number;
  /** The number after that of the last line. */
  readonly end: number;
  /** Changes whenever anything here does. */
  readonly revision: number;
  /** Line `n`, decoded now; undefined when it is not kept any more or not there yet. */
  line(n: number): LogLine | undefined;
  /** Only the text of line `n`, which costs less; undefined for a divider. */
  text(n: number): string | undefined;
  /** The time of line `n` in milliseconds since the epoch; NaN when it is not there. */
  timeAt(n: number): number;
  /** The level of line `n` without decoding it; `none` for a divider. */
  levelAt(n: number): Level;
  /** The buffer whose lines these are, under the same numbers; undefined where they are put together in another way. */
  readonly buffer?: LogBuffer;
  /** Where line `n` is kept; undefined when it is not there. */
  origin(n: number): Origin | undefined;
};

/** The place of a line: the buffer that keeps it, its number there, and which of the merged logs that is (0 where there is one). */
export type Origin = { readonly buffer: LogBuffer; readonly n: number; readonly part: number };
