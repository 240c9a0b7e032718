import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, writeJson } from '../files/json-file.ts';
import type { PastBuild } from '../model/build.ts';
import { type BuildRecord, readRecord } from './record.ts';
import { salted } from './secret.ts';

/** Where the builds of a project are remembered. What cannot be read counts as not there, and what cannot be written is forgotten. */
export type BuildFolder = {
  /** Hashes a text so that it can be compared with earlier ones of this project only. */
  readonly salt: () => Promise<(text: string) => string>;
  readonly read: (service: string) => Promise<BuildRecord | null>;
  readonly write: (record: BuildRecord) => Promise<void>;
  /** The builds of the project, oldest first. */
  readonly history: () => Promise<readonly PastBuild[]>;
  readonly append: (past: PastBuild) => Promise<void>;
};

/** Builds that are remembered of a project. */
const KEPT_BUILDS = 200;

/** The folder of a project under the cache folder of the person. It need not exist. */
export function openBuildFolder(
  cache: string,
  project: { readonly name: string; readonly directory: string },
): BuildFolder {
  const id = createHash('sha256').update(`${project.name}\0${project.directory}`).digest('hex').slice(0, 16);
  const folder = join(cache, 'projects', id, 'builds');
  const recordOf = (service: string) => join(folder, `${fileName(service)}.json`);
  const historyFile = join(folder, 'history.ndjson');
  let salt: Promise<(text: string) => string> | null = null;

  async function readSalt() {
    const file = join(folder, 'salt.json');
    const known = await readJson(file, (content) => (typeof content === 'string' && content !== '' ? content : null));
    const text = known ?? randomBytes(32).toString('hex');
    if (known === null) await writeJson(file, text);
    return salted(text);
  }

  async function history(): Promise<readonly PastBuild[]> {
    const text = await readFile(historyFile, 'utf8').catch(() => '');
    return text.split('\n').flatMap(pastBuilds).slice(-KEPT_BUILDS);
  }

  return {
    salt() {
      salt ??= readSalt();
      return salt;
    },
    read: (service) => readJson(recordOf(service), readRecord),
    async write(record) {
      await writeJson(recordOf(record.service), record);
    },
    history,
    async append(past) {
      const lines = (await readFile(historyFile, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {});
      const line = `${JSON.stringify(past)}\n`;
      if (lines.length < KEPT_BUILDS * 1.5) await appendFile(historyFile, line, { mode: 0o600 }).catch(() => {});
      else await replace(historyFile, `${lines.slice(1 - KEPT_BUILDS).join('\n')}\n${line}`);
    },
  };
}

async function replace(file: string, text: string) {
  try {
    await writeFile(`${file}.tmp`, text, { mode: 0o600 });
    await rename(`${file}.tmp`, file);
  } catch {
    // The history goes on from where it could be written last.
  }
}

/** Compose allows only letters, digits, `.`, `_` and `-` in names; others come from no file of this program's. */
function fileName(service: string): string {
  return service.replaceAll(/[^\w.-]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);
}

function pastBuilds(line: string): readonly PastBuild[] {
  try {
    const found: unknown = JSON.parse(line);
    return isPastBuild(found) ? [found] : [];
  } catch {
    return [];
  }
}

function isPastBuild(found: unknown): found is PastBuild {
  if (typeof found !== 'object' || found === null) return false;
  const past = found as Partial<Record<keyof PastBuild, unknown>>;
  const isCounted = [past.at, past.ms, past.ran, past.cached].every((value) => typeof value === 'number');
  const isSized = past.imageSize === null || typeof past.imageSize === 'number';
  return (
    isCounted &&
    isSized &&
    typeof past.service === 'string' &&
    ['succeeded', 'failed', 'cancelled'].includes(String(past.outcome))
  );
}
