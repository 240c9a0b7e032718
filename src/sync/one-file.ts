import { readTar } from '../files/tar.ts';
import type { Engine } from '../model/ports.ts';
import type { Contents } from './file-diff.ts';

/** Reads one file of a container, running or not, of at most `most` bytes; of a link, where it leads. Null: there is none. */
export async function readOneFile(
  engine: Engine,
  container: string,
  path: string,
  most: number,
  signal: AbortSignal,
): Promise<Contents> {
  const found = await engine.stat(container, path, signal);
  if (!found.ok) return failed('detail' in found.problem ? found.problem.detail : found.problem.kind);
  if (!found.value) return null;
  const { kind, size } = found.value;
  if (kind === 'directory' || kind === 'other') return failed(kind);
  return size > most ? { kind: 'too-large' } : readContents(engine, container, path, signal);
}

async function readContents(engine: Engine, container: string, path: string, signal: AbortSignal): Promise<Contents> {
  let contents: Contents = null;
  const reader = readTar(async ({ kind, linkTarget }, content) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    contents = { kind: 'bytes', bytes: kind === 'link' ? Buffer.from(linkTarget) : Buffer.concat(pieces) };
  });
  const end = await engine.readArchive(container, path, (chunk) => reader.write(chunk).catch(() => {}), signal);
  if (end.kind === 'missing') return null;
  if (end.kind !== 'done') return failed('detail' in end ? end.detail : end.kind);
  try {
    await reader.end();
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  return contents;
}

function failed(detail: string): Contents {
  return { kind: 'failed', detail };
}
