import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readConfiguration } from '../../bin/configuration.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-configuration-'));
  vi.stubEnv('XDG_CONFIG_HOME', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function write(text: string) {
  await mkdir(join(folder, 'dogwatch'), { recursive: true });
  await writeFile(join(folder, 'dogwatch/config.yml'), text);
}

it('sets nothing where there is none, or where it is empty', async () => {
  expect(await readConfiguration()).toEqual({ ok: true, value: { language: null } });
  await write('# nothing yet\n');
  expect(await readConfiguration()).toEqual({ ok: true, value: { language: null } });
});

it('sets the language', async () => {
  await write('language: zh-CN\n');
  expect(await readConfiguration()).toEqual({ ok: true, value: { language: 'zh-CN' } });
});

it.each([
  ['language: tlh\n', 'unknown-language'],
  ['colour: red\n', 'unknown-setting'],
  ['- a\n', 'unreadable'],
  ['language: [\n', 'unreadable'],
])('says what is wrong with %j, and in which file', async (text, kind) => {
  await write(text);
  expect(await readConfiguration()).toMatchObject({
    ok: false,
    problem: { kind, file: join(folder, 'dogwatch/config.yml') },
  });
});
