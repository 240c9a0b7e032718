import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SaveProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';

/** How many lines are written at once: few enough that keys are answered in between. */
const LINES_AT_ONCE = 2000;

/** Writes lines to a new file and returns its absolute path; a leading `~` is the home folder. A file that exists stays as it is. */
export async function saveLines(path: string, lines: Iterable<string>): Promise<Result<string, SaveProblem>> {
  const place = resolve(path.replace(/^~(?=$|\/)/, homedir()));
  try {
    const file = await open(place, 'wx');
    await pipeline(Readable.from(pieces(lines), { objectMode: true }), file.createWriteStream()).catch(
      async (error) => {
        await rm(place, { force: true });
        throw error;
      },
    );
    return ok(place);
  } catch (error) {
    return fail(problemOf(error, place));
  }
}

/** Writes lines to a file in a folder of its own, gives it to `use`, and removes both. */
export async function withTemporaryFile<T>(
  name: string,
  lines: Iterable<string>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dogwatch-'));
  try {
    const path = join(folder, name);
    await pipeline(Readable.from(pieces(lines), { objectMode: true }), createWriteStream(path));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* pieces(lines: Iterable<string>): AsyncGenerator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < LINES_AT_ONCE) continue;
    yield `${piece.join('\n')}\n`;
    piece = [];
    await new Promise((next) => setImmediate(next));
  }
  if (piece.length > 0) yield `${piece.join('\n')}\n`;
}

function problemOf(error: unknown, path: string): SaveProblem {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EEXIST') return { kind: 'exists', path };
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'no-folder', path: dirname(path) };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { kind: 'denied', path };
  return { kind: 'failed', path, detail: error instanceof Error ? error.message : String(error) };
}
