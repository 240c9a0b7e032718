import type { JobStep } from './job.ts';

/** Instructions: `done` of `total` are ready, of which `cached` came from the cache. */
export type BuildTally = { readonly done: number; readonly cached: number; readonly total: number };

/**
 * Counts the instructions of a stage. A builder that prints text tells of a step only when it begins, so those that come are known by the number in the names alone; the base
 * image that several stages begin with is a step of one of them.
 */
export function tally(steps: readonly JobStep[]): BuildTally {
  const count = (...states: readonly JobStep['state'][]) => steps.filter(({ state }) => states.includes(state)).length;
  const numbered = steps.filter(({ build }) => build?.inputs.length === 0 && build.number !== 1);
  const last = steps.at(-1);
  const isWhole = numbered.length === 0 || last?.build?.number === last?.build?.total;
  const total = isWhole ? steps.length : Math.max(steps.length, last?.build?.total ?? 0);
  return { done: count('done', 'cached'), cached: count('cached'), total };
}
