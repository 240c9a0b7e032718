import type { Container } from '../../model/container.ts';
import { type Job, together } from './job.ts';
import { chosenServices } from './services.ts';
import { backwards, removeContainer, stopContainer } from './stop.ts';
import { sortWords } from './words.ts';

/** Removing a network or a volume takes the engine about this long, in milliseconds. */
const REMOVE_MS = 120;

/** `docker compose down`: containers from those that wait to those that are waited for, then networks, and volumes and images where asked. */
export async function down(job: Job, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv, ['-t', '--timeout', '--rmi']);
  const chosen = chosenServices(job, words.rest);
  if (words.has('--remove-orphans')) await removeOneOffs(job);
  await backwards(job, chosen, discard);
  if (words.rest.length > 0) return;
  const volumes = words.has('-v', '--volumes') ? job.project.volumes.map(({ name }) => name) : [];
  await together(job, [
    ...volumes.filter(job.machine.volumes.has).map((name) => (own: Job) => removeSupply(own, 'Volume', name)),
    ...ownNetworks(job).map((name) => (own: Job) => removeSupply(own, 'Network', name)),
  ]);
  const [images] = words.values('--rmi');
  if (images !== undefined) removeImages(job, images === 'all');
}

async function discard(job: Job, container: Container): Promise<void> {
  await stopContainer(job, container);
  await removeContainer(job, container);
}

async function removeOneOffs(job: Job): Promise<void> {
  const oneOffs = job.machine.containers.list().filter(({ oneOff }) => oneOff);
  await together(
    job,
    oneOffs.map((container) => (own) => discard(own, container)),
  );
}

function ownNetworks({ machine, project }: Job): readonly string[] {
  return project.networks
    .filter(({ name, external }) => !external && machine.networks.has(name))
    .map(({ name }) => name);
}

/** What a one-off container still uses stays, as Compose says of it. */
async function removeSupply(job: Job, kind: 'Volume' | 'Network', name: string): Promise<void> {
  const { machine } = job;
  job.step(`${kind} ${name}`, 'Removing');
  await job.pause(REMOVE_MS);
  const users = machine.containers
    .list()
    .filter(({ networks, mounts }) => networks.includes(name) || mounts.some(({ source }) => source === name));
  if (users.length > 0) return job.step(`${kind} ${name}`, 'Resource is still in use');
  (kind === 'Volume' ? machine.volumes : machine.networks).remove(name);
  job.step(`${kind} ${name}`, 'Removed');
}

function removeImages(job: Job, all: boolean): void {
  const { images } = job.machine;
  const specs = job.project.services.filter(({ build }) => all || build !== null);
  for (const name of new Set(specs.map(({ image }) => image ?? ''))) {
    const image = images.find(name);
    if (!image) continue;
    job.step(`Image ${name}`, 'Removing');
    images.remove(image.id);
    job.step(`Image ${name}`, 'Removed');
  }
}
