/** An event of a container, a network or an image as `GET /events` tells it. Times: `at` in milliseconds since the epoch, `stamp` seconds with nanoseconds. */
export type EngineMessage = {
  readonly type: 'container' | 'network' | 'image';
  readonly id: string;
  /** The word before a colon: `exec_create` of `exec_create: /bin/sh -c true`. */
  readonly verb: string;
  /** The whole action. */
  readonly action: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: number;
  readonly stamp: string;
};

/** Reads one line of the event stream; null for what is of another kind than these, and for what is no event. */
export function parseEvent(line: string): EngineMessage | null {
  const raw = parse(line);
  const type = raw?.Type;
  const id = raw?.Actor?.ID;
  if (!raw || !id || (type !== 'container' && type !== 'network' && type !== 'image')) return null;
  const action = raw.Action ?? '';
  const nanoseconds = readNanoseconds(line, raw);
  return {
    type,
    id,
    verb: action.split(':', 1)[0] ?? action,
    action: action.trim(),
    attributes: raw.Actor?.Attributes ?? {},
    at: Number(nanoseconds / 1_000_000n),
    stamp: `${nanoseconds / 1_000_000_000n}.${String(nanoseconds % 1_000_000_000n).padStart(9, '0')}`,
  };
}

/** The moment just after a stamp, for asking for events since then without getting that one again. */
export function justAfter(stamp: string): string {
  const [seconds = '0', fraction = '0'] = stamp.split('.');
  const next = BigInt(seconds) * 1_000_000_000n + BigInt(fraction) + 1n;
  return `${next / 1_000_000_000n}.${String(next % 1_000_000_000n).padStart(9, '0')}`;
}

type RawEvent = {
  readonly Type?: string;
  readonly Action?: string;
  readonly Actor?: { readonly ID?: string; readonly Attributes?: Readonly<Record<string, string>> };
  readonly time?: number;
};

function parse(line: string): RawEvent | null {
  try {
    return JSON.parse(line) as RawEvent | null;
  } catch {
    return null;
  }
}

/** Read from the text, since a number of JavaScript cannot hold nanoseconds since the epoch. */
function readNanoseconds(line: string, raw: RawEvent): bigint {
  const digits = /"timeNano":\s*(\d+)/.exec(line)?.[1];
  return digits === undefined ? BigInt(raw.time ?? 0) * 1_000_000_000n : BigInt(digits);
}
