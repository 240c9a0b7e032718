import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchFiles } from '../../src/compose/files.ts';
import { folder } from './folder.ts';

async function watched(directory: string, names: readonly string[]) {
  const abort = new AbortController();
  const told: (readonly string[])[] = [];
  const watching = watchFiles(
    names.map((name) => join(directory, name)),
    (files) => told.push(files.map((file) => file.slice(directory.length + 1))),
    abort.signal,
  );
  onTestFinished(() => abort.abort());
  await watching.ready;
  return { told, abort, closed: watching.closed };
}

it('tells of a change, once for several writes', async () => {
  const directory = folder({ 'compose.yaml': 'a', '.env': 'A=1', 'other.txt': '' });
  const { told } = await watched(directory, ['compose.yaml', '.env']);
  writeFileSync(join(directory, 'other.txt'), 'x');
  writeFileSync(join(directory, 'compose.yaml'), 'b');
  writeFileSync(join(directory, 'compose.yaml'), 'bc');
  writeFileSync(join(directory, '.env'), 'A=22');
  await expect.poll(() => told.flat().toSorted()).toEqual(['.env', 'compose.yaml']);
  expect(told.length).toBe(1);
});

it('sees a file that an editor replaces, again and again', async () => {
  const directory = folder({ 'compose.yaml': 'a' });
  const { told } = await watched(directory, ['compose.yaml']);
  for (let save = 1; save <= 3; save += 1) {
    writeFileSync(join(directory, '.compose.yaml.swp'), 'b'.repeat(save + 1));
    renameSync(join(directory, '.compose.yaml.swp'), join(directory, 'compose.yaml'));
    await expect.poll(() => told.length).toBe(save);
  }
  expect(told).toEqual([['compose.yaml'], ['compose.yaml'], ['compose.yaml']]);
});

it('sees a file come and go', async () => {
  const directory = folder({ 'compose.yaml': 'a' });
  const { told } = await watched(directory, ['compose.yaml', '.env']);
  writeFileSync(join(directory, '.env'), 'A=1');
  await expect.poll(() => told).toEqual([['.env']]);
  rmSync(join(directory, '.env'));
  await expect.poll(() => told).toEqual([['.env'], ['.env']]);
});

it('is silent once its signal aborts', async () => {
  const directory = folder({ 'compose.yaml': 'a' });
  const { told, abort, closed } = await watched(directory, ['compose.yaml']);
  abort.abort();
  await closed;
  writeFileSync(join(directory, 'compose.yaml'), 'b');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(told).toEqual([]);
});
