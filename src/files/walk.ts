import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalStat, statOf } from './local-stat.ts';

/** A file, a link or something else (a socket, a pipe, a device) that was found. Times are milliseconds since the epoch, sizes are bytes. */
export type WalkedFile = {
  /** Absolute where the root is. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'other';
  readonly size: number;
  readonly modifiedAt: number;
  /** Where a link leads, as it is written; empty for all others. */
  readonly linkTarget: string;
};

/** `leave` passes over a file, or lists nothing for a folder but goes in; `leave-folder` does not go in. */
export type WalkChoice = 'keep' | 'leave' | 'leave-folder';

/**
 * Everything under a root but folders, in the order of the names. Links are found and never followed; folders and files that cannot be read, or are gone by
 * then, are passed over. A root that is a file gives itself, one that is missing gives nothing. Once aborted, gives what it has found so far.
 */
export async function walk(
  root: string,
  options: {
    readonly ignored: (path: string, isFolder: boolean) => WalkChoice;
    readonly signal: AbortSignal;
    /** Looks at files, in their order; without it, this is done here, a few at once. */
    readonly stat?: (paths: readonly string[], signal: AbortSignal) => Promise<readonly LocalStat[]>;
  },
): Promise<readonly WalkedFile[]> {
  const { ignored, signal, stat = statFew } = options;
  const found: WalkedFile[] = [];
  const folders: string[] = [];
  const first = await statOf(root);
  if (first?.kind === 'directory') folders.push(root);
  else if (ignored(root, false) === 'keep') found.push(...filesOf([root], [first]));

  for (let folder = folders.pop(); folder !== undefined && !signal.aborted; folder = folders.pop()) {
    const { files, inner } = sortOut(folder, await entriesOf(folder), ignored);
    folders.push(...inner.toReversed());
    if (files.length > 0) found.push(...filesOf(files, await stat(files, signal)));
  }
  return found;
}

/** Files that are looked at together. Node has four threads for it; more than a few for each gain nothing. */
const AT_ONCE = 32;

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function sortOut(
  folder: string,
  entries: readonly Dirent[],
  ignored: (path: string, isFolder: boolean) => WalkChoice,
): { readonly files: readonly string[]; readonly inner: readonly string[] } {
  const files: string[] = [];
  const inner: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    const choice = ignored(path, isFolder);
    if (isFolder && choice !== 'leave-folder') inner.push(path);
    if (!isFolder && choice === 'keep') files.push(path);
  }
  return { files, inner };
}

async function statFew(paths: readonly string[], signal: AbortSignal): Promise<readonly LocalStat[]> {
  const found: LocalStat[] = [];
  for (let at = 0; at < paths.length && !signal.aborted; at += AT_ONCE) {
    // Each turn waits for the disk, and so lets everything else have its turn too.
    found.push(...(await Promise.all(paths.slice(at, at + AT_ONCE).map(statOf))));
  }
  return found;
}

function filesOf(paths: readonly string[], stats: readonly LocalStat[]): readonly WalkedFile[] {
  return stats.flatMap((stat, at) => {
    const path = paths[at];
    if (path === undefined || !stat || stat.kind === 'unreadable' || stat.kind === 'directory') return [];
    const { kind, size, modifiedAt, linkTarget } = stat;
    return [{ path, kind, size, modifiedAt, linkTarget }];
  });
}
