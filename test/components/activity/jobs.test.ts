import { describe, expect, it } from 'vitest';
import { chosenJob, listedJobs, waitedFor } from '../../../components/activity/jobs.ts';
import { job } from './job-of.ts';

const over = { startedAt: 1, endedAt: 2, result: { kind: 'succeeded' } } as const;
const first = job(1, 'docker compose up', { ...over, services: ['api'] });
const second = job(2, 'docker compose build api', { startedAt: 1, services: ['api'] });
const third = job(3, 'docker compose restart db', { startedAt: 1, services: ['db'] });
const fourth = job(4, 'docker compose restart api', { services: ['api'] });
const fifth = job(5, 'docker compose down');
const world = { jobs: [first, second, third, fourth, fifth] };

describe('the jobs of the activity pane', () => {
  it('are listed newest first', () => {
    expect(listedJobs(world).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
  });

  it('wait for those before them that touch the same services', () => {
    expect(waitedFor(world, fourth).map(({ id }) => id)).toEqual([2]);
    expect(waitedFor(world, fifth).map(({ id }) => id)).toEqual([2, 3, 4]);
  });

  it('wait for a job on the whole project', () => {
    const after = job(6, 'docker compose restart web', { services: ['web'] });
    expect(waitedFor({ jobs: [...world.jobs, after] }, after).map(({ id }) => id)).toEqual([5]);
  });

  it('stay chosen by their id; without one the newest that runs is', () => {
    expect(chosenJob(world, 1)?.id).toBe(1);
    expect(chosenJob(world, null)?.id).toBe(3);
    expect(chosenJob(world, 99)?.id).toBe(3);
    expect(chosenJob({ jobs: [first] }, null)?.id).toBe(1);
    expect(chosenJob({ jobs: [] }, null)).toBeUndefined();
  });
});
