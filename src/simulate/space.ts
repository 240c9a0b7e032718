import path from 'node:path';
import type { Container } from '../model/container.ts';
import type { DiskItem, DiskUsage } from '../model/ports.ts';
import { BACKEND_IMAGE } from './beginning.ts';
import type { Machine } from './machine.ts';

const GB = 1_000_000_000;

/** The disk of the engine, and what it needs free to do anything. In bytes. */
const ROOM = 25 * GB;
const NEEDED = GB;

/** Layers that all images built from the same base have in common. */
const SHARED_BASE = 998_000_000;

/** What takes space on the engine, the largest first. */
export function diskUsage(machine: Machine): DiskUsage {
  const items = [
    ...imageItems(machine),
    ...machine.containers.list().map(containerItem),
    ...machine.volumes.list().map((volume) => volumeItem(machine, volume.name, volume.project)),
    ...machine.buildCache.list().map(cacheItem),
    ...machine.networks.list().map((network) => networkItem(machine, network)),
  ];
  const layersSize = machine.images.list().reduce((sum, image) => sum + image.size, 0);
  return { items: items.sort((one, other) => other.size - one.size), layersSize };
}

/** True when nothing more fits on the disk; only in the scenario of a full one. */
export function isDiskFull(machine: Machine): boolean {
  const used = diskUsage(machine).items.reduce((sum, { size }) => sum + size, 0);
  return machine.place.scenario === 'disk-full' && used + NEEDED > ROOM;
}

function imageItems({ images, containers, place }: Machine): readonly DiskItem[] {
  const project = path.basename(place.directory);
  const used = new Set(containers.list().map(({ imageId }) => imageId));
  return images.list().map(({ id, name, size }) => ({
    kind: 'image',
    id,
    name: name ?? id.slice(7, 19),
    size: isBuilt(name) ? size - SHARED_BASE : size,
    inUse: used.has(id),
    dangling: name === null,
    project: isBuilt(name) ? project : null,
  }));
}

/** Without a name there are only older builds of the same service. */
function isBuilt(name: string | null): boolean {
  return name === BACKEND_IMAGE || name === null;
}

/** What a container wrote into its own layer. */
function containerItem({ id, name, state, service, project }: Container): DiskItem {
  const size = service === 'backend' ? 2_310_000 : service === 'worker' ? 640_000 : 28_000;
  const inUse = state === 'running' || state === 'paused';
  return { kind: 'container', id, name, size, inUse, dangling: false, project };
}

function volumeItem({ containers }: Machine, name: string, project: string | null): DiskItem {
  const inUse = containers.list().some(({ mounts }) => mounts.some(({ source }) => source === name));
  return { kind: 'volume', id: name, name, size: 412_000_000, inUse, dangling: false, project };
}

function cacheItem({
  id,
  description,
  size,
}: {
  readonly id: string;
  readonly description: string;
  readonly size: number;
}): DiskItem {
  return { kind: 'build-cache', id, name: description, size, inUse: false, dangling: true, project: null };
}

function networkItem(
  { containers }: Machine,
  network: { readonly id: string; readonly name: string; readonly project: string | null },
): DiskItem {
  const { id, name, project } = network;
  const isUp = ({ state, networks }: Container) =>
    (state === 'running' || state === 'paused') && networks.includes(name);
  const inUse = ['bridge', 'host', 'none'].includes(name) || containers.list().some(isUp);
  return { kind: 'network', id, name, size: 0, inUse, dangling: false, project };
}
