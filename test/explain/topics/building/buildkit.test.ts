import { expect, it } from 'vitest';
import { buildkit } from '../../../../src/explain/topics/building/buildkit.ts';
import { buildStep } from '../../../model/build-step.ts';
import { aiPicWorld, builtWorld } from '../ai-pic-world.ts';
import { facts } from './told.ts';

it('tells what the steps of the newest build mount', () => {
  expect(facts(buildkit, builtWorld())).toEqual([
    'Step [backend 4/6] keeps /root/.cache/uv from build to build, in a cache that does not get into the image. | the newest build seen here',
    'Step [backend 4/6] borrows uv.lock: when it changes, the step runs again, and the image gets no copy of it. | the newest build seen here',
    'Step [backend 6/6] keeps /root/.cache/uv from build to build, in a cache that does not get into the image. | the newest build seen here',
  ]);
});

it.each([
  ['RUN --mount=type=secret,id=npm npm ci', 'Step [1/1] is lent the secret npm; no layer keeps it.'],
  [
    'RUN --network=none --mount=target=/src,from=deps,source=/out make',
    'Step [1/1] borrows /out from deps while it runs.',
  ],
  [
    'RUN --mount=dst=/src make',
    'Step [1/1] borrows the build context: when it changes, the step runs again, and the image gets no copy of it.',
  ],
  ['RUN --mount=type=ssh git clone x', 'Step [1/1] may use your SSH agent while it runs; no key gets into the image.'],
  ['RUN --mount=type=tmpfs,target=/tmp make', 'Step [1/1] has /tmp in memory only.'],
])('reads %s', (instruction, told) => {
  const world = aiPicWorld('healthy');
  const [job] = world.jobs;
  if (!job) throw new Error('the example has a job');
  const steps = [buildStep('x', { number: 1, total: 1, instruction })];
  expect(facts(buildkit, { ...world, jobs: [{ ...job, steps }] })).toEqual([`${told} | the newest build seen here`]);
});

it('takes a --mount in the words of a command for none', () => {
  const world = aiPicWorld('healthy');
  const steps = [buildStep('x', { number: 1, total: 1, instruction: 'RUN docker run --mount=type=cache,target=/x y' })];
  expect(facts(buildkit, { ...world, jobs: world.jobs.map((job) => ({ ...job, steps })) })).toEqual([]);
  expect(facts(buildkit, world)).toEqual([]);
});
