import { byName, dockerRm } from './by-name.ts';
import { daemonFailure, Failure } from './failure.ts';
import { history, imageTable, inspectImage, removeImage } from './images.ts';
import type { Job } from './job.ts';
import { dockerPs, print } from './listings.ts';
import { prune } from './prune.ts';
import { systemDf } from './space-report.ts';
import { sortWords } from './words.ts';

type Verb = (job: Job, argv: readonly string[]) => Promise<number | void> | number | void;

/** The commands of the docker CLI that this project can need besides Compose, by their words. */
export const DOCKER_VERBS: Readonly<Record<string, Verb>> = {
  ps: dockerPs,
  'container ls': dockerPs,
  start: byName('start'),
  stop: byName('stop'),
  restart: byName('restart'),
  kill: byName('kill'),
  pause: byName('pause'),
  unpause: byName('unpause'),
  rm: dockerRm,
  images: imageTable,
  'image ls': imageTable,
  'image inspect': inspectImage,
  'image rm': removeImage,
  rmi: removeImage,
  history,
  'network ls': networkTable,
  'network create': createNetwork,
  'network rm': removeNetworks,
  'volume ls': volumeTable,
  'volume rm': removeVolumes,
  'system df': systemDf,
  ...Object.fromEntries(
    ['container', 'image', 'network', 'volume', 'builder', 'buildx', 'system'].map((what): [string, Verb] => [
      `${what} prune`,
      (job, argv) => prune(job, what, argv),
    ]),
  ),
};

function networkTable(job: Job): void {
  const rows = job.machine.networks
    .list()
    .map(({ id, name }) => [id.slice(0, 12), name, DRIVERS[name] ?? 'bridge', 'local'])
    .sort(([, one = ''], [, other = '']) => one.localeCompare(other));
  print(job, [['NETWORK ID', 'NAME', 'DRIVER', 'SCOPE'], ...rows]);
}

const DRIVERS: Readonly<Record<string, string>> = { host: 'host', none: 'null' };

function createNetwork(job: Job, argv: readonly string[]): void {
  const [name] = sortWords(argv, ['-d', '--driver', '--subnet', '--gateway', '--label', '-o', '--opt']).rest;
  if (name === undefined) throw new Failure("docker: 'docker network create' requires 1 argument");
  if (job.machine.networks.has(name)) throw daemonFailure(`network with name ${name} already exists`);
  job.print(job.machine.networks.add(name).id);
}

function removeNetworks(job: Job, argv: readonly string[]): void {
  for (const name of sortWords(argv).rest) {
    if (!job.machine.networks.has(name)) throw daemonFailure(`network ${name} not found`);
    const user = job.machine.containers
      .list()
      .find(({ networks, state }) => networks.includes(name) && state === 'running');
    if (user)
      throw daemonFailure(`error while removing network: network ${name} has active endpoints (name:"${user.name}")`);
    job.machine.networks.remove(name);
    job.print(name);
  }
}

function volumeTable(job: Job): void {
  print(job, [['DRIVER', 'VOLUME NAME'], ...job.machine.volumes.list().map(({ name }) => ['local', name])], 4);
}

function removeVolumes(job: Job, argv: readonly string[]): void {
  for (const name of sortWords(argv).rest) {
    if (!job.machine.volumes.has(name)) throw daemonFailure(`get ${name}: no such volume`);
    const user = job.machine.containers.list().find(({ mounts }) => mounts.some(({ source }) => source === name));
    if (user) throw daemonFailure(`remove ${name}: volume is in use - [${user.id}]`);
    job.machine.volumes.remove(name);
    job.print(name);
  }
}
