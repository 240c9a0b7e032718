import type { Container } from '../../model/container.ts';
import { daemonFailure, Failure } from './failure.ts';
import { type Job, together } from './job.ts';
import { chosenServices, isUp, levels, replicas, replicasOf, stepId, withDependencies } from './services.ts';
import { startServices } from './start.ts';
import { backwards, endProcess, removeContainer, stopContainer } from './stop.ts';
import { sortWords } from './words.ts';

/** `docker compose stop`. */
export async function stop(job: Job, argv: readonly string[]): Promise<void> {
  await backwards(job, chosenServices(job, sortWords(argv, ['-t', '--timeout']).rest), stopContainer);
}

/** `docker compose start`: with what the services wait for, as far as it was created. */
export async function start(job: Job, argv: readonly string[]): Promise<void> {
  const chosen = chosenServices(job, sortWords(argv).rest);
  const specs = withDependencies(job, chosen);
  const missing = chosen.find(({ name }) => replicas(job, name).length === 0);
  if (missing) throw new Failure(`service "${missing.name}" has no container to start`);
  await startServices(job, specs);
}

/** `docker compose restart`. */
export async function restart(job: Job, argv: readonly string[]): Promise<void> {
  const chosen = chosenServices(job, sortWords(argv, ['-t', '--timeout']).rest);
  for (const level of levels(chosen)) {
    await together(
      job,
      replicasOf(job, level).map((container) => (own) => restartContainer(own, container)),
    );
  }
}

async function restartContainer(job: Job, container: Container): Promise<void> {
  job.step(stepId(container), 'Restarting');
  await endProcess(job, container);
  await job.pause(200);
  const error = job.machine.containers.start(container.id);
  if (error !== '') throw daemonFailure(`Cannot restart container ${container.id}: ${error}`);
  job.step(stepId(container), 'Started');
}

/** `docker compose kill`. */
export async function kill(job: Job, argv: readonly string[]): Promise<void> {
  const chosen = chosenServices(job, sortWords(argv, ['-s', '--signal']).rest);
  const running = replicasOf(job, chosen).filter(isUp);
  if (running.length === 0) return job.print('no container to kill', 'stderr');
  for (const container of running) {
    job.step(stepId(container), 'Killing');
    await job.pause(40);
    job.machine.containers.kill(container.id);
    job.step(stepId(container), 'Killed');
  }
}

/** `docker compose pause`. */
export async function pause(job: Job, argv: readonly string[]): Promise<void> {
  for (const container of replicasOf(job, chosenServices(job, sortWords(argv).rest)).filter(isUp)) {
    await job.pause(30);
    if (container.state === 'paused') throw daemonFailure(`Container ${container.id} is already paused`);
    job.machine.containers.pause(container.id);
    job.step(stepId(container), 'Paused');
  }
}

/** `docker compose unpause`. */
export async function unpause(job: Job, argv: readonly string[]): Promise<void> {
  for (const container of replicasOf(job, chosenServices(job, sortWords(argv).rest)).filter(isUp)) {
    await job.pause(30);
    if (container.state !== 'paused') throw daemonFailure(`Container ${container.id} is not paused`);
    job.machine.containers.unpause(container.id);
    job.step(stepId(container), 'Unpaused');
  }
}

/** `docker compose rm`: of stopped containers; nobody can be asked here, so without `--force` nothing is removed. */
export async function rm(job: Job, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv);
  const chosen = chosenServices(job, words.rest);
  if (words.has('-s', '--stop')) await backwards(job, chosen, stopContainer);
  const ended = replicasOf(job, chosen).filter((container) => !isUp(container));
  if (ended.length === 0) return job.print('No stopped containers');
  const names = ended.map(({ name }) => name).join(', ');
  if (!words.has('-f', '--force', '-sf', '-fs')) return job.print(`? Going to remove ${names} [yN]`);
  job.print(`Going to remove ${names}`);
  await together(
    job,
    ended.map((container) => (own) => removeContainer(own, container)),
  );
}
