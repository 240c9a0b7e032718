import type { ServiceSpec } from '../../model/project.ts';
import { buildServices } from './build.ts';
import { converge } from './converge.ts';
import { Failure } from './failure.ts';
import type { Job } from './job.ts';
import { followLogs } from './logs.ts';
import { pullMissing } from './pull.ts';
import { chosenServices, isUp, levels, replicasOf, withDependencies } from './services.ts';
import { startServices } from './start.ts';
import { sortWords, type Words } from './words.ts';

const VALUED = [
  '--scale',
  '--pull',
  '--timeout',
  '-t',
  '--wait-timeout',
  '--exit-code-from',
  '--attach',
  '--no-attach',
];

/** `docker compose up`: what is missing is pulled, built and created, what has changed is replaced, and all is started in order. */
export async function up(job: Job, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv, VALUED);
  const specs = await create(job, words);
  if (words.has('--no-start')) return;
  await startServices(job, specs);
  if (words.has('--wait')) await awaitHealth(job, specs);
  else if (!words.has('-d', '--detach')) await attachTo(job, specs);
}

/** `docker compose create`. */
export async function createOnly(job: Job, argv: readonly string[]): Promise<void> {
  await create(job, sortWords(argv, VALUED));
}

/** `docker compose scale SERVICE=NUMBER…`. */
export async function scale(job: Job, argv: readonly string[]): Promise<void> {
  const { rest } = sortWords(argv);
  const names = rest.map((word) => word.split('=')[0] ?? '');
  const options = rest.flatMap((word) => ['--scale', word]);
  const specs = await create(job, sortWords([...options, ...names], VALUED));
  await startServices(job, specs);
}

async function create(job: Job, words: Words): Promise<readonly ServiceSpec[]> {
  const chosen = chosenServices(job, words.rest);
  const specs = words.has('--no-deps') ? chosen : withDependencies(job, chosen);
  await provideImages(job, specs, words);
  const recreate = words.has('--force-recreate') ? chosen.map(({ name }) => name) : [];
  await converge(job, specs, { recreate, keep: words.has('--no-recreate'), scale: scalesOf(job, words) });
  return specs;
}

async function provideImages(job: Job, specs: readonly ServiceSpec[], words: Words): Promise<void> {
  const isMissing = ({ image }: ServiceSpec) => !job.machine.images.find(image ?? '');
  await pullMissing(job, specs.filter(isMissing));
  const builds = specs.filter((spec) => spec.build !== null && (words.has('--build') || isMissing(spec)));
  if (words.has('--no-build') && builds[0]) throw new Failure(`No such image: ${builds[0].image}`);
  await buildServices(job, builds, { useCache: true });
}

function scalesOf(job: Job, words: Words): ReadonlyMap<string, number> {
  return new Map(
    words.values('--scale').map((word) => {
      const [name = '', number = ''] = word.split('=');
      chosenServices(job, [name]);
      if (!/^\d+$/.test(number)) throw new Failure(`invalid --scale option "${word}". Should be SERVICE=NUM`);
      return [name, Number(number)];
    }),
  );
}

async function awaitHealth(job: Job, specs: readonly ServiceSpec[]): Promise<void> {
  for (const spec of levels(specs).flat()) {
    for (const { id, name } of replicasOf(job, [spec])) {
      const health = () => job.machine.containers.get(id)?.health;
      job.step(`Container ${name}`, 'Waiting');
      await job.until(() => health() !== 'starting');
      if (health() === 'unhealthy' && isRunning(job, id)) throw new Failure(`container ${name} is unhealthy`);
      job.step(`Container ${name}`, 'Healthy');
    }
  }
}

function isRunning(job: Job, id: string): boolean {
  const container = job.machine.containers.get(id);
  return container !== undefined && isUp(container);
}

/** Without `-d`: shows the logs until it is interrupted, and then stops what it started. */
async function attachTo(job: Job, specs: readonly ServiceSpec[]): Promise<void> {
  const containers = replicasOf(job, specs);
  job.print(`Attaching to ${containers.map(({ service, number }) => `${service}-${number}`).join(', ')}`);
  try {
    await followLogs(job, containers);
  } finally {
    for (const container of replicasOf(job, specs)) job.machine.containers.stop(container.id);
  }
}
