import type { Readable } from 'node:stream';
import type { Usage } from '../model/container.ts';
import type { Client } from './client.ts';
import { endOf } from './events.ts';
import { splitLines } from './lines.ts';

/**
 * Samples of a container's use, about one a second, until `signal` aborts or the container stops. The engine's first sample has nothing to compare with
 * and is left out. Problems end it quietly: the event stream tells them.
 */
export async function streamUsage(
  client: Client,
  container: string,
  sink: (usage: Usage) => void,
  signal: AbortSignal,
): Promise<void> {
  const stopped = new AbortController();
  const abortSignal = AbortSignal.any([signal, stopped.signal]);
  const stream = await openStats(client, container, abortSignal).catch(() => null);
  if (!stream) return;
  const ended = endOf(stream);
  stream.on(
    'data',
    splitLines((line) => {
      const stats = JSON.parse(line) as Stats;
      if (!isRunning(stats)) stopped.abort();
      const usage = toUsage(stats);
      if (usage && !abortSignal.aborted) sink(usage);
    }),
  );
  await ended;
}

/** One sample as `docker stats` counts it (docker/cli's stats_helpers.go); null when there is no earlier sample to compare with. */
export function toUsage({ cpu_stats: cpu, precpu_stats: before, memory_stats: memory }: Stats): Usage | null {
  const system = (cpu?.system_cpu_usage ?? 0) - (before?.system_cpu_usage ?? 0);
  if (!before?.system_cpu_usage || system <= 0) return null;
  const used = (cpu?.cpu_usage?.total_usage ?? 0) - (before.cpu_usage?.total_usage ?? 0);
  const cores = cpu?.online_cpus || cpu?.cpu_usage?.percpu_usage?.length || 1;
  return {
    cpuPercent: (Math.max(0, used) / system) * cores * 100,
    memoryBytes: withoutCache(memory),
    memoryLimitBytes: memory?.limit ?? 0,
  };
}

/** The part of a sample that is read; a container that does not run has zeros, or nothing, in it. */
export type Stats = {
  readonly cpu_stats?: CpuStats;
  readonly precpu_stats?: CpuStats;
  readonly memory_stats?: MemoryStats;
  readonly pids_stats?: { readonly current?: number };
};

type CpuStats = {
  readonly cpu_usage?: { readonly total_usage?: number; readonly percpu_usage?: readonly number[] | null };
  readonly system_cpu_usage?: number;
  readonly online_cpus?: number;
};

type MemoryStats = {
  readonly usage?: number;
  readonly limit?: number;
  readonly stats?: Readonly<Record<string, number>>;
};

/** The engine keeps sending empty samples after a container stopped. */
function isRunning(stats: Stats): boolean {
  return (stats.memory_stats?.usage ?? 0) > 0 || (stats.cpu_stats?.system_cpu_usage ?? 0) > 0;
}

/** Page cache that can be dropped at once is not counted: `total_inactive_file` on cgroup v1, `inactive_file` on v2. */
function withoutCache(memory: MemoryStats | undefined): number {
  const usage = memory?.usage ?? 0;
  const cache = memory?.stats?.total_inactive_file ?? memory?.stats?.inactive_file ?? 0;
  return cache < usage ? usage - cache : usage;
}

type StatsOptions = { readonly stream: true; readonly abortSignal: AbortSignal };

/** The types know no signal here, but dockerode passes it on. */
function openStats(client: Client, id: string, abortSignal: AbortSignal): Promise<Readable> {
  const container = client.docker.getContainer(id);
  const ask = container.stats.bind(container) as unknown as (options: StatsOptions) => Promise<Readable>;
  return ask({ stream: true, abortSignal });
}
