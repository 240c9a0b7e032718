import { expect, it } from 'vitest';
import { buildPart, targetOfChore } from '../../src/compose/build-name.ts';

const targets = new Set(['backend', 'worker']);

it.each([
  ['[2/6] RUN make', { number: 2, total: 6, instruction: 'RUN make' }],
  ['[ 2/12] RUN make', { number: 2, total: 12, instruction: 'RUN make' }],
  ['[builder 2/5] COPY . .', { stage: 'builder', number: 2, total: 5, instruction: 'COPY . .' }],
  ['[stage-1 3/4] RUN [ -f a ]', { stage: 'stage-1', number: 3, total: 4, instruction: 'RUN [ -f a ]' }],
  ['[backend 3/7] COPY a b', { targets: ['backend'], number: 3, total: 7, instruction: 'COPY a b' }],
  [
    '[backend backend 3/7] COPY a b',
    { targets: ['backend'], stage: 'backend', number: 3, total: 7, instruction: 'COPY a b' },
  ],
  ['[linux/arm64 2/6] RUN make', { platform: 'linux/arm64', number: 2, total: 6, instruction: 'RUN make' }],
  [
    '[worker linux/amd64->arm64 builder 2/5] RUN make',
    {
      targets: ['worker'],
      platform: 'linux/amd64->arm64',
      stage: 'builder',
      number: 2,
      total: 5,
      instruction: 'RUN make',
    },
  ],
  ['[internal] load build context', { instruction: 'internal' }],
  ['[worker internal] load .dockerignore', { targets: ['worker'], instruction: 'internal' }],
  ['[backend] exporting to image', { targets: ['backend'], instruction: 'exporting to image' }],
  ['exporting to image', { instruction: 'exporting to image' }],
  ['resolving provenance for metadata file', { instruction: 'internal' }],
  ['[backend] resolving provenance for metadata file', { targets: ['backend'], instruction: 'internal' }],
  ['[auth] library/python:pull token for registry-1.docker.io', { instruction: 'internal' }],
])('reads %s', (name, part) => {
  const nothing = { targets: [], platform: '', stage: '', number: null, total: null, instruction: '' };
  expect(buildPart(name, targets)).toEqual({ ...nothing, ...part });
});

it('tells a target from a stage by the chores', () => {
  expect(targetOfChore('[api internal] load build definition from Dockerfile')).toBe('api');
  expect(targetOfChore('[internal] load .dockerignore')).toBeNull();
  expect(targetOfChore('[api 2/6] RUN make')).toBeNull();
  expect(buildPart('[api 2/6] RUN make', new Set())).toMatchObject({ targets: [], stage: 'api' });
});
