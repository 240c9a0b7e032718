import type { Container } from '../../../model/container.ts';
import type { Known } from '../../known.ts';

/** The engine itself takes a run of ten seconds for a good one, and begins anew with short pauses (moby's restartmanager). */
const GOOD_RUN_MS = 10_000;
/** Ends that are further apart are no loop. */
const LONGEST_CYCLE_MS = 5 * 60_000;
const LEAST_RESTARTS = 2;

/**
 * Whether a container is in a loop of ends and starts: it is being started again, or it was started again several times and its present run is no longer than
 * those before were on average. One that is healthy is out of it.
 */
export function isLooping(container: Container, { now }: Pick<Known, 'now'>): boolean {
  const { state, health, restartCount, startedAt, createdAt } = container;
  if (state === 'restarting') return true;
  if (state !== 'running' || health === 'healthy' || restartCount < LEAST_RESTARTS || startedAt === null) return false;
  const cycle = (startedAt - createdAt) / restartCount;
  return cycle < LONGEST_CYCLE_MS && now - startedAt < Math.max(GOOD_RUN_MS, 1.5 * cycle);
}
