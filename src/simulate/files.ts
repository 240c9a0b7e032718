import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { kindOf } from '../files/kind.ts';
import type { PathChange, PathStat } from '../model/ports.ts';

/** A file, link or folder in a container or an image. `bytes` is null where its content is only on the person's disk, at `local`. */
export type HeldFile = {
  readonly stat: PathStat;
  readonly mode: number;
  readonly bytes: Uint8Array | null;
  readonly local: string;
};

/** Files by their absolute paths in a container. */
export type HeldFiles = ReadonlyMap<string, HeldFile>;

/** What an image has that no file of the person's disk went into. */
export const NO_FILES: HeldFiles = new Map();

/** Copies are kept of files up to this size, and of so many bytes of one tree; others are read from the disk again when they are asked for. */
const KEPT_FILE = 256 * 1024;
const KEPT_TREE = 8 * 1024 * 1024;

/** Entries that are looked at of a folder, at most. */
const MOST_ENTRIES = 5000;

/** What `COPY` takes from a build context: the inputs as they are on the disk now, under `target`. What is not there is left out. */
export function copyFromContext(context: string, inputs: readonly string[], target: string): HeldFiles {
  const files = new Map<string, HeldFile>();
  let room = KEPT_TREE;
  for (const name of inputs.flatMap((input) => namesUnder(context, input))) {
    const held = holdFile(path.join(context, name), room);
    if (!held || held.stat.kind === 'directory') continue;
    room -= held.bytes?.length ?? 0;
    files.set(path.posix.join(target, name.replaceAll(path.sep, '/')), held);
  }
  return files;
}

/** A file of the disk as it is now, its time in whole milliseconds; null where there is none. A copy is kept where it has room. */
export function holdFile(local: string, room = KEPT_FILE): HeldFile | null {
  try {
    const found = lstatSync(local);
    const kind = kindOf(found);
    const linkTarget = kind === 'link' ? readlinkSync(local) : '';
    const stat = { kind, size: found.size, modifiedAt: Math.floor(found.mtimeMs), linkTarget } as const;
    const isKept = kind === 'file' && found.size <= Math.min(KEPT_FILE, room);
    return { stat, mode: found.mode & 0o7777, bytes: isKept ? readFileSync(local) : null, local };
  } catch {
    return null;
  }
}

/** Its content; empty where there is none any more. */
export function contentOf({ bytes, local }: HeldFile): Uint8Array {
  if (bytes) return bytes;
  try {
    return readFileSync(local);
  } catch {
    return new Uint8Array();
  }
}

/** The files of a container: those of its image first, then what is done to them. Paths are absolute, and cleaned here. */
export type ContainerFiles = {
  stat(name: string): PathStat | null;
  /** What is at the path and below it, by absolute paths, in order. */
  under(name: string): readonly (readonly [string, HeldFile])[];
  put(name: string, file: HeldFile): void;
  /** With everything below it, as `rm -rf`. */
  remove(name: string): void;
  /** What is not as the image has it. */
  changes(): readonly PathChange[];
};

/** Folders are there wherever something is in them, as old as the container. */
export function createFiles(image: HeldFiles, createdAt: number): ContainerFiles {
  const files = new Map(image);
  const isUnder = (folder: string, name: string) =>
    name === folder || name.startsWith(folder === '/' ? '/' : `${folder}/`);
  const under = (name: string) => {
    const folder = cleanPath(name);
    return [...files].filter(([other]) => isUnder(folder, other)).sort(([one], [other]) => (one < other ? -1 : 1));
  };
  return {
    under,
    stat(name) {
      const found = files.get(cleanPath(name));
      if (found) return { ...found.stat, linkTarget: resolveLink(cleanPath(name), found.stat.linkTarget) };
      const isFolder = cleanPath(name) === '/' || under(name).length > 0;
      return isFolder ? { kind: 'directory', size: 4096, modifiedAt: createdAt, linkTarget: '' } : null;
    },
    put: (name, file) => void files.set(cleanPath(name), file),
    remove(name) {
      for (const [other] of under(name)) files.delete(other);
    },
    changes() {
      const own = [...files].filter(([name, file]) => image.get(name) !== file);
      const gone = [...image.keys()].filter((name) => !files.has(name));
      return [
        ...own.map(([name]): PathChange => ({ path: name, kind: image.has(name) ? 'changed' : 'added' })),
        ...gone.map((name): PathChange => ({ path: name, kind: 'deleted' })),
      ];
    },
  };
}

/** Absolute, without `.`, `..` and a slash at the end. */
export function cleanPath(name: string): string {
  const clean = path.posix.join('/', name);
  return clean === '/' ? clean : clean.replace(/\/+$/, '');
}

/** The engine tells where a link leads, not what it says. */
function resolveLink(name: string, target: string): string {
  return target === '' ? '' : path.posix.resolve(path.posix.dirname(name), target);
}

/** The input itself, or the names of everything in it, relative to the context. What Python leaves about is no part of an image. */
function namesUnder(context: string, input: string): readonly string[] {
  try {
    const entries = readdirSync(path.join(context, input), { recursive: true, encoding: 'utf8' });
    const kept = entries.filter((entry) => !/(^|[\\/])(__pycache__|\.venv)([\\/]|$)/.test(entry));
    return kept.slice(0, MOST_ENTRIES).map((entry) => path.join(input, entry));
  } catch {
    return [input];
  }
}
