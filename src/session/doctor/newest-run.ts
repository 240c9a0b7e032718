import type { Container } from '../../model/container.ts';

/** So long after it began, a run that follows others has not yet said what ended those, in milliseconds. */
const YOUNG_MS = 10_000;
/** Restarts from which on a container is taken to go round in a circle. */
const CIRCLES = 2;

/**
 * From when on the log of a container counts, in milliseconds since the epoch: from the start of its newest run; from its beginning while it goes round in a circle, since
 * what ends each run is then only in the log of the run before. Null for one that was never started.
 */
export function newestRun({ startedAt, restartCount }: Container, now: number): number | null {
  if (startedAt === null) return null;
  return restartCount >= CIRCLES && now - startedAt < YOUNG_MS ? 0 : startedAt;
}
