import { posix } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { HashedEntry, Hasher } from '../files/hasher.ts';
import type { LocalStat } from '../files/local-stat.ts';
import type { Engine, PathStat } from '../model/ports.ts';
import type { SyncProblem } from '../model/sync.ts';
import type { Awaited } from './ledger.ts';

/** What was seen of a file in the containers of its service. */
export type Look =
  | { readonly kind: 'arrived' }
  | { readonly kind: 'not-yet'; readonly problem: SyncProblem }
  | { readonly kind: 'failed'; readonly problem: SyncProblem };

/** Up to this many files are asked for one by one (about 2 ms each, measured on Engine 28.5); of more, their folder is read once. */
const MOST_STATS = 24;

/** A folder that holds more than this is not read for a look, in bytes. */
const MOST_BYTES = 256 * 1024 * 1024;

const AT_ONCE = 4;

/** Files after which other work has its turn. */
const SLICE = 50;

/** Where is looked, and who reads archives and hashes them away from the screen. */
export type LookSources = { readonly engine: Engine; readonly hasher: Hasher };

/**
 * Looks in every container whether the files are there as they are here: sizes and times (a tar has whole seconds), links by where they lead, contents
 * where those cannot tell. The answers are in the order of the files.
 */
export async function lookFor(
  sources: LookSources,
  containers: readonly string[],
  files: readonly Awaited[],
  signal: AbortSignal,
): Promise<readonly Look[]> {
  const here = await sources.hasher.stat(
    files.map(({ entry }) => entry.file),
    signal,
  );
  const looks: Look[] = files.map(() => ARRIVED);
  for (const container of containers) {
    const there = await statThere(sources, container, { files, here }, signal);
    await inTurns(files, AT_ONCE, async (file, at) => {
      const seen = { file, here: here[at] ?? null, there: there[at] };
      const look = judge(container, seen) ?? (await compareContents(sources, container, seen, signal));
      if (looks[at]?.kind === 'arrived') looks[at] = look;
    });
  }
  return looks;
}

const UNASKED: SyncProblem = { kind: 'unreachable', detail: '' };

/** `sha256` of the content where it was read along, null otherwise. */
type There =
  | { readonly ok: true; readonly stat: PathStat | null; readonly sha256: string | null }
  | { readonly ok: false; readonly problem: SyncProblem };

type Seen = { readonly file: Awaited; readonly here: LocalStat; readonly there: There | undefined };

/** What sizes, times and kinds tell; null where only contents do. */
function judge(container: string, { file, here, there }: Seen): Look | null {
  if (!there?.ok) return { kind: 'failed', problem: there?.problem ?? UNASKED };
  if (here?.kind === 'unreadable') return { kind: 'failed', problem: { kind: 'unreadable', detail: here.detail } };
  const { stat } = there;
  if (!here && !stat) return ARRIVED;
  if (!here || here.kind !== stat?.kind) return differs(container, there);
  if (here.kind === 'directory') return ARRIVED;
  if (here.kind === 'link') return here.linkTarget === stat.linkTarget ? ARRIVED : null;
  if (here.size !== stat.size) return differs(container, there);
  const isSameTime = Math.floor(here.modifiedAt / 1000) === Math.floor(stat.modifiedAt / 1000);
  return isSameTime && !file.hasTwin ? ARRIVED : null;
}

async function compareContents(
  sources: LookSources,
  container: string,
  { file: { entry }, here, there }: Seen,
  signal: AbortSignal,
): Promise<Look> {
  if (!there?.ok || !there.stat || !here || here.kind === 'unreadable') return differs(container, there);
  if (here.kind === 'link') {
    const isSame = here.linkTarget === (await readLinkThere(sources, container, entry.target, signal));
    return isSame ? ARRIVED : differs(container, there);
  }
  const { size } = there.stat;
  const [local, remote] = await Promise.all([
    sources.hasher.hashAnew([{ path: entry.file, size, modifiedAt: here.modifiedAt }], signal),
    there.sha256 ?? hashThere(sources, container, { path: entry.target, size }, signal),
  ]);
  return remote !== null && local.get(entry.file) === remote ? ARRIVED : differs(container, there);
}

function differs(container: string, there: There | undefined): Look {
  return {
    kind: 'not-yet',
    problem: { kind: 'differs', container, size: there?.ok ? (there.stat?.size ?? null) : null },
  };
}

const ARRIVED: Look = { kind: 'arrived' };

