import type { DiskItem, DiskUsage } from '../model/ports.ts';
import type { Client } from './client.ts';
import { within } from './patience.ts';

/** Adding up sizes can take the engine long on a full disk. */
const DISK_PATIENCE_MS = 60_000;

/** What takes space on the engine. Throws when it does not answer. */
export async function measureDisk(client: Client, signal: AbortSignal): Promise<DiskUsage> {
  const { docker } = client;
  const askUsage = docker.df.bind(docker) as (options: { abortSignal: AbortSignal }) => Promise<SystemUsage>;
  return within(DISK_PATIENCE_MS, signal, async (abortSignal) =>
    toDiskUsage(...(await Promise.all([askUsage({ abortSignal }), docker.listNetworks({ abortSignal })]))),
  );
}

/**
 * Reads the answer of `GET /system/df`. An image's size is what removing it alone frees: layers that it shares with others stay.
 * `dangling` tells what the prune without `--all` takes: images without a tag, anonymous volumes, build cache that is neither shared nor internal.
 */
export function toDiskUsage(usage: SystemUsage, networks: readonly NetworkSummary[]): DiskUsage {
  const used = usedNetworks(usage.Containers ?? []);
  const items = [
    ...(usage.Images ?? []).map(imageItem),
    ...(usage.Containers ?? []).map(containerItem),
    ...(usage.Volumes ?? []).map(volumeItem),
    ...(usage.BuildCache ?? []).map(cacheItem),
    ...networks.map((network) => networkItem(network, used)),
  ];
  return { items: items.sort((one, other) => other.size - one.size), layersSize: usage.LayersSize ?? 0 };
}

type Labels = Readonly<Record<string, string>> | null | undefined;

/** The answer of `GET /system/df` up to API 1.51, as far as it is read; sizes in bytes, -1 where the engine did not count. */
export type SystemUsage = {
  readonly LayersSize?: number;
  readonly Images?: readonly ImageSummary[] | null;
  readonly Containers?: readonly ContainerSummary[] | null;
  readonly Volumes?: readonly VolumeSummary[] | null;
  readonly BuildCache?: readonly CacheRecord[] | null;
};

export type NetworkSummary = { readonly Id: string; readonly Name: string; readonly Labels?: Labels };

type ImageSummary = {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Size?: number;
  readonly SharedSize?: number;
  readonly Containers?: number;
  readonly Labels?: Labels;
};

type ContainerSummary = {
  readonly Id: string;
  readonly Names?: readonly string[];
  readonly State?: string;
  readonly SizeRw?: number;
  readonly Labels?: Labels;
  readonly NetworkSettings?: { readonly Networks?: Readonly<Record<string, unknown>> | null } | null;
};

type VolumeSummary = {
  readonly Name: string;
  readonly Labels?: Labels;
  readonly UsageData?: { readonly Size: number; readonly RefCount: number } | null;
};

type CacheRecord = {
  readonly ID: string;
  readonly Type?: string;
  readonly Description?: string;
  readonly Size?: number;
  readonly InUse?: boolean;
  readonly Shared?: boolean;
};

function imageItem(image: ImageSummary): DiskItem {
  const tags = (image.RepoTags ?? []).filter((tag) => tag !== '<none>:<none>');
  return {
    kind: 'image',
    id: image.Id,
    name: tags[0] ?? image.Id.replace(/^sha256:/, '').slice(0, 12),
    size: counted(image.Size) - counted(image.SharedSize),
    inUse: (image.Containers ?? 0) > 0,
    dangling: tags.length === 0,
    project: projectOf(image.Labels),
  };
}

function containerItem(container: ContainerSummary): DiskItem {
  return {
    kind: 'container',
    id: container.Id,
    name: container.Names?.[0]?.replace(/^\//, '') ?? container.Id.slice(0, 12),
    size: counted(container.SizeRw),
    inUse: isUp(container),
    dangling: false,
    project: projectOf(container.Labels),
  };
}

function volumeItem(volume: VolumeSummary): DiskItem {
  return {
    kind: 'volume',
    id: volume.Name,
    name: volume.Name,
    size: counted(volume.UsageData?.Size),
    inUse: (volume.UsageData?.RefCount ?? 0) > 0,
    dangling: 'com.docker.volume.anonymous' in (volume.Labels ?? {}),
    project: projectOf(volume.Labels),
  };
}

function cacheItem(record: CacheRecord): DiskItem {
  return {
    kind: 'build-cache',
    id: record.ID,
    name: record.Description || record.ID,
    size: counted(record.Size),
    inUse: record.InUse ?? false,
    dangling: !record.Shared && record.Type !== 'internal' && record.Type !== 'frontend',
    project: null,
  };
}

function networkItem(network: NetworkSummary, used: ReadonlySet<string>): DiskItem {
  const { Id: id, Name: name, Labels } = network;
  return { kind: 'network', id, name, size: 0, inUse: used.has(name), dangling: false, project: projectOf(Labels) };
}

/**
 * The networks that a prune leaves: the engine's own, and those of containers that are up. The engine's filter `dangling` is no help here: it calls every
 * network unused, since a list does not look up who uses them (measured on 28.5).
 */
function usedNetworks(containers: readonly ContainerSummary[]): ReadonlySet<string> {
  const names = containers.filter(isUp).flatMap(({ NetworkSettings }) => Object.keys(NetworkSettings?.Networks ?? {}));
  return new Set(['bridge', 'host', 'none', 'podman', ...names]);
}

/** A prune leaves what runs, and what is paused or between two restarts counts as that. */
function isUp({ State }: ContainerSummary): boolean {
  return State === 'running' || State === 'paused' || State === 'restarting';
}

function counted(size: number | undefined): number {
  return Math.max(0, size ?? 0);
}

function projectOf(labels: Labels): string | null {
  return labels?.['com.docker.compose.project'] ?? null;
}
