import { StringDecoder } from 'node:string_decoder';

/** Lines that are kept of a command's output. */
const KEPT_LINES = 100;

/** Bytes that are kept of one line; what is over is left out. */
const LONGEST_LINE = 16_384;

const HEADER_BYTES = 8;

/**
 * Collects the output of a command without a terminal, which the engine sends in frames: a byte for the stream (1 stdout, 2 stderr), three zeros, the
 * length as a big-endian 32-bit number, and what was written. Lines stand in the order in which they ended, the last 100 of them.
 */
export function createOutput(): { write(chunk: Uint8Array): void; lines(): readonly string[] } {
  const kept: string[] = [];
  const take = (line: string) => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
  };
  const streams = [createLines(take), createLines(take)];
  const header = new Uint8Array(HEADER_BYTES);
  let known = 0;
  let left = 0;

  function write(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      const wanted = left > 0 ? left : HEADER_BYTES - known;
      const piece = chunk.subarray(at, at + wanted);
      at += piece.length;
      if (left > 0) takePayload(piece);
      else takeHeader(piece);
    }
  }

  function takeHeader(piece: Uint8Array): void {
    header.set(piece, known);
    known += piece.length;
    if (known < HEADER_BYTES) return;
    left = new DataView(header.buffer).getUint32(4);
    if (left === 0) known = 0;
  }

  function takePayload(piece: Uint8Array): void {
    streams[header[0] === 2 ? 1 : 0]?.write(piece);
    left -= piece.length;
    if (left === 0) known = 0;
  }

  return {
    write,
    lines() {
      for (const stream of streams) stream.end();
      return kept;
    },
  };
}

function createLines(take: (line: string) => void) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    write(piece: Uint8Array) {
      const lines = (rest + decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length))).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
      for (const line of lines) take(line.slice(0, LONGEST_LINE).replace(/\r$/, ''));
    },
    end() {
      if (rest !== '') take(rest);
      rest = '';
    },
  };
}
