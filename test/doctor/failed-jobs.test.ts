import { describe, expect, it } from 'vitest';
import { failedOutputs } from '../../src/doctor/failed-jobs.ts';
import type { Job } from '../../src/model/job.ts';
import { exampleWorld } from '../example-world.ts';
import { buildStep } from '../model/build-step.ts';

const job = (id: number, command: string, result: Job['result'], services: readonly string[] = []): Job => ({
  id,
  command,
  argv: ['docker', 'compose', command, ...services],
  services,
  queuedAt: 0,
  startedAt: 0,
  endedAt: 1,
  result,
  cancelling: false,
  steps: [],
  tail: [`said by ${id}`],
  lines: 1,
});
const failed: Job['result'] = { kind: 'failed', code: 1, message: '' };
const well: Job['result'] = { kind: 'succeeded' };
const broken = exampleWorld('prestart-failed');
const said = (world: typeof broken, ...jobs: readonly Job[]) =>
  failedOutputs({ ...world, jobs }).map(({ lines }) => lines[0]);

describe('what failed commands printed', () => {
  it('counts until the same work went well for the same services', () => {
    expect(said(broken, job(1, 'up', failed))).toEqual(['said by 1']);
    expect(said(broken, job(1, 'up', failed), job(2, 'up-build', well))).toEqual([]);
    expect(said(broken, job(1, 'up', failed), job(2, 'up', well, ['worker']))).toEqual(['said by 1']);
    expect(said(broken, job(1, 'up', failed, ['worker']), job(2, 'up', well))).toEqual([]);
    expect(said(broken, job(1, 'build', failed), job(2, 'up', well))).toEqual(['said by 1']);
    expect(said(broken, job(1, 'build', failed), job(2, 'build-no-cache', well))).toEqual([]);
  });

  it('does not count any more when what it should have started runs', () => {
    const healthy = exampleWorld('healthy');
    expect(said(healthy, job(1, 'up', failed, ['backend']))).toEqual([]);
    expect(said(healthy, job(1, 'build', failed, ['backend']))).toEqual(['said by 1']);
  });

  it('counts after a build that failed, though the image before runs, until the image is built', () => {
    const build = buildStep('[2/2] RUN make', {}, { state: 'failed' });
    const up = { ...job(1, 'up-build', failed, ['backend']), steps: [build] };
    const healthy = exampleWorld('healthy');
    expect(said(healthy, up)).toEqual(['said by 1']);
    expect(said(healthy, up, job(2, 'up', well, ['backend']))).toEqual(['said by 1']);
    expect(said(healthy, up, job(2, 'build', well, ['backend']))).toEqual([]);
    expect(said(healthy, up, job(2, 'up-build', well))).toEqual([]);
  });

  it('names the command as a person types it', () => {
    const [output] = failedOutputs({ ...broken, jobs: [job(1, 'up', failed, ['worker'])] });
    expect(output).toMatchObject({ source: 'docker compose up worker', services: ['worker'] });
  });
});
