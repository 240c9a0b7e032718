import { lstat } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
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
export async function readLocalTree(rule: LoadedRule, mostFiles: number, signal: AbortSignal): Promise<LocalTree> {
  const none = { rule, files: new Map<string, LocalFile>(), folders: new Set<string>(), ignored: 0 };
  if (rule.bindMounted) return { ...none, gap: { kind: 'bind-mounted' } };
  if (!(await exists(rule.path))) return { ...none, gap: { kind: 'no-path' } };
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

/** Looks at local paths under `root` as they are now; `cameAt` is when that came to its place, or was changed last. Null where nothing is. */
export function createLook(root: string): (path: string) => Promise<(Mark & { readonly cameAt: number }) | null> {
  const moves = new Map<string, Promise<number>>();

  /** When a folder was moved to its place, or one that it is in; 0 where it was not. To put a file into a folder changes both its times, a move one. */
  function movedAt(folder: string): Promise<number> {
    if (folder === root || folder === dirname(folder)) return Promise.resolve(0);
    const known = moves.get(folder) ?? look();
    moves.set(folder, known);
    return known;

    async function look(): Promise<number> {
      const found = await lstat(folder).catch(() => null);
      const own = found && found.ctimeMs - found.mtimeMs > 1 ? found.ctimeMs : 0;
      return Math.max(own, await movedAt(dirname(folder)));
    }
  }

  return async (path) => {
    const found = await lstat(path).catch(() => null);
    if (!found) return null;
    const moved = path === root ? 0 : await movedAt(dirname(path));
    return { size: found.size, modifiedAt: found.mtimeMs, cameAt: Math.max(found.ctimeMs, moved) };
  };
}

type Mark = { readonly size: number; readonly modifiedAt: number };

/** Whether a local file is as it was; null stands for one that was not there. */
export function isAsBefore(now: Mark | null, before: Mark | null): boolean {
  if (!now || !before) return now === before;
  return now.size === before.size && Math.floor(now.modifiedAt) === Math.floor(before.modifiedAt);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
