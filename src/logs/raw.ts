import { HeldBytes } from './held.ts';
import { type LineParser, type LineSink, longestLine, type ParserOptions, pieceLength, type RawLine } from './line.ts';
import { isTimestamp, timestampLength, timestampMs, timestampNanos } from './timestamp.ts';

/**
 * Parses the log stream of a container with a terminal: plain lines, each after its timestamp when asked for.
 *
 * Seen on Engine 28.5: a line over 16 KiB has the same timestamp and a space again before each further 16 KiB, in the
 * middle of the text; those are taken out. Lines mostly end in CR LF; the CR is left to whoever shows them.
 */
export function rawLines(sink: LineSink, options: ParserOptions): LineParser {
  const held = new HeldBytes(longestHeld);
  const line: RawLine = { bytes: held.bytes, start: 0, end: 0, stream: 'stdout', ms: 0, nanos: 0, cut: false };

  const emit = (bytes: Uint8Array, start: number, end: number, cut: boolean): void => {
    place(line, bytes, start, end, options);
    line.cut = cut || line.end - line.start > longestLine;
    line.end = Math.min(line.end, line.start + longestLine);
    sink(line);
  };

  const emitHeld = (): void => {
    emit(held.bytes, 0, held.length, held.cut);
    held.clear();
  };

  return {
    write(piece) {
      let at = 0;
      for (let feed = piece.indexOf(lineFeed); feed !== -1; feed = piece.indexOf(lineFeed, at)) {
        if (held.length > 0) {
          held.append(piece, at, feed);
          emitHeld();
        } else emit(piece, at, feed, false);
        at = feed + 1;
      }
      if (at < piece.length) held.append(piece, at, piece.length);
    },
    flush() {
      if (held.length > 0) emitHeld();
    },
  };
}

const lineFeed = 0x0a;
const stampLength = timestampLength + 1;
// Room for the timestamps that will be taken out again.
const longestHeld = longestLine + stampLength * (longestLine / pieceLength + 1);

function place(line: RawLine, bytes: Uint8Array, start: number, end: number, options: ParserOptions): void {
  line.bytes = bytes;
  line.start = start;
  line.end = end;
  if (!options.timestamps) {
    line.ms = (options.clock ?? Date.now)();
    line.nanos = 0;
  } else if (isTimestamp(bytes, start, end)) {
    line.ms = timestampMs(bytes, start);
    line.nanos = timestampNanos(bytes, start);
    line.start = start + stampLength;
    if (line.end - line.start > pieceLength) join(line, start);
  }
}

/** Takes the repeated timestamps out of a long line. */
function join(line: RawLine, stampAt: number): void {
  const source = Buffer.from(line.bytes.buffer, line.bytes.byteOffset, line.bytes.byteLength).subarray(0, line.end);
  const stamp = source.subarray(stampAt, stampAt + stampLength);
  const pieces: Buffer[] = [];
  let at = line.start;
  for (
    let next = source.indexOf(stamp, at + pieceLength);
    next !== -1;
    next = source.indexOf(stamp, at + pieceLength)
  ) {
    pieces.push(source.subarray(at, next));
    at = next + stampLength;
  }
  if (pieces.length === 0) return;
  const joined = Buffer.concat([...pieces, source.subarray(at)]);
  line.bytes = joined;
  line.start = 0;
  line.end = joined.length;
}
