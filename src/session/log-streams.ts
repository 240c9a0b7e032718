import type { LogBuffer } from '../logs/buffer.ts';
import type { DividerKind } from '../logs/line.ts';
import { DEFAULT_LOG_BYTES, LogStore } from '../logs/store.ts';
import type { Container } from '../model/container.ts';
import type { Engine } from '../model/ports.ts';
import { createErrorCounts } from './error-counts.ts';
import { createOlderLines, type LogContainer, type OlderLines } from './log-older.ts';
import { readLog } from './log-stream.ts';
import type { Store } from './store.ts';

/** The logs of all services, followed in the background. */
export type LogStreams = {
  /** The lines, by service. */
  readonly store: LogStore;
  /** These services are read now: their new errors need not be counted. Null: all. */
  readonly look: (services: readonly string[] | null) => void;
  /** Why the log of a service cannot be read; null where it can. */
  readonly problem: (service: string) => string | null;
  /** The names of a service's replicas, by the source of their lines; none where there is only one. */
  readonly replicas: (service: string) => readonly string[];
  readonly older: OlderLines;
  readonly close: () => Promise<void>;
};

/** What is known of the log of one container: how far it was read, and in which run. */
type Reading = {
  readonly service: string;
  /** The replica's index in the service's buffer. */
  readonly source: number;
  /** The replica's number, from 1. */
  readonly number: number;
  /** The run that is or was read: when the container was started. */
  run: number | null;
  abort: AbortController | null;
  /** How long to wait before a stream that ended too early is opened again, in milliseconds. */
  patience: number;
};

/** The engine's news that a container has stopped comes right after the end of its log; what lasts longer is another matter. */
const PATIENCE_MS = 1000;
const LONGEST_PATIENCE_MS = 30_000;

/** Replicas of a service that have a number of their own in its buffer; later ones share the last. */
const MOST_SOURCES = 255;

/**
 * Follows the log of every container of the project. A stream ends when its container does; the next run is read from where the last one
 * ended, so that no line is lost and none comes twice. The logs may take `maxBytes` together; null: they are not followed.
 */
export function createLogStreams(
  engine: Engine,
  world: Store,
  maxBytes: number | null = DEFAULT_LOG_BYTES,
): LogStreams {
  const store = new LogStore({ maxBytes: maxBytes ?? 0, newsFrom: Date.now() });
  const readings = new Map<string, Reading>();
  const problems = new Map<string, string>();
  const ended = new Set<Promise<void>>();
  const counts = createErrorCounts(store, world.emit);
  const closed = new AbortController();
  const retries = new Set<NodeJS.Timeout>();
  let connection: number | null = null;

  function sourceOf(service: string): number {
    const others = [...readings.values()].filter((reading) => reading.service === service).length;
    return Math.min(others, MOST_SOURCES);
  }

  function update() {
    const { engine: status, containers, containersListedAt: listedAt } = world.world();
    // Until they are listed on this connection, a container may be in another run than is known.
    const isListed = status.state === 'connected' && listedAt !== null && listedAt >= status.since;
    if (!isListed || closed.signal.aborted) return;
    const isNewConnection = connection !== null && connection !== status.since;
    connection = status.since;
    for (const container of Object.values(containers)) if (!container.oneOff) follow(container, isNewConnection);
    for (const [id, reading] of readings) if (!(id in containers)) reading.abort?.abort();
  }

  function follow(container: Container, isNewConnection: boolean) {
    const known = readings.get(container.id);
    if (container.startedAt === null || known?.abort) return;
    const isSameRun = known?.run === container.startedAt;
    if (isSameRun && !(isNewConnection && container.state === 'running')) return;
    const reading = known ?? {
      service: container.service,
      source: sourceOf(container.service),
      number: container.number,
      run: null,
      abort: null,
      patience: PATIENCE_MS,
    };
    const kind: DividerKind = isSameRun ? 'reconnected' : known ? 'restarted' : 'recreated';
    if (!isSameRun) reading.patience = PATIENCE_MS;
    reading.run = container.startedAt;
    reading.abort = new AbortController();
    readings.set(container.id, reading);
    track(read(container, reading, reading.abort.signal, { kind, goesOn: known !== undefined }));
  }

  async function read(
    container: Container,
    reading: Reading,
    signal: AbortSignal,
    divider: { readonly kind: DividerKind; readonly goesOn: boolean },
  ) {
    const buffer: LogBuffer = store.buffer(container.service);
    if (buffer.end > 0) buffer.addDivider(divider.kind, container.startedAt ?? Date.now(), '', reading.source);
    const end = await readLog(engine, container, { buffer, source: reading.source, goesOn: divider.goesOn }, signal);
    reading.abort = null;
    if (end.kind === 'unreadable') problems.set(container.service, end.driver);
    else problems.delete(container.service);
    if (signal.aborted) return;
    // The container may have been started again while the last bytes of its old run were read.
    update();
    if (end.kind !== 'unreadable' && reading.abort === null) again(container.id, reading);
  }

  /** A stream may break, or end, although its container runs and the engine is there: then it is opened again, more and more slowly. */
  function again(id: string, reading: Reading) {
    const { run } = reading;
    const timer = setTimeout(() => {
      retries.delete(timer);
      const container = world.world().containers[id];
      const isOver = container?.state !== 'running' || container.startedAt !== run || reading.abort !== null;
      if (!isOver && world.world().engine.state === 'connected') follow(container, true);
    }, reading.patience);
    timer.unref();
    retries.add(timer);
    reading.patience = Math.min(reading.patience * 2, LONGEST_PATIENCE_MS);
  }

  function track(reading: Promise<void>) {
    ended.add(reading);
    void reading.finally(() => ended.delete(reading));
  }

  function replicas(service: string): readonly string[] {
    const known = [...readings.values()].filter((reading) => reading.service === service);
    if (new Set(known.map(({ number }) => number)).size < 2) return [];
    return known.map(({ number }) => `${service}-${number}`);
  }

  function containersOf(service: string): readonly LogContainer[] {
    const { containers } = world.world();
    return [...readings].flatMap(([id, reading]) => {
      const container = containers[id];
      return container && reading.service === service ? [{ container, source: reading.source }] : [];
    });
  }

  const unsubscribe = maxBytes === null ? () => {} : world.subscribe(update);
  return {
    store,
    look: counts.look,
    problem: (service) => problems.get(service) ?? null,
    replicas,
    older: createOlderLines(engine, store, containersOf, closed.signal),
    async close() {
      unsubscribe();
      closed.abort();
      counts.close();
      for (const timer of retries) clearTimeout(timer);
      for (const reading of readings.values()) reading.abort?.abort();
      await Promise.all(ended);
      store.close();
    },
  };
}
