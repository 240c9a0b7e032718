import type { EngineInfo } from '../model/fact.ts';
import type { Emit, Engine, LogEnd, LogRequest } from '../model/ports.ts';
import { ok } from '../model/result.ts';
import { frame, isSince } from './frame.ts';
import type { Machine } from './machine.ts';
import { until } from './news.ts';
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
    resources: async (project) => ok(resourcesOf(machine, project)),
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
  const stop = machine.news.listen(emit);
  await until(machine.news, () => false, signal);
  stop();
}

/** The history, then what comes, until the container ends: with timestamps, framed. */
async function streamLogs(
  machine: Machine,
  { container: { id }, since, tail, follow: follows }: LogRequest,
  sink: (chunk: Uint8Array) => void,
  signal: AbortSignal,
): Promise<LogEnd> {
  const logbook = machine.containers.logbook(id);
  if (!logbook) return { kind: 'ended' };
  const known = logbook.records().filter((record) => since === null || isSince(record, since));
  for (const record of tail === null ? known : known.slice(Math.max(0, known.length - tail))) sink(frame(record));
  if (!follows) return { kind: 'ended' };
  const stop = logbook.follow((record) => sink(frame(record)));
  const isOver = () => !['running', 'paused'].includes(machine.containers.get(id)?.state ?? '');
  await until(machine.news, isOver, signal);
  stop();
  return { kind: signal.aborted ? 'aborted' : 'ended' };
}

function resourcesOf({ networks, volumes }: Machine, project: string) {
  const own = (kind: 'network' | 'volume', supplies: Machine['networks']) =>
    supplies
      .list()
      .filter((supply) => supply.project === project)
      .map(({ name, key }) => ({ kind, name, key: key ?? name }));
  return [...own('network', networks), ...own('volume', volumes)].sort((a, b) => a.name.localeCompare(b.name));
}
