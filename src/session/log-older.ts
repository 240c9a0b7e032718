import { LogBuffer } from '../logs/buffer.ts';
import { copyLine } from '../logs/copy-line.ts';
import { demux } from '../logs/demux.ts';
import type { Older, RawLine } from '../logs/line.ts';
import { MergedLog } from '../logs/merge.ts';
import { rawLines } from '../logs/raw.ts';
import type { LogStore } from '../logs/store.ts';
import { sinceParameter } from '../logs/timestamp.ts';
import type { Container } from '../model/container.ts';
import type { Engine } from '../model/ports.ts';

/** A container whose lines a log holds, and the source that they have there. */
export type LogContainer = { readonly container: Container; readonly source: number };

/** Reads back what is older than the lines that are kept. */
export type OlderLines = {
  readonly state: (service: string) => Older;
  /** Reads some thousands of older lines; settles when they are there, when there are none, or when reading failed. One reading of a service at a time. */
  readonly read: (service: string) => Promise<void>;
};

/** So many lines are wanted at a time, and about so many are asked for. */
const ENOUGH_LINES = 5000;
const ASKED_LINES = 20_000;
/** What is read at a time may take so many bytes; the newest of it is kept. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Lines of a container are at most this far from the order of their times, in milliseconds. */
const DISORDER_MS = 1000;
const SHORTEST_SPAN_MS = 1000;
const LONGER = 8;

type State = { reading: Promise<void> | null; failed: boolean; beganAt: number };

/** Older lines of the logs of `store`. `containersOf` are those whose lines a service's log holds and that still exist. */
export function createOlderLines(
  engine: Engine,
  store: LogStore,
  containersOf: (service: string) => readonly LogContainer[],
  signal: AbortSignal,
): OlderLines {
  const states = new Map<string, State>();

  function stateOf(service: string): State {
    const known = states.get(service);
    if (known) return known;
    const made: State = { reading: null, failed: false, beganAt: Number.NEGATIVE_INFINITY };
    states.set(service, made);
    return made;
  }

  async function read(service: string, state: State): Promise<void> {
    const buffer = store.buffer(service);
    const { first } = buffer;
    buffer.holdOldest();
    const found = await readBefore(engine, buffer, containersOf(service), signal);
    buffer.releaseOldest();
    state.failed = found === null;
    // In a flood the buffer may have dropped its oldest lines meanwhile: then these are not what comes before.
    if (found && buffer.first === first) {
      const begins = first - (found.lines.end - found.lines.first);
      buffer.prepend(found.lines);
      // What came first may have been dropped again at once, to keep the budget.
      if (found.isAll) state.beganAt = begins;
    }
  }

  return {
    state(service) {
      const { reading, failed, beganAt } = stateOf(service);
      if (reading) return 'reading';
      const { first, end } = store.buffer(service);
      if (first === end || first <= beganAt) return 'none';
      return failed ? 'failed' : 'available';
    },
    read(service) {
      const state = stateOf(service);
      const { first, end } = store.buffer(service);
      if (first === end || first <= state.beganAt) return Promise.resolve();
      state.reading ??= read(service, state).finally(() => {
        state.reading = null;
        store.touch(service);
      });
      store.touch(service);
      return state.reading;
    },
  };
}

/** Older lines, and whether there are no others before them. */
type Found = { readonly lines: LogBuffer; readonly isAll: boolean };

/** Lines from before those of `buffer`, of all containers back to the same time; null when one of the logs could not be read. */
async function readBefore(
  engine: Engine,
  buffer: LogBuffer,
  containers: readonly LogContainer[],
  signal: AbortSignal,
): Promise<Found | null> {
  const sources = containers
    .map((each) => ({ ...each, oldest: oldestOf(buffer, each.source) }))
    .filter(({ container, oldest }) => container.createdAt <= oldest);
  const oldest = Math.min(...sources.map((each) => each.oldest));
  // Asks for longer and longer spans of time until enough lines came: only the engine knows how many there are.
  for (let span = spanOf(buffer); ; span *= LONGER) {
    const since = Math.floor(oldest - span);
    const all = await Promise.all(sources.map((each) => readOne(engine, buffer, each, since, signal)));
    const found = all.filter((each) => each !== null);
    if (found.length < all.length) return null;
    const isAll = found.every((each) => each.isAll);
    const isFull = found.some(({ lines }) => lines.dropped > 0);
    const count = found.reduce((sum, { lines }) => sum + lines.end - lines.first, 0);
    if (!isAll && !isFull && count < ENOUGH_LINES) continue;
    const lines = mergeAll(found.map((each) => each.lines));
    return { lines, isAll: isAll && !isFull && lines.dropped === 0 };
  }
}

