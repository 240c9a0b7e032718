import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a file holds, as `read` understands it; null where there is no such file, where it is no JSON, and where `read` does not know it. */
export async function readJson<Value>(file: string, read: (content: unknown) => Value | null): Promise<Value | null> {
  try {
    return read(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Writes a file that only its owner may read, and its folder where that is missing: the whole file or nothing, also for one who reads meanwhile.
 * Answers whether that went well; a folder that cannot be written is no fault of anybody here.
 */
export async function writeJson(file: string, content: unknown): Promise<boolean> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(content), { mode: 0o600 });
    await rename(draft, file);
    return true;
  } catch {
    await rm(draft, { force: true }).catch(() => {});
    return false;
  }
}
