import type { Container, Health, Probe } from '../model/container.ts';
import { between, createChance } from './chance.ts';
import type { ProbeAnswer } from './process.ts';
import type { Timeline } from './timeline.ts';

/** Probes that the engine keeps of a container. */
const KEPT_PROBES = 5;

/** How often a container is probed while its start period lasts and it is not healthy yet. */
const START_INTERVAL_MS = 1000;

/** What the probes changed of a container. */
export type Examined = Pick<Container, 'health' | 'failingStreak' | 'probes'>;

export type Patient = {
  /** The container as it is now. */
  readonly container: () => Container;
  readonly probe: () => ProbeAnswer;
  readonly examined: (news: Examined) => void;
};

/** Probes a container that has just been started, until the answer is called. */
export function startProbing({ container, probe, examined }: Patient, timeline: Timeline): () => void {
  const { healthcheck, id } = container();
  if (!healthcheck) return () => {};
  const startedAt = timeline.now();
  const chance = createChance(Number.parseInt(id.slice(8, 16), 16));
  const { startPeriodMs, intervalMs } = healthcheck;

  const isStarting = () => container().health === 'starting' && timeline.now() - startedAt < startPeriodMs;

  function look() {
    undo = timeline.after(isStarting() ? START_INTERVAL_MS : intervalMs, look);
    if (container().state !== 'running') return;
    const began = timeline.now();
    const answer = { startedAt: began, endedAt: began + between(chance, 9, 41), ...probe() };
    examined(examine(container(), answer, isStarting()));
  }

  let undo = timeline.after(startPeriodMs > 0 ? START_INTERVAL_MS : intervalMs, look);
  return () => undo();
}

/** The rule of the engine: one success is health; failures count only when the start period is over, and from `retries` on it is ill. */
export function examine(container: Container, probe: Probe, isStarting: boolean): Examined {
  const probes = [...container.probes, probe].slice(-KEPT_PROBES);
  if (probe.exitCode === 0) return { health: 'healthy', failingStreak: 0, probes };
  if (isStarting) return { health: 'starting', failingStreak: 0, probes };
  const failingStreak = container.failingStreak + 1;
  const isIll = failingStreak >= (container.healthcheck?.retries ?? 0);
  const health: Health = isIll ? 'unhealthy' : container.health;
  return { health, failingStreak, probes };
}
