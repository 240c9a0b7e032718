import { describe, expect, it } from 'vitest';
import { readPlainBuild } from '../../src/compose/plain-build.ts';
import type { JobStep } from '../../src/model/job.ts';
import { playedBuild } from './played-build.ts';
import { lines, recorded } from './recorded.ts';

function read(text: readonly string[], now: () => number = () => 1000): readonly JobStep[] {
  const reader = readPlainBuild(now);
  const steps = new Map<string, JobStep>();
  for (const step of text.flatMap(reader)) steps.set(step.id, step);
  return [...steps.values()];
}

describe('the text of BuildKit', () => {
  it('tells the steps of several services', () => {
    const { steps } = playedBuild('build-stages', '2.26');
    expect(steps.find(({ name }) => name.startsWith('[backend deps 4/4]'))).toMatchObject({
      state: 'done',
      build: {
        targets: ['backend'],
        stage: 'deps',
        number: 4,
        total: 4,
        worked: 1200,
        output: ['resolving', 'installed 84 packages'],
      },
    });
    expect(steps.filter(({ state }) => state === 'cached').length).toBeGreaterThan(10);
    expect(steps.filter(({ state }) => state === 'working')).toEqual([]);
  });

  it('tells what failed, and where it stands if Compose says so', () => {
    const failed = (version: '2.26' | '2.40') =>
      playedBuild('build-stages-failed-plain', version).steps.filter(({ state }) => state === 'failed');
    const told = { state: 'failed', build: { stage: 'backend', output: ['collecting', 'test_pay.py: assert 3 == 4'] } };
    expect(failed('2.26')).toMatchObject([{ ...told, build: { ...told.build, source: null } }]);
    expect(failed('2.40')).toMatchObject([
      { ...told, build: { ...told.build, source: { file: 'Dockerfile', line: 19 } } },
    ]);
  });

  it('follows the rebuilds of watch one after the other', () => {
    const installs = (version: '2.26' | '2.40') =>
      read(lines(recorded('watch', version).out))
        .filter(({ build }) => build?.number === 5)
        .map(({ id, state, build }) => `${id} ${state} ${build?.source?.line ?? '-'}`);
    expect(installs('2.40')).toEqual(['#10 done -', '2#10 failed 5']);
    expect(installs('2.26')).toEqual(['#7 cached -', '2#9 failed -']);
  });

  it('counts bytes, and goes on after the output of another step', () => {
    const [from, context, run] = read([
      '#5 [1/3] FROM docker.io/library/python:3.12@sha256:1a2b',
      '#5 sha256:4abcf206 1.05MB / 3.40MB 0.1s',
      '#6 [internal] load build context',
      '#6 transferring context: 2.10MB 0.2s done',
      '#7 [2/3] RUN make',
      '#7 0.101 first',
      '#5 ...',
      '#7 [2/3] RUN make',
      '#7 0.300 second',
    ]);
    expect(from?.progress).toEqual({ current: 1_050_000, total: 3_400_000 });
    expect(context).toMatchObject({ status: 'transferring context:', progress: { current: 2_100_000, total: 0 } });
    expect(run?.build?.output).toEqual(['first', 'second']);
  });

  it('takes nothing for a step that is none', () => {
    expect(
      read(['#1', '# 1 heading', 'api-1  | #7 DONE', '#0 building with "default" instance using docker driver']),
    ).toEqual([]);
  });
});

describe.each(['2.26', '2.40'] as const)('the classic builder beside Compose %s', (version) => {
  it('tells its steps, with their output', () => {
    const { steps } = playedBuild('build-classic', version);
    const built = steps.filter(({ build }) => build !== null);
    expect(built.map(({ build, state }) => `${build?.stage} ${build?.number}/${build?.total} ${state}`)).toEqual([
      'builder 1/9 done',
      'builder 2/9 done',
      'builder 3/9 done',
      'builder 4/9 done',
      'builder 5/9 done',
      'stage-1 6/9 done',
      'stage-1 7/9 done',
      'stage-1 8/9 done',
      'stage-1 9/9 done',
    ]);
    expect(built[4]?.build?.output).toEqual(['compiling', '6000000 large.bin']);
  });

  it('tells what came from the cache, and what failed', () => {
    const again = playedBuild('build-classic-again', version).steps.filter(({ build }) => build !== null);
    expect(again.filter(({ state }) => state === 'cached')).toHaveLength(7);
    const [failed] = playedBuild('build-classic-failed', version).steps.filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ build: { stage: 'backend', number: 16, total: 17 } });
    expect(failed?.status).toMatch(/returned a non-zero code: 7$/);
  });
});
