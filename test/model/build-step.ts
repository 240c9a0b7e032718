import type { BuildStep, JobStep } from '../../src/model/job.ts';

/** A step of a build that waits, with these changes. */
export function buildStep(
  id: string,
  part: Partial<BuildStep>,
  more: Partial<Omit<JobStep, 'build'>> = {},
): JobStep & { readonly build: BuildStep } {
  const build: BuildStep = {
    targets: [],
    platform: '',
    stage: '',
    number: null,
    total: null,
    instruction: '',
    inputs: [],
    output: [],
    worked: 0,
    workingSince: null,
    source: null,
    ...part,
  };
  return {
    id,
    name: id,
    kind: 'build',
    state: 'waiting',
    status: '',
    progress: null,
    startedAt: null,
    endedAt: null,
    ...more,
    build,
  };
}
