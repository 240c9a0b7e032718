import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openConfigMemory } from '../../../src/session/staleness/memory.ts';

let file = '';
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'dogwatch-memory-')), 'configurations', 'p.json');
});

const seen = (hash: string, leaves: Readonly<Record<string, string>>) => ({ service: 'web', hash, leaves });
const none: ReadonlySet<string> = new Set();

test('tells which keys differ from a configuration that was seen', async () => {
  const memory = openConfigMemory(file);
  await memory.learn([seen('one', { command: '"a"', 'environment.X': '"1"', ports: '[1]' })], none);
  const now = { command: '"a"', 'environment.X': '"2"', 'environment.Y': '"new"' };
  expect(memory.differences('web', 'one', now)).toEqual(['environment.X', 'environment.Y', 'ports']);
  expect(memory.differences('web', 'never', now)).toBeNull();
  expect(memory.differences('other', 'one', now)).toBeNull();
});

test('knows it still when the program has ended, and holds no value', async () => {
  await openConfigMemory(file).learn([seen('one', { 'environment.PASSWORD': '"hunter2"' })], none);
  const again = openConfigMemory(file);
  await again.learn([], none);
  expect(again.differences('web', 'one', { 'environment.PASSWORD': '"hunter3"' })).toEqual(['environment.PASSWORD']);
  expect(again.differences('web', 'one', { 'environment.PASSWORD': '"hunter2"' })).toEqual([]);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('environment.PASSWORD');
  expect(text).not.toContain('hunter');
});

test('two files hash the same value to different things', async () => {
  const other = `${file}.other`;
  for (const place of [file, other]) await openConfigMemory(place).learn([seen('one', { a: '"x"' })], none);
  const leafOf = async (place: string) => JSON.parse(await readFile(place, 'utf8')).services.web.one.leaves.a;
  expect(await leafOf(file)).not.toBe(await leafOf(other));
});

test('writes only what is new, and keeps what another has learned meanwhile', async () => {
  const [one, two] = [openConfigMemory(file), openConfigMemory(file)];
  await one.learn([seen('one', { a: '1' })], none);
  const before = await stat(file);
  await one.learn([seen('one', { a: '1' })], none);
  expect((await stat(file)).ino).toBe(before.ino);
  await two.learn([seen('two', { a: '2' })], none);
  await one.learn([seen('three', { a: '3' })], none);
  for (const memory of [one, openConfigMemory(file)]) {
    await memory.learn([], none);
    expect(memory.differences('web', 'two', { a: '9' })).toEqual(['a']);
  }
});

test('forgets the oldest, but none that a container carries', async () => {
  let at = 0;
  const memory = openConfigMemory(file, () => ++at);
  for (let index = 0; index < 30; index++) await memory.learn([seen(`h${index}`, { a: '1' })], new Set(['h0']));
  const known = Array.from({ length: 30 }, (_, index) => `h${index}`).filter(
    (hash) => memory.differences('web', hash, {}) !== null,
  );
  expect(known).toEqual(['h0', ...Array.from({ length: 12 }, (_, index) => `h${18 + index}`)]);
});

test('begins anew with a file that it cannot read, and lives without one that it cannot write', async () => {
  await openConfigMemory(file).learn([seen('one', { a: '1' })], none);
  for (const content of [
    '{',
    '[]',
    '{"version":2,"salt":"x","services":{}}',
    '{"version":1,"salt":"x","services":{"web":{"one":{}}}}',
  ]) {
    await writeFile(file, content);
    const memory = openConfigMemory(file);
    await memory.learn([seen('two', { a: '1' })], none);
    expect(memory.differences('web', 'one', {})).toBeNull();
    expect(memory.differences('web', 'two', {})).toEqual(['a']);
  }
  for (const place of [join(file, 'under-a-file'), null]) {
    const memory = openConfigMemory(place);
    await memory.learn([seen('two', { a: '1' })], none);
    expect(memory.differences('web', 'two', {})).toEqual(['a']);
  }
});
