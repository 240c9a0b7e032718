import { HeldBytes } from './held.ts';
import {
  type LineParser,
  type LineSink,
  longestLine,
  type ParserOptions,
  pieceLength,
  type RawLine,
  type Stream,
} from './line.ts';
import { rawLines } from './raw.ts';
import { isTimestamp, timestampLength, timestampMs, timestampNanos } from './timestamp.ts';

/**
 * Parses the multiplexed log stream of a container without a terminal: frames of an 8-byte header (type, three zeros,
 * length as a big-endian 32-bit number) and what was written. For a container with a terminal see `rawLines`.
 *
 * Seen on Engine 28.5 with `timestamps=1`: a frame is one record. A line over 16 KiB comes as several records that bear
 * the very same timestamp, and only the last ends in a line feed; those of stdout and stderr may interleave. A record
 * shorter than that without a line feed is the last of its run of the container, and the next run's line is no part of it.
 * The json-file driver has replaced the bytes of a character split between two pieces by U+FFFD; `local` keeps them.
 *
 * A stream that turns out not to be multiplexed is read as raw lines from there on.
 */
export function demux(sink: LineSink, options: ParserOptions): LineParser {
  return new Demux(sink, options);
}

const headerLength = 8;
const longestFrame = headerLength + timestampLength + 1 + longestLine;
const lineFeed = 0x0a;

class Demux implements LineParser {
  readonly #sink: LineSink;
  readonly #options: ParserOptions;
  readonly #held = new HeldBytes(longestFrame);
  /** How many bytes of the frame in `#held` have come, also those that did not fit. */
  #seen = 0;
  readonly #partials = { stdout: new PartialLine('stdout'), stderr: new PartialLine('stderr') };
  readonly #line: RawLine = {
    bytes: this.#held.bytes,
    start: 0,
    end: 0,
    stream: 'stdout',
    ms: 0,
    nanos: 0,
    cut: false,
  };
  #raw: LineParser | undefined;

  constructor(sink: LineSink, options: ParserOptions) {
    this.#sink = sink;
    this.#options = options;
  }

  write(piece: Uint8Array): void {
    let at = this.#seen > 0 ? this.#completeHeldFrame(piece) : 0;
    while (this.#raw === undefined && piece.length - at >= headerLength) {
      if (!isHeader(piece, at)) {
        this.#readRaw(piece, at);
        return;
      }
      const end = at + headerLength + payloadLength(piece, at);
      if (end > piece.length) break;
      this.#frame(piece, at + headerLength, end, streamOf(piece[at]), false);
      at = end;
    }
    if (at < piece.length) this.#hold(piece, at, piece.length);
  }

  flush(): void {
    this.#raw?.flush();
    if (this.#seen > headerLength && isHeader(this.#held.bytes, 0)) {
      this.#frame(this.#held.bytes, headerLength, this.#held.length, streamOf(this.#held.bytes[0]), true);
    }
    this.#releaseHeld();
    this.#emitPartial(this.#partials.stdout);
    this.#emitPartial(this.#partials.stderr);
  }

  #hold(piece: Uint8Array, start: number, end: number): void {
    if (this.#raw !== undefined) this.#raw.write(piece.subarray(start, end));
    else {
      this.#held.append(piece, start, end);
      this.#seen += end - start;
    }
  }

  #releaseHeld(): void {
    this.#held.clear();
    this.#seen = 0;
  }

  /** Takes from `piece` what the held frame lacks; returns how much that was. */
  #completeHeldFrame(piece: Uint8Array): number {
    let at = Math.min(piece.length, Math.max(0, headerLength - this.#seen));
    this.#hold(piece, 0, at);
    if (this.#seen < headerLength) return at;
    const { bytes } = this.#held;
    if (!isHeader(bytes, 0)) {
      this.#readRaw(bytes, 0, this.#held.length);
      return at;
    }
    const length = headerLength + payloadLength(bytes, 0);
    const taken = Math.min(length - this.#seen, piece.length - at);
    this.#hold(piece, at, at + taken);
    at += taken;
    if (this.#seen === length) {
      const { bytes: whole, length: kept, cut } = this.#held;
      this.#frame(whole, headerLength, kept, streamOf(whole[0]), cut);
      this.#releaseHeld();
    }
    return at;
  }

  #readRaw(bytes: Uint8Array, start: number, end: number = bytes.length): void {
    this.#raw = rawLines(this.#sink, this.#options);
    this.#raw.write(bytes.subarray(start, end));
    this.#releaseHeld();
  }

  #frame(bytes: Uint8Array, start: number, end: number, stream: Stream, cut: boolean): void {
    this.#line.stream = stream;
    if (this.#options.timestamps) this.#timedFrame(bytes, start, end, cut);
    else this.#untimedFrame(bytes, start, end, cut);
  }

  /** With timestamps a frame is one record: a line, or a piece of a long one. */
  #timedFrame(bytes: Uint8Array, start: number, end: number, cut: boolean): void {
    const line = this.#line;
    let at = start;
    if (isTimestamp(bytes, start, end)) {
      line.ms = timestampMs(bytes, start);
      line.nanos = timestampNanos(bytes, start);
      at = start + timestampLength + 1;
    }
    const partial = this.#partials[line.stream];
    if (partial.pieces > 0 && !partial.isOf(line)) this.#emitPartial(partial);
    if (bytes[end - 1] === lineFeed) this.#finish(bytes, at, end - 1, cut);
    else if (end - at >= pieceLength) partial.add(line, bytes, at, end, cut);
    else this.#finish(bytes, at, end, cut);
  }

  /** Without timestamps a frame may hold several lines or a part of one: only line feeds tell. */
  #untimedFrame(bytes: Uint8Array, start: number, end: number, cut: boolean): void {
    const line = this.#line;
    line.ms = (this.#options.clock ?? Date.now)();
    line.nanos = 0;
    let at = start;
    for (let feed = bytes.indexOf(lineFeed, at); feed !== -1 && feed < end; feed = bytes.indexOf(lineFeed, at)) {
      this.#finish(bytes, at, feed, false);
      at = feed + 1;
    }
    if (at < end) this.#partials[line.stream].add(line, bytes, at, end, cut);
  }

  /** A line ends with these bytes: on their own, or after the pieces that came before. */
  #finish(bytes: Uint8Array, start: number, end: number, cut: boolean): void {
    const line = this.#line;
    const partial = this.#partials[line.stream];
    if (partial.pieces > 0) {
      partial.add(line, bytes, start, end, cut);
      this.#emitPartial(partial);
      return;
    }
    line.bytes = bytes;
    line.start = start;
    line.end = Math.min(end, start + longestLine);
    line.cut = cut || end - start > longestLine;
    this.#sink(line);
  }

  #emitPartial(partial: PartialLine): void {
    if (partial.pieces > 0) this.#sink(partial.take());
  }
}

