import { posix } from 'node:path';
import type { Hasher } from '../files/hasher.ts';
import type { DriftGap } from '../model/drift.ts';
import type { ArchiveEnd, Engine } from '../model/ports.ts';
import { type ThereFile, tidy } from './compare.ts';

/** What a container has at a target: files and links by their paths in it, folders left out. */
export type ContainerTree =
  | { readonly kind: 'tree'; readonly files: ReadonlyMap<string, ThereFile> }
  | { readonly kind: 'missing' }
  | { readonly kind: 'gap'; readonly gap: DriftGap }
  | { readonly kind: 'aborted' };

/** How much of a target is read at most. */
export type TreeLimits = { readonly bytes: number; readonly files: number };

/** What is read of which container; `sizes` are those of the local files by their paths in the container, which are hashed if theirs are the same. */
export type TreeRequest = {
  readonly container: string;
  readonly target: string;
  readonly sizes: ReadonlyMap<string, number>;
  readonly limits: TreeLimits;
};

/** Reads all that is under a target by one archive, hashed on its way in the worker. */
export async function readContainerTree(
  engine: Engine,
  hasher: Hasher,
  request: TreeRequest,
  signal: AbortSignal,
): Promise<ContainerTree> {
  const found = await engine.stat(request.container, request.target, signal);
  if (signal.aborted) return { kind: 'aborted' };
  if (!found.ok) return failed('detail' in found.problem ? found.problem.detail : found.problem.kind);
  if (!found.value) return { kind: 'missing' };
  // With `/.` the archive's paths begin with `./` whatever the folder is called, and a link to a folder is gone through, as writing through it does.
  const isFolder = found.value.kind === 'directory' || found.value.kind === 'link';
  const asked = isFolder ? `${tidy(request.target) === '/' ? '' : tidy(request.target)}/.` : tidy(request.target);
  const place = isFolder ? tidy(request.target) : posix.dirname(tidy(request.target));
  return readArchive(engine, hasher, { ...request, asked, place }, signal);
}

type Asked = TreeRequest & { readonly asked: string; readonly place: string };

async function readArchive(
  engine: Engine,
  hasher: Hasher,
  { container, sizes, limits, asked, place }: Asked,
  signal: AbortSignal,
): Promise<ContainerTree> {
  const files = new Map<string, ThereFile>();
  const links: { readonly path: string; readonly to: string; readonly entry: ThereFile }[] = [];
  const enough = new AbortController();
  let bytes = 0;
  let entries = 0;
  const reading = hasher.readTar(archiveSizes(sizes, place, asked.endsWith('/.')), (batch) => {
    entries += batch.length;
    if (entries > limits.files) enough.abort();
    for (const { path, ...entry } of batch) {
      const there = inContainer(path, place);
      if (entry.kind === 'hardlink') links.push({ path: there, to: inContainer(entry.linkTarget, place), entry });
      else if (entry.kind !== 'directory') files.set(there, entry);
    }
  });
  const end = await engine.readArchive(
    container,
    asked,
    (chunk) => {
      bytes += chunk.byteLength;
      if (bytes > limits.bytes) enough.abort();
      return reading.write(chunk);
    },
    AbortSignal.any([signal, enough.signal]),
  );
  const problem = end.kind === 'done' ? await reading.end() : null;
  if (end.kind !== 'done') reading.abort();
  if (signal.aborted) return { kind: 'aborted' };
  if (enough.signal.aborted) return { kind: 'gap', gap: { kind: 'too-large', bytes, files: entries } };
  if (problem !== null) return failed(problem);
  if (end.kind !== 'done') return notRead(end);
  for (const { path, to, entry } of links) files.set(path, sameAs(files.get(to)) ?? entry);
  return { kind: 'tree', files };
}

/** The sizes by the paths that the archive has for them. */
function archiveSizes(
  sizes: ReadonlyMap<string, number>,
  place: string,
  isFolder: boolean,
): ReadonlyMap<string, number> {
  const start = place === '/' ? 1 : place.length + 1;
  const prefix = isFolder ? './' : '';
  return new Map([...sizes].map(([path, size]) => [prefix + path.slice(start), size] as const));
}

function inContainer(path: string, place: string): string {
  return tidy(`${place}/${path}`);
}

/** Another name of the same file; its hash holds where that was made. */
function sameAs(file: ThereFile | undefined): ThereFile | undefined {
  return file?.kind === 'file' ? file : undefined;
}

function notRead(end: Exclude<ArchiveEnd, { kind: 'done' }>): ContainerTree {
  if (end.kind === 'missing' || end.kind === 'aborted') return { kind: end.kind };
  return failed(end.detail);
}

function failed(detail: string): ContainerTree {
  return { kind: 'gap', gap: { kind: 'failed', detail } };
}
