import { lstat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { readIgnoreFile } from '../files/ignore-file.ts';
import { compilePatterns } from '../files/patterns.ts';
import { walk } from '../files/walk.ts';
import { matchSources, type SourceMatch } from './sources.ts';

/** Something in a build context. `path` is relative to it, with `/`; `mode` are the permission bits; `modifiedAt` in milliseconds since the epoch. */
export type ContextFile = {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'folder';
  readonly mode: number;
  readonly size: number;
  readonly modifiedAt: number;
  readonly linkTarget: string;
};

/** What of a context is looked at. `dockerfile` decides on the ignore file; null for a named context, to which only its own `.dockerignore` applies. */
export type ContextRequest = {
  readonly folder: string;
  readonly dockerfile: string | null;
  readonly sources: readonly { readonly sources: readonly string[]; readonly exclude: readonly string[] }[];
};

/** Past this many files it would take longer than a build may wait. */
export const MOST_FILES = 50_000;

/** What the sources take of a context, sorted by path; null where that is more than can be looked at. */
export async function listContext(
  request: ContextRequest,
  signal: AbortSignal,
): Promise<readonly ContextFile[] | null> {
  const { folder, dockerfile } = request;
  const ignored = compilePatterns(await readIgnoreFile(folder, dockerfile ?? ''), folder);
  const matches = request.sources.map(({ sources, exclude }) => matchSources(sources, exclude));
  const folders: string[] = [];
  const files = await walk(folder, {
    ignored(path, isFolder) {
      const inside = relative(folder, path).split(sep).join('/');
      if (isFolder && (ignored.coversFolder(path) || !matches.some((match) => match.mayHold(inside))))
        return 'leave-folder';
      if (ignored.match(path) !== null || !takes(matches, inside)) return 'leave';
      if (isFolder) folders.push(inside);
      return 'keep';
    },
    signal,
  });
  if (signal.aborted || files.length > MOST_FILES) return null;
  const all = [
    ...files
      .filter(({ kind }) => kind !== 'other')
      .map(({ path, linkTarget }) => ({ path: relative(folder, path).split(sep).join('/'), linkTarget })),
    ...folders.map((path) => ({ path, linkTarget: '' })),
  ];
  const looked = await lookAtAll(folder, all);
  return looked.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function takes(matches: readonly SourceMatch[], path: string): boolean {
  return matches.some(({ match }) => match(path) !== 'out');
}

const AT_ONCE = 64;

async function lookAtAll(folder: string, all: readonly { readonly path: string; readonly linkTarget: string }[]) {
  const found: ContextFile[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = await Promise.all(
      all.slice(from, from + AT_ONCE).map((one) => lookAt(folder, one.path, one.linkTarget)),
    );
    found.push(...some.filter((file) => file !== null));
  }
  return found;
}

async function lookAt(folder: string, path: string, linkTarget: string): Promise<ContextFile | null> {
  const stat = await lstat(join(folder, path)).catch(() => null);
  if (!stat) return null;
  const kind = stat.isDirectory() ? 'folder' : stat.isSymbolicLink() ? 'link' : 'file';
  return {
    path: posix.normalize(path),
    kind,
    mode: stat.mode & 0o7777,
    size: stat.size,
    modifiedAt: Math.floor(stat.mtimeMs),
    linkTarget,
  };
}

/** The files that are no longer as they were listed. */
export async function changedSince(folder: string, listed: readonly ContextFile[]): Promise<ReadonlySet<string>> {
  const now = await lookAtAll(folder, listed);
  const byPath = new Map(now.map((file) => [file.path, file]));
  const isSame = (file: ContextFile) => {
    const found = byPath.get(file.path);
    if (!found || found.kind !== file.kind || found.mode !== file.mode) return false;
    return file.kind === 'folder' || (found.size === file.size && found.modifiedAt === file.modifiedAt);
  };
  return new Set(listed.filter((file) => !isSame(file)).map(({ path }) => path));
}
