import { lstat } from 'node:fs/promises';
import { posix } from 'node:path';
import type { HashedFile } from '../files/hash-messages.ts';
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

/** Whether a local file is still as it was walked; `null` stands for one that was not there. */
export async function isStill(path: string, seen: HashedFile | null): Promise<boolean> {
  try {
    const now = await lstat(path);
    return seen !== null && now.size === seen.size && Math.floor(now.mtimeMs) === Math.floor(seen.modifiedAt);
  } catch {
    return seen === null;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
