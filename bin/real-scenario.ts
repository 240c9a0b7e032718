import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { execa } from 'execa';
import { fail, ok, type Result } from '../src/model/result.ts';
import type { Scenario } from '../src/model/scenario.ts';
import { scratchCopy } from '../src/simulate/open.ts';

/** Why a scenario cannot be made on the real engine. */
export type RealScenarioProblem =
  | { readonly kind: 'not-real'; readonly name: string }
  | { readonly kind: 'cannot-prepare'; readonly name: string; readonly detail: string };

/** A copy of the example with a real trouble. `files` are those to name with `-f`, none for the usual ones. `remove` takes down and away all of it. */
export type RealScenario = {
  readonly directory: string;
  readonly files: readonly string[];
  readonly remove: () => Promise<void>;
};

/** The container that holds the port of the API in `port-taken`, by the name that the lesson tells. */
const HOLDER = 'shop-api-1';

/**
 * Makes the trouble of a scenario on the real engine, in a copy of the example with a project name and an image of its own. A full disk and an old Compose
 * cannot be made.
 */
export async function makeRealScenario(
  example: string,
  scenario: Scenario,
): Promise<Result<RealScenario, RealScenarioProblem>> {
  if (scenario === 'disk-full' || scenario === 'watch-old') return fail({ kind: 'not-real', name: scenario });
  const folder = await scratchCopy(example, scenario);
  const { directory } = folder;
  const name = `ai-pic-${basename(dirname(directory)).slice(-6).toLowerCase()}`;
  await nameProject(directory, name);
  const docker = (...words: readonly string[]) => execa('docker', words, { cwd: directory, reject: false, all: true });

  async function remove() {
    await docker('compose', 'down', '--volumes', '--remove-orphans');
    // What the scenario has taken away of .env is needed for nothing more.
    await docker('compose', '-p', name, '-f', 'docker-compose.yml', 'down', '--volumes', '--remove-orphans');
    if (scenario === 'port-taken') await docker('rm', '--force', HOLDER);
    await docker('image', 'rm', '--force', `${name}-backend`);
    await folder.remove();
  }

  const prepared = await prepare(scenario, docker);
  if (prepared === null || prepared.exitCode === 0) {
    return ok({
      directory,
      files: scenario === 'network-missing' ? [join(directory, 'docker-compose.yml')] : [],
      remove,
    });
  }
  await remove();
  return fail({ kind: 'cannot-prepare', name: scenario, detail: prepared.all?.trim().split('\n').at(-1) ?? '' });
}

type Docker = (...words: readonly string[]) => Promise<{ readonly exitCode?: number; readonly all?: string }>;

/** What has to be there before the person begins. */
function prepare(scenario: Scenario, docker: Docker): ReturnType<Docker> | null {
  if (scenario === 'watch-off') return docker('compose', 'up', '--detach');
  if (scenario !== 'port-taken') return null;
  return docker('run', '--detach', '--name', HOLDER, '--publish', '8000:8080', 'adminer');
}

async function nameProject(directory: string, name: string): Promise<void> {
  const file = join(directory, '.env');
  const text = await readFile(file, 'utf8');
  const own = text.replace(/^STACK_NAME=.*$/m, `STACK_NAME=${name}`);
  await writeFile(file, own.replace(/^DOCKER_IMAGE_BACKEND=.*$/m, `DOCKER_IMAGE_BACKEND=${name}-backend`));
  await appendFile(file, `\n# A name of its own, so that it meets no other copy.\nCOMPOSE_PROJECT_NAME=${name}\n`);
}