async function statThere(
  sources: LookSources,
  container: string,
  { files, here }: { readonly files: readonly Awaited[]; readonly here: readonly LocalStat[] },
  signal: AbortSignal,
): Promise<readonly There[]> {
  if (files.length > MOST_STATS) {
    const twins = new Map(
      files.flatMap(({ entry, hasTwin }, at) => (hasTwin ? [[entry.target, sizeOf(here[at])]] : [])),
    );
    const folder = commonFolder(files.map(({ entry }) => entry.target));
    const listed = await listFolder(sources, container, { folder, twins }, signal);
    if (listed) return files.map(({ entry }) => ({ ok: true, ...(listed.get(entry.target) ?? NOTHING) }));
  }
  return inTurns(files, AT_ONCE, async ({ entry }) => {
    const found = await sources.engine.stat(container, entry.target, signal);
    if (found.ok) return { ok: true, stat: found.value, sha256: null };
    const detail = 'detail' in found.problem ? found.problem.detail : found.problem.kind;
    return { ok: false, problem: { kind: 'unreachable', detail } };
  });
}

const NOTHING = { stat: null, sha256: null };

function sizeOf(here: LocalStat | undefined): number {
  return here && 'size' in here ? here.size : -1;
}

type Listed = { readonly stat: PathStat; readonly sha256: string | null };

/**
 * What is in a folder of a container, by path, with the hashes of those of `twins` that have the size that is given there; null where that is too much to read,
 * or cannot be read.
 */
async function listFolder(
  sources: LookSources,
  container: string,
  { folder, twins }: { readonly folder: string; readonly twins: ReadonlyMap<string, number> },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Listed> | null> {
  if (folder === '/') return null;
  const found = new Map<string, Listed>();
  const above = posix.dirname(folder);
  const sizes = new Map([...twins].map(([path, size]) => [posix.relative(above, path), size]));
  const isRead = await readEntries(sources, container, { path: folder, sizes }, signal, (entry) => {
    const { kind, size, modifiedAt, linkTarget, sha256 } = entry;
    // A second name of a file that the archive had before stands for that file.
    const first = kind === 'hardlink' ? found.get(posix.join(above, linkTarget)) : undefined;
    const stat = { kind: kind === 'hardlink' ? 'file' : kind, size, modifiedAt, linkTarget } as const;
    found.set(posix.join(above, entry.path), first ?? { stat, sha256: sha256 === '' ? null : sha256 });
  });
  return isRead ? found : null;
}

function commonFolder(paths: readonly string[]): string {
  const [first = '/', ...rest] = paths;
  let folder = posix.dirname(first);
  while (folder !== '/' && rest.some((path) => !path.startsWith(`${folder}/`))) folder = posix.dirname(folder);
  return folder;
}

async function hashThere(
  sources: LookSources,
  container: string,
  { path, size }: { readonly path: string; readonly size: number },
  signal: AbortSignal,
): Promise<string | null> {
  let hash: string | null = null;
  const sizes = new Map([[posix.basename(path), size]]);
  await readEntries(sources, container, { path, sizes }, signal, ({ sha256 }) => {
    if (sha256 !== '') hash = sha256;
  });
  return hash;
}

/** Where a link leads as it is written: a stat tells where it ends up in the container instead, an archive has the text. */
async function readLinkThere(sources: LookSources, container: string, path: string, signal: AbortSignal) {
  let text: string | null = null;
  await readEntries(sources, container, { path, sizes: new Map() }, signal, ({ linkTarget }) => {
    text = linkTarget;
  });
  return text;
}

/** Reads the archive of a path in the hashing thread; answers whether all of it was read, or there is nothing there. */
async function readEntries(
  { engine, hasher }: LookSources,
  container: string,
  { path, sizes }: { readonly path: string; readonly sizes: ReadonlyMap<string, number> },
  signal: AbortSignal,
  take: (entry: HashedEntry) => void,
): Promise<boolean> {
  const tooMuch = new AbortController();
  let bytes = 0;
  const reading = hasher.readTar(sizes, (entries) => entries.forEach(take));
  const end = await engine.readArchive(
    container,
    path,
    (chunk) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) tooMuch.abort();
      return reading.write(chunk);
    },
    AbortSignal.any([signal, tooMuch.signal]),
  );
  if (end.kind === 'missing') {
    reading.abort();
    return true;
  }
  if (end.kind !== 'done') {
    reading.abort();
    return false;
  }
  return (await reading.end()) === null;
}

/** Works through a list, a few at once; the answers are in its order. */
async function inTurns<Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, at: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) answers[at] = await work(item, at);
      // What needs no answer from outside would keep everything else waiting.
      if (at % SLICE === SLICE - 1) await turn();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return answers;
}
