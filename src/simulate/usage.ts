import type { Usage } from '../model/container.ts';
import { createChance } from './chance.ts';
import type { Machine } from './machine.ts';
import { until } from './news.ts';

const MIB = 1024 * 1024;

/** Memory of the simulated machine. */
const LIMIT_BYTES = 8 * 1024 * MIB;

/** What a service needs when it has little to do: percent of a core, and MiB. */
const CALM: Readonly<Record<string, { readonly cpu: number; readonly mib: number }>> = {
  adminer: { cpu: 0.1, mib: 14 },
  backend: { cpu: 1.6, mib: 142 },
  mailcatcher: { cpu: 0.1, mib: 46 },
  prestart: { cpu: 38, mib: 88 },
  proxy: { cpu: 0.3, mib: 31 },
  worker: { cpu: 0.9, mib: 97 },
};

/** A sample each second while the container runs and `signal` has not aborted. */
export async function sampleUsage(
  machine: Machine,
  id: string,
  sink: (usage: Usage) => void,
  signal: AbortSignal,
): Promise<void> {
  const { timeline, news, containers } = machine;
  const isRunning = () => ['running', 'paused'].includes(containers.get(id)?.state ?? '');
  const chance = createChance(Number.parseInt(id.slice(16, 24), 16));
  let undo = () => {};
  const sample = () => {
    const container = containers.get(id);
    if (!container || !isRunning()) return;
    sink(usageOf(container.service, container.state === 'paused' ? 0 : chance(), chance()));
    undo = timeline.after(1000, sample);
  };
  sample();
  await until(news, () => !isRunning(), signal);
  undo();
}

/** Around the calm value: the processor by half of it, memory by a fiftieth. */
function usageOf(service: string, load: number, drift: number): Usage {
  const { cpu, mib } = CALM[service] ?? { cpu: 0.2, mib: 12 };
  return {
    cpuPercent: load === 0 ? 0 : cpu * (0.5 + load),
    memoryBytes: Math.round(mib * MIB * (1 + (drift - 0.5) / 50)),
    memoryLimitBytes: LIMIT_BYTES,
  };
}
