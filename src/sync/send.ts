import { lstat, readlink } from 'node:fs/promises';
import { kindOf } from '../files/kind.ts';
import { isMissing } from '../files/local-stat.ts';
import { type PackedEntry, packFiles } from '../files/tar.ts';
import type { ArchiveEnd, Engine } from '../model/ports.ts';
import { tidy } from './compare.ts';

/** A local path (absolute) and its place in a container (absolute). */
export type SentMapping = { readonly file: string; readonly target: string };

/**
 * Copies files, links and folders (these without what is in them) into a container by one archive, as Compose does: owners, permissions and times as
 * they are here. A link goes as a link and is never followed; what is gone by now, and what is neither, is left out.
 */
export async function sendFiles(
  engine: Engine,
  container: string,
  mappings: readonly SentMapping[],
  signal: AbortSignal,
): Promise<ArchiveEnd> {
  if (mappings.length === 0) return { kind: 'done' };
  try {
    return await engine.writeArchive(container, '/', packFiles(entriesOf(mappings)), signal);
  } catch (error) {
    // A file that cannot be read ends the archive in its middle.
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function* entriesOf(mappings: readonly SentMapping[]): AsyncGenerator<PackedEntry> {
  for (const { file, target } of mappings) {
    const entry = await entryOf(file, tidy(target).slice(1));
    if (entry) yield entry;
  }
}

async function entryOf(local: string, path: string): Promise<PackedEntry | null> {
  try {
    const found = await lstat(local);
    const kind = kindOf(found);
    if (kind === 'other') return null;
    const { size, mode, mtimeMs: modifiedAt, uid, gid } = found;
    const linkTarget = kind === 'link' ? await readlink(local) : '';
    return { path, local, kind, size, mode, modifiedAt, linkTarget, uid, gid };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
