import path from 'node:path';
import type { Pack } from 'tar-stream';
import { readTar } from '../files/tar.ts';
import type { ArchiveEnd, PathChange } from '../model/ports.ts';
import { type ContainerFiles, cleanPath, contentOf, type HeldFile } from './files.ts';
import type { Machine } from './machine.ts';

/** A path of a simulated container as a tar stream, as the engine makes one: the bare name of a file, a folder with what is under it, named `.` where that was asked for as `FOLDER/.`. */
export async function readArchive(
  machine: Machine,
  reference: string,
  name: string,
  sink: (chunk: Uint8Array) => void | Promise<void>,
  signal: AbortSignal,
): Promise<ArchiveEnd> {
  const id = machine.containers.find(reference)?.id ?? '';
  const files = machine.containers.files(id);
  if (!files?.stat(name)) return { kind: 'missing' };
  machine.containers.say(id, 'archive-path');
  const { pack: openPack } = await import('tar-stream');
  const pack = openPack();
  const filling = fill(pack, files, cleanPath(name), name.endsWith('/.') ? '.' : path.posix.basename(cleanPath(name)));
  for await (const chunk of pack) {
    if (signal.aborted) break;
    await sink(chunk as Uint8Array);
  }
  await filling;
  return { kind: signal.aborted ? 'aborted' : 'done' };
}

/** What a simulated container has of its own over its image. */
export function changesIn(machine: Machine, reference: string): readonly PathChange[] {
  return machine.containers.files(machine.containers.find(reference)?.id ?? '')?.changes() ?? [];
}

/** Unpacks a tar stream in a simulated container. */
export async function writeArchive(
  machine: Machine,
  reference: string,
  directory: string,
  archive: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<ArchiveEnd> {
  const id = machine.containers.find(reference)?.id ?? '';
  const files = machine.containers.files(id);
  const place = files?.stat(directory);
  if (!files || !place) return { kind: 'missing' };
  if (place.kind !== 'directory') return { kind: 'refused', detail: 'extraction point is not a directory' };
  const changed: string[] = [];
  const reader = readTar(async (entry, content) => {
    const name = cleanPath(path.posix.join(directory, entry.path));
    if (entry.kind === 'hardlink') return;
    const stat = { kind: entry.kind, size: entry.size, modifiedAt: entry.modifiedAt, linkTarget: entry.linkTarget };
    const bytes = Buffer.concat(await Array.fromAsync(content));
    if (entry.kind === 'directory' && files.stat(name)?.kind === 'directory') return;
    files.put(name, { stat, mode: entry.mode, bytes, local: '' });
    changed.push(name);
  });
  try {
    for await (const chunk of archive) {
      if (signal.aborted) return { kind: 'aborted' };
      await reader.write(chunk);
    }
    await reader.end();
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    machine.containers.received(id, changed);
  }
  return { kind: 'done' };
}

async function fill(pack: Pack, files: ContainerFiles, name: string, base: string): Promise<void> {
  const isFolder = files.stat(name)?.kind === 'directory';
  if (isFolder) await add(pack, `${base}/`, { ...FOLDER, stat: { ...FOLDER.stat, ...files.stat(name) } });
  for (const [found, held] of files.under(name)) {
    if (isFolder && found === name) continue;
    // Its reader has left.
    if (pack.destroying) return;
    await add(pack, isFolder ? `${base}/${path.posix.relative(name, found)}` : base, held);
  }
  if (!pack.destroying) pack.finalize();
}

const FOLDER: HeldFile = {
  stat: { kind: 'directory', size: 0, modifiedAt: 0, linkTarget: '' },
  mode: 0o755,
  bytes: null,
  local: '',
};

/** Settles when the archive's reader has room for more, or has left. */
async function add(pack: Pack, name: string, held: HeldFile): Promise<void> {
  const { stat, mode } = held;
  const content = stat.kind === 'file' ? contentOf(held) : new Uint8Array();
  const type = stat.kind === 'link' ? 'symlink' : stat.kind === 'directory' ? 'directory' : 'file';
  const linkname = stat.kind === 'link' ? { linkname: stat.linkTarget } : {};
  const { promise, resolve } = Promise.withResolvers<void>();
  pack.entry({ name, type, mode, mtime: new Date(stat.modifiedAt), ...linkname }, content, () => resolve());
  await promise;
}
