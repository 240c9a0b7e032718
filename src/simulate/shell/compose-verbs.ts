import { composeVersion } from '../version.ts';
import { buildServices } from './build.ts';
import { config } from './config.ts';
import { down } from './down.ts';
import { exec, run } from './inside.ts';
import type { Job } from './job.ts';
import { kill, pause, restart, rm, start, stop, unpause } from './lifecycle.ts';
import { images, ls, port, ps, top, volumes } from './listings.ts';
import { logs } from './logs.ts';
import { pullServices } from './pull.ts';
import { chosenServices } from './services.ts';
import { createOnly, scale, up } from './up.ts';
import { watch } from './watch.ts';
import { sortWords } from './words.ts';

/** A command after `docker compose`; the answer is an exit status where it is not 0. */
export type Verb = (job: Job, argv: readonly string[]) => Promise<number | void> | number | void;

/** The commands of Compose that are played. */
export const COMPOSE_VERBS: Readonly<Record<string, Verb>> = {
  build,
  config,
  create: createOnly,
  down,
  exec,
  images,
  kill,
  logs,
  ls,
  pause,
  port,
  ps,
  pull,
  restart,
  rm,
  run,
  scale,
  start,
  stop,
  top,
  unpause,
  up,
  version,
  volumes,
  watch,
};

async function build(job: Job, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv, ['--build-arg', '--progress', '--builder', '-m', '--memory', '--ssh']);
  const specs = chosenServices(job, words.rest).filter((spec) => spec.build !== null);
  if (specs.length === 0) job.print('No services to build', 'stderr');
  await buildServices(job, specs, { useCache: !words.has('--no-cache') });
}

async function pull(job: Job, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv, ['--policy']);
  const specs = chosenServices(job, words.rest).filter((spec) => spec.build === null);
  await pullServices(job, specs);
}

function version(job: Job, argv: readonly string[]): void {
  const number = composeVersion(job.machine.place.scenario);
  job.print(sortWords(argv).has('--short') ? number : `Docker Compose version v${number}`);
}
