import type { FileChanges } from '../model/build.ts';
import type { TakenFiles } from './plan.ts';
import type { RecordedContext, RecordedFile } from './record.ts';
import { matchSources } from './sources.ts';

/** How many files are named; of the others only the number is told. */
const MOST_NAMED = 5;

/** What differs of the files that a step takes. `isUnsure`: there may be more that differs than is seen. */
export type ComparedFiles = { readonly seen: FileChanges | null; readonly isUnsure: boolean };

/** Compares what a step takes of a context with what it took in the build before. */
export function changesOf(
  old: RecordedContext | undefined,
  now: RecordedContext | undefined,
  take: TakenFiles,
): ComparedFiles {
  if (!old || !now) return { seen: null, isUnsure: true };
  const before = takenOf(old, take);
  const after = takenOf(now, take);
  const all = [...new Set([...before.keys(), ...after.keys()])].sort();
  const verdicts = all.map((path) => [path, verdictOf(before.get(path), after.get(path))] as const);
  const having = (verdict: Verdict) => verdicts.filter(([, found]) => found === verdict).map(([path]) => path);
  // A file that one of the lists lacks because the list ends early is not known to be new or gone.
  const added = old.complete ? having('added') : [];
  const removed = now.complete ? having('removed') : [];
  return {
    seen: named(having('changed'), added, removed),
    isUnsure: !old.complete || !now.complete || having('unsure').length > 0,
  };
}

type Verdict = 'same' | 'changed' | 'added' | 'removed' | 'unsure';

function takenOf({ files }: RecordedContext, { sources, exclude }: TakenFiles): ReadonlyMap<string, RecordedFile> {
  const { match } = matchSources(sources, exclude);
  const taken = files.filter((file) => {
    const verdict = match(file.path);
    return verdict === 'in' || (verdict === 'root' && file.kind !== 'folder');
  });
  return new Map(taken.map((file) => [file.path, file]));
}

/** The time of the last change is no part of the key of BuildKit's cache, and the mode of a folder not always. */
function verdictOf(old: RecordedFile | undefined, now: RecordedFile | undefined): Verdict {
  if (!old) return 'added';
  if (!now) return 'removed';
  if (old.kind !== now.kind) return 'changed';
  if (now.kind === 'folder') return old.mode === now.mode ? 'same' : 'unsure';
  if (old.key === null || now.key === null) return 'unsure';
  if (old.key !== now.key) return 'changed';
  return old.mode === now.mode || now.kind === 'link' ? 'same' : 'changed';
}

/** Folders are told of only where nothing inside them is. */
function named(changed: readonly string[], added: readonly string[], removed: readonly string[]): FileChanges | null {
  const lists = [changed, withoutParents(added), withoutParents(removed)] as const;
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  if (count === 0) return null;
  let room = MOST_NAMED;
  const [some, fresh, gone] = lists.map((list) => {
    const taken = list.slice(0, room);
    room -= taken.length;
    return taken;
  });
  return { changed: some ?? [], added: fresh ?? [], removed: gone ?? [], more: Math.max(0, count - MOST_NAMED) };
}

function withoutParents(paths: readonly string[]): readonly string[] {
  const parents = new Set(paths.flatMap((path) => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : [])));
  return paths.filter((path) => !parents.has(path));
}
