import type { RawLine, Stream } from '../../src/logs/line.ts';

/** A line to append: `text` at `ms` milliseconds and `nanos` nanoseconds. */
export function rawLine(text: string, ms = 0, nanos = 0, stream: Stream = 'stdout'): RawLine {
  const bytes = Buffer.from(text);
  return { bytes, start: 0, end: bytes.length, stream, ms, nanos, cut: false };
}

/** A record as the engine frames it. */
export function frame(type: number, payload: string | Uint8Array): Buffer {
  const body = Buffer.from(payload as Uint8Array);
  const header = Buffer.alloc(8);
  header[0] = type;
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

/** The engine's timestamp for `ms` milliseconds and `nanos` nanoseconds since the epoch, and its space. */
export function stamp(ms: number, nanos = 0): string {
  return `${new Date(ms).toISOString().slice(0, -1)}${String(nanos).padStart(6, '0')}Z `;
}
