import type { Container } from '../../model/container.ts';
import { daemonFailure, Failure } from './failure.ts';
import type { Job } from './job.ts';
import { isUp } from './services.ts';
import { endProcess } from './stop.ts';
import { sortWords } from './words.ts';

type Act = 'start' | 'stop' | 'restart' | 'kill' | 'pause' | 'unpause';

/** `docker start|stop|… CONTAINER…`: on containers by name, each of which is said when it is done. */
export function byName(act: Act): (job: Job, argv: readonly string[]) => Promise<void> {
  return async (job, argv) => {
    for (const name of namesIn(argv)) {
      await ACTS[act](job, findContainer(job, name));
      job.print(name);
    }
  };
}

/** `docker rm [--force] CONTAINER…`. */
export async function dockerRm(job: Job, argv: readonly string[]): Promise<void> {
  const { has } = sortWords(argv);
  for (const name of namesIn(argv)) {
    const container = findContainer(job, name);
    if (isUp(container) && !has('-f', '--force', '-fv', '-vf')) {
      const hint = 'stop the container before removing or force remove';
      throw daemonFailure(`cannot remove container "${container.name}": container is ${container.state}: ${hint}`);
    }
    await job.pause(60);
    job.machine.containers.remove(container.id);
    job.print(name);
  }
}

const ACTS: Readonly<Record<Act, (job: Job, container: Container) => Promise<void>>> = {
  async start(job, { id, name }) {
    await job.pause(250);
    const error = job.machine.containers.start(id);
    if (error !== '') throw daemonFailure(`${error}\nError: failed to start containers: ${name}`);
  },
  stop: endProcess,
  async restart(job, container) {
    await endProcess(job, container);
    await ACTS.start(job, container);
  },
  async kill(job, container) {
    if (!isUp(container)) {
      throw daemonFailure(`cannot kill container: ${container.name}: container ${container.id} is not running`);
    }
    job.machine.containers.kill(container.id);
  },
  async pause(job, container) {
    if (!isUp(container)) throw daemonFailure(`container ${container.id} is not running`);
    if (container.state === 'paused') throw daemonFailure(`Container ${container.id} is already paused`);
    job.machine.containers.pause(container.id);
  },
  async unpause(job, container) {
    if (container.state !== 'paused') throw daemonFailure(`Container ${container.id} is not paused`);
    job.machine.containers.unpause(container.id);
  },
};

function namesIn(argv: readonly string[]): readonly string[] {
  const names = sortWords(argv, ['-t', '--time', '--timeout', '-s', '--signal']).rest;
  if (names.length === 0) throw new Failure('docker: requires at least 1 argument');
  return names;
}

function findContainer(job: Job, name: string): Container {
  const container = job.machine.containers.find(name);
  if (!container) throw daemonFailure(`No such container: ${name}`);
  return container;
}
