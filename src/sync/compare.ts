import { posix } from 'node:path';
import type { HashedEntry } from '../files/hash-messages.ts';
import type { WalkedFile } from '../files/walk.ts';
import type { DriftFile, FileMark } from '../model/drift.ts';

/** A local file and where a rule puts it in a container. */
export type LocalFile = WalkedFile & { readonly target: string };

/** What a container has at a path. */
export type ThereFile = Omit<HashedEntry, 'path'>;

/** Up to this size, in bytes, contents decide even where size and time are the same: a second is long enough to save twice. */
const SMALL = 1024 * 1024;

/**
 * Whether the contents of the two have to be compared. Tars have whole seconds, rounded down (Compose's and BuildKit's as the engine's own), so those
 * are what times are compared by.
 */
export function needsHash(local: LocalFile, there: ThereFile | undefined): boolean {
  if (!there || local.kind !== 'file' || there.kind !== 'file') return false;
  if (local.size !== there.size || local.size === 0 || there.sha256 === '') return false;
  return local.size <= SMALL || !isSameSecond(local, there);
}

/**
 * How a local file compares with what a container has in its place; null where it is there as it is here. `sha256` is the local file's; undefined
 * where it was not needed or could not be read, and then nothing is claimed against equal sizes.
 */
export function compareFile(
  local: LocalFile,
  there: ThereFile | undefined,
  sha256: string | undefined,
): DriftFile | null {
  const { path: file, target } = local;
  if (!there) return { file, target, state: 'missing', local: markOf(local), container: null };
  if (isSame(local, there, sha256)) return null;
  return { file, target, state: 'changed', local: markOf(local), container: markOf(there) };
}

/** What only the container has, at a place that the rule would fill from `file`. */
export function extraFile(file: string, target: string, there: ThereFile): DriftFile {
  return { file, target, state: 'extra', local: null, container: markOf(there) };
}

/** Whether a path in a container is `folder` or under it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** The path of a container without dots, double slashes, and a slash at its end. */
export function tidy(path: string): string {
  const normal = posix.normalize(`/${path}`);
  return normal === '/' ? normal : normal.replace(/\/$/, '');
}

function isSame(local: LocalFile, there: ThereFile, sha256: string | undefined): boolean {
  if (local.kind !== there.kind) return false;
  if (local.kind === 'link') return local.linkTarget === there.linkTarget;
  if (local.size !== there.size) return false;
  return sha256 === undefined || there.sha256 === '' || sha256 === there.sha256;
}

function isSameSecond(local: LocalFile, there: ThereFile): boolean {
  return Math.floor(local.modifiedAt / 1000) === Math.floor(there.modifiedAt / 1000);
}

function markOf({ size, modifiedAt }: { readonly size: number; readonly modifiedAt: number }): FileMark {
  return { size, mtime: Math.floor(modifiedAt) };
}
