import type { DiskItem, DiskUsage } from '../../src/model/ports.ts';

/** A prune by its words after `docker`, what it would remove (largest first), and the bytes that this frees at least. */
export type Prune = {
  readonly id: PruneId;
  readonly words: readonly string[];
  readonly removes: readonly DiskItem[];
  readonly frees: number;
};

export type PruneId = 'container' | 'image' | 'image-all' | 'builder' | 'network' | 'volume' | 'volume-all' | 'system';

/**
 * Every prune with what it would remove now. Without `--all`, images go that have no tag, volumes that have no name (since API 1.42; before it
 * any unused one), and build cache that nothing shares. Volumes are never part of the system prune.
 */
export function prunes(disk: DiskUsage, apiVersion: string): readonly Prune[] {
  const unused = disk.items.filter(({ inUse }) => !inUse);
  const of = (kind: DiskItem['kind']) => unused.filter((item) => item.kind === kind);
  const loose = (kind: DiskItem['kind']) => of(kind).filter(({ dangling }) => dangling);
  const sparesNames = keepsNamedVolumes(apiVersion);
  return [
    prune('container', 'container prune', of('container')),
    prune('image', 'image prune', loose('image')),
    prune('image-all', 'image prune --all', of('image')),
    prune('builder', 'builder prune', loose('build-cache')),
    prune('network', 'network prune', of('network')),
    prune('volume', 'volume prune', sparesNames ? loose('volume') : of('volume')),
    ...(sparesNames ? [prune('volume-all', 'volume prune --all', of('volume'))] : []),
    prune('system', 'system prune', [...of('container'), ...of('network'), ...loose('image'), ...loose('build-cache')]),
  ];
}

function prune(id: PruneId, words: string, removes: readonly DiskItem[]): Prune {
  return {
    id,
    words: [...words.split(' '), '--force'],
    removes: removes.toSorted((one, other) => other.size - one.size),
    frees: removes.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Engine API 1.42 (Docker 23) made `volume prune` spare volumes that have a name. */
function keepsNamedVolumes(apiVersion: string): boolean {
  const [major = 0, minor = 0] = apiVersion.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 42);
}
