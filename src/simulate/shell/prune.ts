import type { DiskItem } from '../../model/ports.ts';
import { diskUsage } from '../space.ts';
import type { Job } from './job.ts';
import { size } from './table.ts';
import { sortWords, type Words } from './words.ts';

type Pruned = { readonly kind: DiskItem['kind']; readonly which: (item: DiskItem) => boolean };

/** What each prune takes: never what is in use. */
const PRUNES: Readonly<Record<string, (words: Words) => readonly Pruned[]>> = {
  container: () => [{ kind: 'container', which: () => true }],
  image: (words) => [images(words)],
  network: () => [{ kind: 'network', which: () => true }],
  // Without --all only volumes that have no name of their own, of which there are none here.
  volume: (words) => [{ kind: 'volume', which: ({ dangling }) => dangling || words.has('-a', '--all', '-af') }],
  builder: () => [{ kind: 'build-cache', which: () => true }],
  buildx: () => [{ kind: 'build-cache', which: () => true }],
  system: (words) => [
    { kind: 'container', which: () => true },
    { kind: 'network', which: () => true },
    ...(words.has('--volumes') ? [{ kind: 'volume', which: ({ dangling }: DiskItem) => dangling } as const] : []),
    images(words),
    { kind: 'build-cache', which: () => true },
  ],
};

function images(words: Words): Pruned {
  return { kind: 'image', which: ({ dangling }) => dangling || words.has('-a', '--all', '-af') };
}

/** `docker container|image|network|volume|builder|system prune`. */
export async function prune(job: Job, what: string, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv, ['--filter', '--keep-storage', '--max-used-space']);
  if (!words.has('-f', '--force', '-af', '-fa')) {
    return job.print('Are you sure you want to continue? [y/N]');
  }
  let freed = 0;
  for (const { kind, which } of PRUNES[what]?.(words) ?? []) {
    // One after the other: an image is free when its last container is gone.
    const gone = diskUsage(job.machine).items.filter((item) => item.kind === kind && !item.inUse && which(item));
    if (gone.length === 0) continue;
    await job.pause(200);
    job.print(TITLES[kind]);
    for (const item of gone) {
      for (const line of removed(item)) job.print(line);
      remove(job, item);
      freed += item.size;
    }
    job.print('');
  }
  if (what === 'builder' || what === 'buildx') job.print(`Total:\t${size(freed)}`);
  else if (what !== 'network') job.print(`Total reclaimed space: ${size(freed)}`);
}

const TITLES: Readonly<Record<DiskItem['kind'], string>> = {
  container: 'Deleted Containers:',
  image: 'Deleted Images:',
  network: 'Deleted Networks:',
  volume: 'Deleted Volumes:',
  'build-cache': 'Deleted build cache objects:',
};

function removed({ kind, id, name, dangling }: DiskItem): readonly string[] {
  if (kind === 'image') return dangling ? [`deleted: ${id}`] : [`untagged: ${name}`, `deleted: ${id}`];
  return [kind === 'network' ? name : id];
}

function remove({ machine }: Job, { kind, id, name }: DiskItem): void {
  if (kind === 'container') machine.containers.remove(id);
  if (kind === 'image') machine.images.remove(id);
  if (kind === 'network') machine.networks.remove(name);
  if (kind === 'volume') machine.volumes.remove(name);
  if (kind === 'build-cache') machine.buildCache.remove(id);
}
