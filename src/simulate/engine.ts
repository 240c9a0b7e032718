import type { EngineInfo, Fact } from '../model/fact.ts';
import type { Emit, Engine, LogEnd, LogRequest, LogSink, PathStat } from '../model/ports.ts';
import { ok } from '../model/result.ts';
import { changesIn, readArchive, writeArchive } from './archive.ts';
import { runInside } from './exec.ts';
import { frame, isSince, isUntil, type LogRecord } from './frame.ts';
import { layersOf } from './history.ts';
import type { Machine } from './machine.ts';
import { until } from './news.ts';
import { publishersOf } from './publishers.ts';
import { diskUsage } from './space.ts';
import { sampleUsage } from './usage.ts';
import { ENGINE } from './version.ts';

const INFO: EngineInfo = {
  ...ENGINE,
  platform: 'linux/amd64',
  context: 'simulated',
  host: 'simulated',
  simulated: true,
};

/** The machine behind the port of an engine. It is never lost. `close` ends what is still open. */
export function simulatedEngine(machine: Machine): Engine {
  const closing = new AbortController();
  const orClosed = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal]);
  return {
    connect: async () => ok(INFO),
    follow: (project, emit, signal) => follow(machine, project, emit, orClosed(signal)),
    logs: (request, sink, signal) => streamLogs(machine, request, sink, orClosed(signal)),
    usage: (container, sink, signal) => sampleUsage(machine, container, sink, orClosed(signal)),
    disk: async () => ok(diskUsage(machine)),
    publishers: async (port, protocol) => ok(publishersOf(machine, port, protocol)),
    machine: async () => ok({ hostname: '', kernel: '', folder: '' }),
    mainProcess: async () => ok(null),
    resources: async (project) => ok(resourcesOf(machine, project)),
    images: async (references) => ok(imagesOf(machine, references)),
    stat: async (container, path) => ok(statOf(machine, container, path)),
    readArchive: (container, path, sink, signal) => readArchive(machine, container, path, sink, orClosed(signal)),
    writeArchive: (container, directory, archive, signal) =>
      writeArchive(machine, container, directory, archive, orClosed(signal)),
    exec: async (container, request) => runInside(machine, container, request),
    changes: async (container) => ok(changesIn(machine, container)),
    layers: async (image) => layersOf(machine, image),
    async close() {
      closing.abort();
    },
  };
}

async function follow(machine: Machine, project: string, emit: Emit, signal: AbortSignal): Promise<void> {
  const at = machine.timeline.now();
  const containers = machine.containers.list().filter((container) => container.project === project);
  const names = machine.networks.list().map(({ name }) => name);
  emit({ at, type: 'engine.connected', engine: INFO });
  emit({ at, type: 'containers.listed', containers });
  emit({ at, type: 'networks.listed', names: names.sort() });
  // What is gone is still known by its id.
  const own = new Set(containers.map(({ id }) => id));
  const isOwn = (id: string) => {
    if (machine.containers.get(id)?.project === project) own.add(id);
    return own.has(id);
  };
  const stop = machine.news.listen((fact) => {
    const container = containerOf(fact);
    if (container === null || isOwn(container)) emit(fact);
  });
  await until(machine.news, () => false, signal);
  stop();
}

/** The id of the container that a fact is about; null where it is about none. */
function containerOf(fact: Fact): string | null {
  switch (fact.type) {
    case 'container.changed':
      return fact.container.id;
    case 'container.removed':
      return fact.id;
    case 'engine.event':
      return fact.event.container;
    default:
      return null;
  }
}

/** The history, then what comes, until the container ends: with timestamps, framed. What is written while `sink` asks for a pause is kept for it. */
async function streamLogs(
  machine: Machine,
  { container: { id }, since, until: last = null, tail, follow: follows }: LogRequest,
  sink: LogSink,
  signal: AbortSignal,
): Promise<LogEnd> {
  const logbook = machine.containers.logbook(id);
  if (!logbook) return { kind: 'ended' };
  const isWanted = (record: LogRecord) => isSince(record, since ?? '0') && (last === null || isUntil(record, last));
  const known = logbook.records().filter(isWanted);
  const feed = createFeed(sink, signal);
  for (const record of tail === null ? known : known.slice(Math.max(0, known.length - tail))) feed.write(record);
  const stop = follows ? logbook.follow((record) => isWanted(record) && feed.write(record)) : () => {};
  const isOver = () => !follows || !['running', 'paused'].includes(machine.containers.get(id)?.state ?? '');
  await until(machine.news, isOver, signal);
  stop();
  await feed.written();
  return { kind: signal.aborted ? 'aborted' : 'ended' };
}

/** Hands records to `sink` one after another: at once where it takes them, else as soon as it does, and no more once `signal` has aborted. */
function createFeed(sink: LogSink, signal: AbortSignal) {
  const waiting: LogRecord[] = [];
  let writing: Promise<void> | null = null;

  function write(record: LogRecord): void {
    if (writing) waiting.push(record);
    else hand(record);
  }

  function hand(record: LogRecord): void {
    const room = sink(frame(record));
    if (room) writing = room.then(goOn);
  }

  function goOn(): void {
    writing = null;
    while (!writing && waiting.length > 0 && !signal.aborted) hand(waiting.shift() as LogRecord);
  }

  return {
    write,
    async written() {
      while (writing) await writing;
    },
  };
}

function statOf({ containers }: Machine, reference: string, path: string): PathStat | null {
  const id = containers.find(reference)?.id ?? '';
  return containers.files(id)?.stat(path) ?? null;
}

function imagesOf({ images }: Machine, references: readonly string[]) {
  const found = references.map((reference) => {
    const image = images.find(reference);
    return [
      reference,
      image ? { id: image.id, createdAt: image.createdAt, namedAt: image.createdAt, size: image.size } : null,
    ] as const;
  });
  return Object.fromEntries(found);
}

function resourcesOf({ networks, volumes }: Machine, project: string) {
  const own = (kind: 'network' | 'volume', supplies: Machine['networks']) =>
    supplies
      .list()
      .filter((supply) => supply.project === project)
      .map(({ name, key }) => ({ kind, name, key: key ?? name }));
  return [...own('network', networks), ...own('volume', volumes)].sort((a, b) => a.name.localeCompare(b.name));
}
