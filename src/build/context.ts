import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readIgnoreFile } from '../files/ignore-file.ts';
import { compilePatterns } from '../files/patterns.ts';
import { type WalkedFile, walk } from '../files/walk.ts';
import type { Asked, BuildContext, LeftOut, Weight } from '../model/build-context.ts';
import type { BuildSpec } from '../model/project.ts';
import type { FoundPattern } from '../model/sync.ts';
import { type Askings, askingsOf } from './context-asked.ts';
import { ContextTree } from './context-tree.ts';
import { Suspicions } from './suspicions.ts';

/** Of more files than this only the first are looked at. */
const MOST_FILES = 300_000;

/** Files that are judged in one turn: some 10 ms. */
const SLICE = 2_000;

/**
 * Measures what a build could send to the engine: what is under the context's folder and no ignore file leaves out. Reads names, sizes, the Dockerfile and the
 * ignore file, and nothing else. Works in slices; once aborted, what it gives is worth nothing.
 */
export async function measureContext(build: BuildSpec, signal: AbortSignal): Promise<BuildContext> {
  if (!isAbsolute(build.context)) return { kind: 'remote', address: withoutLogin(build.context) };
  const folder = await folderOf(build.context);
  if (folder === null) return { kind: 'missing', folder: build.context };

  const dockerfile = build.dockerfile === '' ? '' : relative(folder, resolve(folder, build.dockerfile));
  const patterns = await readIgnoreFile(folder, dockerfile);
  const askings = await readAskings(build, join(folder, dockerfile));
  const { files, isComplete } = await filesUnder(folder, signal);
  const sorted = await sortOut(folder, { files, patterns, askings }, signal);
  return { kind: 'measured', folder, ...sorted, ignoreFile: ignoreFileOf(folder, patterns), isComplete };
}

/** The folder that a path leads to, or null. */
async function folderOf(path: string): Promise<string | null> {
  try {
    const folder = await realpath(path);
    return (await stat(folder)).isDirectory() ? folder : null;
  } catch {
    return null;
  }
}

function withoutLogin(address: string): string {
  return address.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
}

function ignoreFileOf(folder: string, [first]: readonly FoundPattern[]): string {
  return first?.place.kind === 'file' ? relative(folder, first.place.file) : '.dockerignore';
}

async function readAskings(build: BuildSpec, dockerfile: string): Promise<Askings> {
  const text = build.dockerfile === '' ? null : await readFile(dockerfile, 'utf8').catch(() => null);
  return text === null ? { kind: 'unknown' } : askingsOf(text, build);
}

async function filesUnder(folder: string, signal: AbortSignal) {
  const enough = new AbortController();
  let count = 0;
  const files = await walk(folder, {
    ignored: () => {
      count += 1;
      if (count > MOST_FILES) enough.abort();
      return 'keep';
    },
    signal: AbortSignal.any([signal, enough.signal]),
  });
  return { files, isComplete: !enough.signal.aborted };
}

type Sources = {
  readonly files: readonly WalkedFile[];
  readonly patterns: readonly FoundPattern[];
  readonly askings: Askings;
};

async function sortOut(folder: string, { files, patterns, askings }: Sources, signal: AbortSignal) {
  const ignore = compilePatterns(patterns, '');
  const all = { files: 0, bytes: 0 };
  const asked = { files: 0, bytes: 0 };
  const leftOut = new Map<FoundPattern, Weight>();
  const tree = new ContextTree();
  const suspicions = new Suspicions();

  for (const [at, { path, kind, size }] of files.entries()) {
    if (at % SLICE === SLICE - 1) await nextTurn();
    if (signal.aborted) break;
    // BuildKit leaves sockets out and makes nothing of pipes; a link is sent as where it leads.
    if (kind === 'other') continue;
    const name = relative(folder, path);
    const bytes = kind === 'file' ? size : 0;
    const by = ignore.match(name);
    if (by) {
      const before = leftOut.get(by);
      leftOut.set(by, { files: (before?.files ?? 0) + 1, bytes: (before?.bytes ?? 0) + bytes });
      continue;
    }
    const isAsked = askings.kind !== 'part' || askings.takes(name);
    add(all, bytes);
    tree.add(name, bytes, isAsked);
    if (!isAsked) continue;
    add(asked, bytes);
    suspicions.add(name, bytes);
  }
  return {
    all,
    asked: askedOf(askings, asked),
    heaviest: tree.heaviest(),
    leftOut: byWeight(leftOut),
    suspicions: suspicions.list(askings.kind !== 'part'),
  };
}

function add(weight: { files: number; bytes: number }, bytes: number) {
  weight.files += 1;
  weight.bytes += bytes;
}

function askedOf(askings: Askings, weight: Weight): Asked {
  return askings.kind === 'part' ? { kind: 'part', sources: askings.sources, ...weight } : askings;
}

function byWeight(leftOut: ReadonlyMap<FoundPattern, Weight>): readonly LeftOut[] {
  const list = [...leftOut].map(([pattern, weight]) => ({ pattern, ...weight }));
  return list.toSorted((a, b) => b.bytes - a.bytes || b.files - a.files);
}
