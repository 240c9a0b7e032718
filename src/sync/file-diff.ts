import { constants } from 'node:fs';
import { lstat, open, readlink } from 'node:fs/promises';
import process from 'node:process';
import type { DriftFile, FileDiff } from '../model/drift.ts';
import type { Engine } from '../model/ports.ts';
import { readOneFile } from './one-file.ts';

/** Files up to this size are compared line by line, in bytes. */
export const MOST_DIFF_BYTES = 1024 * 1024;

/** How long the lines of two files may be compared, in milliseconds. */
const PATIENCE_MS = 3000;

/** What is known of the contents of one of the two files; null where there is none. */
export type Contents =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly detail: string }
  | null;

/** The unified diff from the file in the container to the one here. */
export async function diffFile(
  engine: Engine,
  container: string,
  { file, target }: DriftFile,
  signal: AbortSignal,
): Promise<FileDiff> {
  const here = await readHere(file);
  const there = await readOneFile(engine, container, target, MOST_DIFF_BYTES, signal);
  return diffContents(there, here);
}

/** The unified diff between two contents; a link's contents are where it leads. */
export async function diffContents(before: Contents, after: Contents): Promise<FileDiff> {
  for (const side of [before, after]) {
    if (side?.kind === 'failed') return side;
    if (side?.kind === 'too-large') return side;
  }
  const texts = [before, after].map((side) => (side?.kind === 'bytes' ? textOf(side.bytes) : ''));
  const [from, to] = texts;
  if (typeof from !== 'string' || typeof to !== 'string') return { kind: 'binary' };
  if (from === to && before !== null && after !== null) return { kind: 'same' };
  const { structuredPatch } = await import('diff');
  const patch = await new Promise<ReturnType<typeof structuredPatch> | undefined>((resolve) => {
    structuredPatch('', '', from, to, '', '', { context: 3, timeout: PATIENCE_MS, callback: resolve });
  });
  if (!patch) return { kind: 'too-large' };
  const lines = patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: changed }) => [
    `@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`,
    ...changed,
  ]);
  return { kind: 'lines', lines };
}

/** An empty range is named by the line before it. */
function rangeOf(start: number, lines: number): string {
  return `${lines === 0 ? start - 1 : start},${lines}`;
}

/** Null for what is no text: a zero byte, or no UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function readHere(path: string): Promise<Contents> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return { kind: 'bytes', bytes: Buffer.from(await readlink(path)) };
    if (found.size > MOST_DIFF_BYTES) return { kind: 'too-large' };
    const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;
    await using file = await open(path, constants.O_RDONLY | noFollow);
    return { kind: 'bytes', bytes: await file.readFile() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : { kind: 'failed', detail: message };
  }
}
