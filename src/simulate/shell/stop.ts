import type { Container } from '../../model/container.ts';
import type { ServiceSpec } from '../../model/project.ts';
import { type Job, together } from './job.ts';
import { levels, replicas, stepId } from './services.ts';

/** Removing a container takes the engine about this long, in milliseconds. */
const REMOVE_MS = 90;

/** Goes through services from those that wait to those that are waited for, their replicas side by side. */
export async function backwards(
  job: Job,
  specs: readonly ServiceSpec[],
  task: (job: Job, container: Container) => Promise<void>,
): Promise<void> {
  for (const level of levels(specs).toReversed()) {
    const containers = level.flatMap(({ name }) => replicas(job, name));
    await together(
      job,
      containers.map((container) => (own) => task(own, container)),
    );
  }
}

/** Stops a container; settles when its process has ended. */
export async function stopContainer(job: Job, container: Container): Promise<void> {
  job.step(stepId(container), 'Stopping');
  await endProcess(job, container);
  job.step(stepId(container), 'Stopped');
}

/** Asks the process of a container to end, and waits for that. */
export async function endProcess(job: Job, { id }: Container): Promise<void> {
  const { containers } = job.machine;
  await job.pause(30);
  containers.stop(id);
  await job.until(() => {
    const state = containers.get(id)?.state;
    return state !== 'running' && state !== 'paused';
  });
}

/** Removes a container that does not run. */
export async function removeContainer(job: Job, container: Container): Promise<void> {
  job.step(stepId(container), 'Removing');
  await job.pause(REMOVE_MS);
  job.machine.containers.remove(container.id);
  job.step(stepId(container), 'Removed');
}
