/** A line of a container's log. `nanos` are those after the whole milliseconds. */
export type LogRecord = {
  readonly at: number;
  readonly nanos: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
};

const HEADER_BYTES = 8;

/** The record as the engine streams it with timestamps: type, three zeros, length as a big-endian 32-bit number, then timestamp and line. */
export function frame(record: LogRecord): Uint8Array {
  const line = new TextEncoder().encode(`${timestamp(record)} ${record.text}\n`);
  const framed = new Uint8Array(HEADER_BYTES + line.length);
  framed[0] = record.stream === 'stdout' ? 1 : 2;
  new DataView(framed.buffer).setUint32(4, line.length);
  framed.set(line, HEADER_BYTES);
  return framed;
}

/** RFC 3339 with nine decimals, in UTC. */
export function timestamp({ at, nanos }: Pick<LogRecord, 'at' | 'nanos'>): string {
  return `${new Date(at).toISOString().slice(0, -1)}${String(nanos).padStart(6, '0')}Z`;
}

/** True when the record is not older than `since`: seconds with up to nine decimals. */
export function isSince(record: LogRecord, since: string): boolean {
  return placeOf(record) >= placeAt(since);
}

/** True when the record is not younger than `until`, written as `since` is. */
export function isUntil(record: LogRecord, until: string): boolean {
  return placeOf(record) <= placeAt(until);
}

/** Nanoseconds since the epoch. */
function placeOf({ at, nanos }: LogRecord): bigint {
  return BigInt(at) * 1_000_000n + BigInt(nanos);
}

function placeAt(time: string): bigint {
  const [seconds = '0', decimals = ''] = time.split('.');
  return BigInt(seconds) * 1_000_000_000n + BigInt(decimals.padEnd(9, '0').slice(0, 9));
}
