import { cpSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Scenario } from '../../src/model/scenario.ts';
import { chooseFolder } from '../../src/simulate/folder.ts';
import { folder } from '../compose/folder.ts';

const example = realpathSync('examples/ai-pic');

async function choose(directory: string, scenario: Scenario, edits: boolean) {
  const chosen = await chooseFolder({ directory, example, scenario, edits });
  onTestFinished(chosen.remove);
  return chosen;
}

it('the packaged example is only read, and copied where somebody may edit it', async () => {
  expect((await choose(example, 'smooth', false)).directory).toBe(example);
  const { directory, remove } = await choose(example, 'smooth', true);
  expect(basename(directory)).toBe('ai-pic');
  expect(directory).not.toBe(example);
  expect(readFileSync(join(directory, '.env'), 'utf8')).toBe(readFileSync(join(example, '.env'), 'utf8'));
  expect(existsSync(join(directory, 'stand-ins'))).toBe(false);
  await remove();
  expect(existsSync(directory)).toBe(false);
});

it('a folder without the example plays a copy of it, and is left alone', async () => {
  const own = folder({ 'docker-compose.yml': 'services: {}\n' });
  expect((await choose(own, 'smooth', false)).directory).toBe(example);
  const { directory } = await choose(own, 'smooth', true);
  expect(directory.startsWith(own)).toBe(false);
});

it('a person’s own copy is played as it is, and no mistake is put into it', async () => {
  const own = join(folder({}), 'mine');
  cpSync(example, own, { recursive: true });
  const { directory, remove } = await choose(own, 'watch-off', true);
  expect(directory).toBe(own);
  await remove();
  expect(existsSync(own)).toBe(true);
  const before = readFileSync(join(own, '.env'), 'utf8');
  const other = await choose(own, 'database-refused', true);
  expect(other.directory).not.toBe(own);
  expect(readFileSync(join(other.directory, '.env'), 'utf8')).toMatch(/^POSTGRES_SERVER=localhost$/m);
  expect(readFileSync(join(own, '.env'), 'utf8')).toBe(before);
});

it('each mistake is really put in', async () => {
  const said = { unhealthy: /utils\/healthcheck\//, 'database-refused': /PRESTART_MAX_TRIES=15/ } as const;
  const unhealthy = await choose(example, 'unhealthy', false);
  expect(readFileSync(join(unhealthy.directory, 'docker-compose.yml'), 'utf8')).toMatch(said.unhealthy);
  const refused = await choose(example, 'database-refused', false);
  expect(readFileSync(join(refused.directory, '.env'), 'utf8')).toMatch(said['database-refused']);
  const unset = await choose(example, 'variable-not-set', false);
  expect(readFileSync(join(unset.directory, '.env'), 'utf8')).not.toMatch(/SECRET_KEY=/);
});
