import { chmod, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTar, type TarEntry } from '../../src/files/tar.ts';
import type { Engine } from '../../src/model/ports.ts';
import { sendFiles } from '../../src/sync/send.ts';
import { fakeEngine } from '../session/fakes.ts';

let folder = '';
const never = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-send-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** An engine that keeps what is written into it. */
function receiver() {
  const got: (TarEntry & { readonly content: string })[] = [];
  const places: string[] = [];
  const engine: Engine = {
    ...fakeEngine().engine,
    async writeArchive(container, directory, archive) {
      places.push(`${container}:${directory}`);
      const reader = readTar(async (entry, content) => {
        got.push({ ...entry, content: Buffer.concat(await Array.fromAsync(content)).toString() });
      });
      for await (const chunk of archive) await reader.write(chunk);
      await reader.end();
      return { kind: 'done' };
    },
  };
  return { engine, got, places };
}

it('sends files with their times and permissions, links as links, and leaves out what is gone', async () => {
  await writeFile(join(folder, '你好 "x".txt'), 'content');
  await utimes(join(folder, '你好 "x".txt'), 1000, 1000.9);
  await chmod(join(folder, '你好 "x".txt'), 0o750);
  await symlink('/etc/passwd', join(folder, 'out'));
  const { engine, got, places } = receiver();
  const mappings = [
    { file: join(folder, '你好 "x".txt'), target: '/app/你好 "x".txt' },
    { file: join(folder, 'out'), target: '/app//out' },
    { file: join(folder, 'gone'), target: '/app/gone' },
  ];
  expect(await sendFiles(engine, 'c', mappings, never)).toEqual({ kind: 'done' });
  expect(places).toEqual(['c:/']);
  expect(got.map(({ path, kind, content, linkTarget }) => [path, kind, content, linkTarget])).toEqual([
    ['app/你好 "x".txt', 'file', 'content', ''],
    ['app/out', 'link', '', '/etc/passwd'],
  ]);
  expect(got[0]).toMatchObject({ modifiedAt: 1_000_000, mode: 0o750 });
});

it('asks the engine for nothing where there is nothing to send', async () => {
  const { engine, places } = receiver();
  expect(await sendFiles(engine, 'c', [], never)).toEqual({ kind: 'done' });
  expect(places).toEqual([]);
});

it('tells what kept the files back', async () => {
  const engine: Engine = {
    ...fakeEngine().engine,
    writeArchive: async () => ({ kind: 'refused', detail: 'read-only file system' }),
  };
  const mappings = [{ file: join(folder, 'a'), target: '/a' }];
  expect(await sendFiles(engine, 'c', mappings, never)).toEqual({ kind: 'refused', detail: 'read-only file system' });
});
