import type { Stats } from 'node:fs';
import type { PathStat } from '../model/ports.ts';

/** What `lstat` found, as the engine's archives tell it of a container. */
export function kindOf(stats: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): PathStat['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
}
