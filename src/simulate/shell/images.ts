import { short } from '../identity.ts';
import type { Image } from '../images.ts';
import { daemonFailure, Failure } from './failure.ts';
import type { Job } from './job.ts';
import { print } from './listings.ts';
import { roughly, size } from './table.ts';
import { sortWords } from './words.ts';

/** `docker images`: the newest first. */
export function imageTable(job: Job): void {
  const now = job.machine.timeline.now();
  const images = job.machine.images.list().toSorted((one, other) => other.createdAt - one.createdAt);
  const rows = images.map((image) => {
    const [repository = '', tag = 'latest'] = image.name?.split(':') ?? ['<none>', '<none>'];
    return [repository, tag, short(image.id), `${roughly(now - image.createdAt)} ago`, size(image.size)];
  });
  print(job, [['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'], ...rows]);
}

/** `docker history IMAGE`: the newest layer first. */
export function history(job: Job, argv: readonly string[]): void {
  const image = findImage(job, argv);
  const age = `${roughly(job.machine.timeline.now() - image.createdAt)} ago`;
  const rows = image.layers
    .toReversed()
    .map((layer, index) => [index === 0 ? short(image.id) : '<missing>', age, layer.instruction, size(layer.size), '']);
  print(job, [['IMAGE', 'CREATED', 'CREATED BY', 'SIZE', 'COMMENT'], ...rows]);
}

/** `docker image inspect IMAGE`: what there is to know of it here. */
export function inspectImage(job: Job, argv: readonly string[]): void {
  const { id, name, createdAt, size: bytes } = findImage(job, argv);
  const described = {
    Id: id,
    RepoTags: name === null ? [] : [name.includes(':') ? name : `${name}:latest`],
    Created: new Date(createdAt).toISOString(),
    Architecture: 'amd64',
    Os: 'linux',
    Size: bytes,
  };
  for (const line of JSON.stringify([described], null, 4).split('\n')) job.print(line);
}

/** `docker rmi IMAGE…`. */
export function removeImage(job: Job, argv: readonly string[]): void {
  const image = findImage(job, argv);
  const user = job.machine.containers.list().find(({ imageId }) => imageId === image.id);
  if (user) {
    const reference = `repository reference "${image.name}" (must force)`;
    const use = `container ${short(user.id)} is using its referenced image ${short(image.id)}`;
    throw daemonFailure(`conflict: unable to remove ${reference} - ${use}`);
  }
  job.machine.images.remove(image.id);
  if (image.name !== null) job.print(`Untagged: ${image.name}`);
  job.print(`Deleted: ${image.id}`);
}

function findImage(job: Job, argv: readonly string[]): Image {
  const [reference] = sortWords(argv, ['--format']).rest;
  if (reference === undefined) throw new Failure('docker: requires at least 1 argument');
  const image = job.machine.images.find(reference);
  if (!image) throw daemonFailure(`No such image: ${reference.includes(':') ? reference : `${reference}:latest`}`);
  return image;
}
