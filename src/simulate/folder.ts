import { existsSync, realpathSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Scenario } from '../model/scenario.ts';
import { editsOf, makeTrouble } from './trouble.ts';

/** The folder that a simulation plays in. `remove` takes away what was made for it. */
export type Folder = { readonly directory: string; readonly remove: () => Promise<void> };

/** `directory` is what the person asked for, `example` the packaged project; `edits`: whether somebody may edit the files. */
export type FolderChoice = {
  readonly directory: string;
  readonly example: string;
  readonly scenario: Scenario;
  readonly edits: boolean;
};

/**
 * Chooses the folder. A person's own copy of the example is played as it is, where the scenario needs no mistakes in it; so is the packaged one while nobody
 * edits it. Everything else is played in a scratch copy, so that neither a person's files nor the packaged ones are ever written to.
 */
export async function chooseFolder({ directory, example, scenario, edits }: FolderChoice): Promise<Folder> {
  const isWhole = editsOf(scenario).length === 0;
  const isOwnCopy = isExample(directory) && !isSame(directory, example);
  if (isWhole && (isOwnCopy || !edits)) {
    return { directory: isExample(directory) ? directory : example, remove: async () => {} };
  }
  return scratchCopy(example, scenario);
}

/** A copy of the example under a folder of its own, called `ai-pic` as the project is, with the mistakes of the scenario in it. */
export async function scratchCopy(example: string, scenario: Scenario): Promise<Folder> {
  const parent = await realpath(await mkdtemp(path.join(tmpdir(), 'dogwatch-')));
  const directory = path.join(parent, 'ai-pic');
  await cp(example, directory, {
    recursive: true,
    preserveTimestamps: true,
    filter: (name) => !LEFT_OUT.test(path.relative(example, name)),
  });
  await makeTrouble(scenario, directory);
  return { directory, remove: () => rm(parent, { recursive: true, force: true }) };
}

/** What running the example leaves in it, and what only builds its images without a registry. */
const LEFT_OUT = /(?:^|[\\/])(?:stand-ins|htmlcov|__pycache__|\.venv)(?:[\\/]|$)/;

function isExample(directory: string): boolean {
  return ['docker-compose.yml', 'backend/scripts/prestart.sh'].every((name) => existsSync(path.join(directory, name)));
}

function isSame(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
