import type { JobStep } from '../model/job.ts';
import type { BuildFailure } from './build-failure.ts';

/** Of the failed steps of a build, the one that a failure is about, with where it stands. A build ends with the first failure. */
export function withSource(failed: readonly JobStep[], { source, reason }: BuildFailure): readonly JobStep[] {
  const step = failed.findLast(({ status }) => status !== '' && reason.endsWith(status)) ?? failed.at(-1);
  return step?.build ? [{ ...step, build: { ...step.build, source } }] : [];
}