async function readOne(
  engine: Engine,
  buffer: LogBuffer,
  { container, source, oldest }: LogContainer & { readonly oldest: number },
  since: number,
  signal: AbortSignal,
): Promise<Found | null> {
  const isAll = since <= container.createdAt;
  const lines = new LogBuffer({ maxBytes: MOST_BYTES });
  const isKept = keptAround(buffer, source, oldest);
  const sink = (line: RawLine) => {
    if (!isKept(line)) lines.append(line, source);
  };
  const parser = container.tty ? rawLines(sink, { timestamps: true }) : demux(sink, { timestamps: true });
  const until = sinceParameter(oldest + DISORDER_MS, 0);
  const request = { container, since: isAll ? null : sinceParameter(since, 0), until, tail: null, follow: false };
  const end = await engine.logs(request, (piece) => parser.write(piece), signal);
  if (end.kind === 'unreadable') return { lines, isAll: true };
  if (end.kind !== 'ended') return null;
  parser.flush();
  return { lines, isAll };
}

/** The time of the first line that is kept of a source; of the first of all where none is. */
function oldestOf(buffer: LogBuffer, source: number): number {
  for (let n = buffer.first; n < buffer.end; n++) if (buffer.sourceAt(n) === source) return buffer.timeAt(n);
  return buffer.timeAt(buffer.first);
}

/** How far back the wanted number of lines should reach, by how quickly the oldest lines that are kept came. */
function spanOf(buffer: LogBuffer): number {
  const looked = Math.min(buffer.end - buffer.first, ENOUGH_LINES);
  const took = buffer.timeAt(buffer.first + looked - 1) - buffer.timeAt(buffer.first);
  return Math.max(SHORTEST_SPAN_MS, (took * ASKED_LINES) / Math.max(1, looked));
}

/** Recognises, once each, the lines of a source that are kept and stand near the time `oldest`. */
function keptAround(buffer: LogBuffer, source: number, oldest: number): (line: RawLine) => boolean {
  const kept = new Map<string, Map<string, number>>();
  const key = (ms: number, nanos: number) => `${ms}.${nanos}`;
  for (let n = buffer.first; n < buffer.end; n++) {
    if (buffer.sourceAt(n) !== source) continue;
    const ms = buffer.timeAt(n);
    // Past the reach of the request, and of what may stand later than its time.
    if (ms > oldest + 2 * DISORDER_MS) break;
    const chunk = buffer.chunkOf(n);
    if (chunk === undefined) continue;
    const at = n - chunk.firstLine;
    const time = key(ms, buffer.nanosAt(n));
    const known = kept.get(time) ?? new Map<string, number>();
    kept.set(time, known);
    const words = beginning(chunk.bytes, chunk.starts[at] as number, chunk.starts[at + 1] as number);
    known.set(words, (known.get(words) ?? 0) + 1);
  }
  return (line) => {
    const known = kept.get(key(line.ms, line.nanos));
    if (known === undefined) return false;
    // Of lines of one time the first may have been dropped and only the last be kept.
    const words = beginning(line.bytes, line.start, line.end);
    const left = known.get(words) ?? 0;
    if (left > 0) known.set(words, left - 1);
    return left > 0;
  };
}

function beginning(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(end - start, 256)).toString('latin1');
}

function mergeAll(logs: readonly LogBuffer[]): LogBuffer {
  const [only] = logs;
  if (only && logs.length === 1) return only;
  const lines = new LogBuffer({ maxBytes: MOST_BYTES });
  // Where a log did not fit, what others have from before is left for the next time.
  const from = Math.max(...logs.map((log) => (log.dropped > 0 ? log.timeAt(log.first) : Number.NEGATIVE_INFINITY)));
  const merged = new MergedLog(logs.map((buffer) => ({ service: '', buffer })));
  for (let at = merged.first; at < merged.end; at++) {
    const origin = merged.origin(at);
    if (origin && merged.timeAt(at) >= from) copyLine(origin.buffer, origin.n, lines);
  }
  return lines;
}