/** The pieces of a long line of one stream, as far as they have come. */
class PartialLine {
  pieces = 0;
  readonly #stream: Stream;
  readonly #held = new HeldBytes(longestLine);
  #ms = 0;
  #nanos = 0;
  #cut = false;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  isOf(line: RawLine): boolean {
    return line.ms === this.#ms && line.nanos === this.#nanos;
  }

  add(line: RawLine, bytes: Uint8Array, start: number, end: number, cut: boolean): void {
    if (this.pieces === 0) {
      this.#ms = line.ms;
      this.#nanos = line.nanos;
    }
    this.pieces += 1;
    this.#cut ||= cut;
    this.#held.append(bytes, start, end);
  }

  take(): RawLine {
    const { bytes, length, cut } = this.#held;
    const line = { bytes, start: 0, end: length, stream: this.#stream, ms: this.#ms, nanos: this.#nanos };
    const taken = { ...line, cut: cut || this.#cut };
    this.pieces = 0;
    this.#cut = false;
    this.#held.clear();
    return taken;
  }
}

function isHeader(bytes: Uint8Array, at: number): boolean {
  return (bytes[at] as number) <= 3 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0;
}

function payloadLength(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at + 4] as number) << 16) | ((bytes[at + 5] as number) << 8) | (bytes[at + 6] as number);
  return high * 256 + (bytes[at + 7] as number);
}

/** 0 and 1 are stdin and stdout, 2 and 3 stderr and the engine's own errors. */
function streamOf(type: number | undefined): Stream {
  return type === 2 || type === 3 ? 'stderr' : 'stdout';
}
