import { dirname, posix } from 'node:path';
import type { Hasher } from '../files/hasher.ts';
import { type LocalStat, statOf } from '../files/local-stat.ts';
import { walk } from '../files/walk.ts';
import type { DriftGap } from '../model/drift.ts';
import { type LocalFile, tidy } from './compare.ts';
import type { LoadedRule } from './rules.ts';

/** The files of a rule as they are here. */
export type LocalTree = {
  readonly rule: LoadedRule;
  /** By their paths in the container. */
  readonly files: ReadonlyMap<string, LocalFile>;
  /** The folders that hold one, by their paths in the container. */
  readonly folders: ReadonlySet<string>;
  /** Number of files and folders that patterns leave out. */
  readonly ignored: number;
  readonly gap: DriftGap | null;
};

/** Walks the files that a sync rule sends, and only those: links are not followed, and what is neither file nor link is left out. */
export async function readLocalTree(
  { stat }: Pick<Hasher, 'stat'>,
  rule: LoadedRule,
  mostFiles: number,
  signal: AbortSignal,
): Promise<LocalTree> {
  const none = { rule, files: new Map<string, LocalFile>(), folders: new Set<string>(), ignored: 0 };
  if (rule.bindMounted) return { ...none, gap: { kind: 'bind-mounted' } };
  const root = await statOf(rule.path);
  if (!root || root.kind === 'unreadable') return { ...none, gap: { kind: 'no-path' } };
  const files = new Map<string, LocalFile>();
  let ignored = 0;
  let kept = 0;
  const enough = new AbortController();
  const walked = await walk(rule.path, {
    ignored(path, isFolder) {
      const isLeft = isFolder ? rule.coversFolder(path) : rule.judge(path).kind === 'ignored';
      if (isLeft) ignored += 1;
      else if (!isFolder) kept += 1;
      if (kept > mostFiles) enough.abort();
      return isLeft ? (isFolder ? 'leave-folder' : 'leave') : 'keep';
    },
    signal: AbortSignal.any([signal, enough.signal]),
    stat,
  });
  if (enough.signal.aborted) return { ...none, gap: { kind: 'too-large', bytes: 0, files: kept } };
  for (const file of walked) {
    const verdict = rule.judge(file.path);
    if (verdict.kind !== 'goes' || file.kind === 'other') continue;
    const target = tidy(verdict.target);
    files.set(target, { ...file, target });
  }
  return { rule, files, folders: foldersOf(files.keys()), ignored, gap: null };
}

function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = posix.dirname(path); !folders.has(folder); folder = posix.dirname(folder)) folders.add(folder);
  }
  return folders;
}

/** A local path as it is now; `cameAt` is when that came to its place, or was changed last. */
export type Arrived = Mark & { readonly cameAt: number };

/** Looks at local paths under `root` as they are now, in their order; null where nothing is. */
export async function lookAgain(
  { stat }: Pick<Hasher, 'stat'>,
  root: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly (Arrived | null)[]> {
  const folders = [...new Set(paths.flatMap((path) => foldersBetween(root, path)))];
  const [found, around] = await Promise.all([stat(paths, signal), stat(folders, signal)]);
  const moves = new Map(folders.map((folder, at) => [folder, movedAt(around[at] ?? null)] as const));
  return paths.map((path, at) => {
    const now = found[at];
    if (!now || now.kind === 'unreadable') return null;
    const moved = foldersBetween(root, path).map((folder) => moves.get(folder) ?? 0);
    return { size: now.size, modifiedAt: now.modifiedAt, cameAt: Math.max(now.changedAt, ...moved) };
  });
}

/** The folders that a path is in, below the root. */
function foldersBetween(root: string, path: string): readonly string[] {
  const folders: string[] = [];
  if (path === root) return folders;
  for (let at = dirname(path); at !== root && at !== dirname(at); at = dirname(at)) folders.push(at);
  return folders;
}

/** When a folder was moved to its place; 0 where it was not. To put a file into a folder changes both its times, a move one. */
function movedAt(folder: LocalStat): number {
  if (!folder || folder.kind === 'unreadable') return 0;
  return folder.changedAt - folder.modifiedAt > 1 ? folder.changedAt : 0;
}

type Mark = { readonly size: number; readonly modifiedAt: number };

/** Whether a local file is as it was; null stands for one that was not there. */
export function isAsBefore(now: Mark | null, before: Mark | null): boolean {
  if (!now || !before) return now === before;
  return now.size === before.size && Math.floor(now.modifiedAt) === Math.floor(before.modifiedAt);
}
