import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readJson, writeJson } from '../../src/files/json-file.ts';

let folder = '';
const asNumber = (content: unknown) => (typeof content === 'number' ? content : null);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dogwatch-json-'));
});

test('what was written is read again, folders are made, and nobody else may look', async () => {
  const file = path.join(folder, 'a', 'b', 'one.json');
  expect(await writeJson(file, 7)).toBe(true);
  expect(await readJson(file, asNumber)).toBe(7);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(path.dirname(file))).toEqual(['one.json']);
});

test('no file, no JSON and foreign content are all nothing', async () => {
  const file = path.join(folder, 'one.json');
  expect(await readJson(file, asNumber)).toBeNull();
  await writeFile(file, '{"half":');
  expect(await readJson(file, asNumber)).toBeNull();
  await writeFile(file, '"text"');
  expect(await readJson(file, asNumber)).toBeNull();
});

test('where nothing can be written nothing is, and nothing is left behind', async () => {
  const file = path.join(folder, 'taken', 'one.json');
  await writeFile(path.join(folder, 'taken'), 'a file where the folder should be');
  expect(await writeJson(file, 7)).toBe(false);
  expect(await readdir(folder)).toEqual(['taken']);
});

test('those who write at the same time leave one whole file', async () => {
  const file = path.join(folder, 'one.json');
  const texts = Array.from({ length: 20 }, (_, index) => 'x'.repeat(10_000 + index));
  await Promise.all(texts.map((text) => writeJson(file, text)));
  const read = await readJson(file, (content) => (typeof content === 'string' ? content : null));
  expect(texts).toContain(read);
  expect(await readdir(folder)).toEqual(['one.json']);
});
