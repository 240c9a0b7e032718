import type { Job } from '../../src/model/job.ts';
import type { World } from '../../src/model/world.ts';

/** The jobs as they are listed: newest first. */
export function listedJobs({ jobs }: Pick<World, 'jobs'>): readonly Job[] {
  return jobs.toReversed();
}

/** The job of that id; without one, or when it is no longer kept, the newest that runs, else the newest. Undefined when there is none. */
export function chosenJob(world: Pick<World, 'jobs'>, selected: number | null): Job | undefined {
  const found = world.jobs.find((job) => job.id === selected);
  return found ?? world.jobs.findLast(isRunning) ?? world.jobs.at(-1);
}

/** Whether it has begun and not ended. */
export function isRunning(job: Job): boolean {
  return job.startedAt !== null && job.result === null;
}

/** Whether it is in the queue. */
export function isWaiting(job: Job): boolean {
  return job.startedAt === null && job.result === null;
}

/** The jobs that a waiting one waits for: those before it that have not ended and touch a service of its own. No services means all of them. */
export function waitedFor(world: Pick<World, 'jobs'>, job: Job): readonly Job[] {
  return world.jobs.filter((other) => other.id < job.id && other.result === null && touches(other, job));
}

function touches({ services: a }: Job, { services: b }: Job): boolean {
  return a.length === 0 || b.length === 0 || a.some((service) => b.includes(service));
}
