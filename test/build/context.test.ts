import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureContext } from '../../src/build/context.ts';
import type { BuildSpec } from '../../src/model/project.ts';
import { folder } from '../compose/folder.ts';

const never = new AbortController().signal;

function specOf(context: string, more: Partial<BuildSpec> = {}): BuildSpec {
  return { context, dockerfile: 'Dockerfile', target: '', args: {}, contexts: {}, noCache: false, ...more };
}

async function measured(files: Readonly<Record<string, string>>, more: Partial<BuildSpec> = {}) {
  const context = await measureContext(specOf(folder(files), more), never);
  if (context.kind !== 'measured') throw new Error(context.kind);
  return context;
}

const kilo = 'x'.repeat(1000);

describe('a build context', () => {
  it('is all that no pattern leaves out, and tells what each of them leaves out', async () => {
    const context = await measured({
      Dockerfile: 'FROM x\nCOPY . .\n',
      '.dockerignore': '# made here\n/dist/\n**/*.log\n!keep.log\n',
      'app/main.py': kilo,
      'app/a.log': kilo,
      'keep.log': kilo,
      'dist/one.js': kilo,
      'dist/two.js': kilo,
    });
    expect(context.all).toEqual({ files: 4, bytes: 2000 + 16 + 38 });
    expect(context.asked).toEqual({ kind: 'all', line: 2, text: 'COPY . .' });
    expect(context.leftOut.map(({ pattern, ...weight }) => [pattern.text, weight])).toEqual([
      ['dist', { files: 2, bytes: 2000 }],
      ['**/*.log', { files: 1, bytes: 1000 }],
    ]);
    expect(context.leftOut[0]?.pattern.place).toEqual({
      kind: 'file',
      file: join(context.folder, '.dockerignore'),
      line: 2,
    });
    expect(context.isComplete).toBe(true);
  });

  it('has a star mean what it says, since only the watch of Compose reads it in another way', async () => {
    const context = await measured({ '.dockerignore': '*\n!app\n', 'app/a': kilo, 'other/b': kilo });
    expect(context.all).toEqual({ files: 1, bytes: 1000 });
  });

  it('goes by the ignore file of its Dockerfile, wherever that stands', async () => {
    const files = {
      'docker/Dockerfile': 'FROM x\nCOPY a a\n',
      'docker/Dockerfile.dockerignore': 'b\n',
      '.dockerignore': 'a\n',
      a: kilo,
      b: kilo,
    };
    const context = await measured(files, { dockerfile: 'docker/Dockerfile' });
    expect(context.ignoreFile).toBe('docker/Dockerfile.dockerignore');
    expect(context.leftOut.map(({ pattern }) => pattern.text)).toEqual(['b']);
    const outside = folder({ Dockerfile: 'FROM x\n', 'Dockerfile.dockerignore': 'a\n' });
    const elsewhere = await measured(files, { dockerfile: join(outside, 'Dockerfile') });
    expect(elsewhere.leftOut.map(({ pattern }) => pattern.text)).toEqual(['a']);
    expect((await measured(files, { dockerfile: '' })).asked).toEqual({ kind: 'unknown' });
  });

  it('counts a link as itself, and neither follows it nor counts pipes', async () => {
    const root = folder({ 'a/b': kilo });
    symlinkSync('/', join(root, 'out'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const context = await measureContext(specOf(root), never);
    expect(context).toMatchObject({ all: { files: 2, bytes: 1000 } });
  });

  it('may be reached by a link, and need not be there', async () => {
    const root = folder({ 'a/b': kilo });
    symlinkSync(join(root, 'a'), join(root, 'link'));
    expect(await measureContext(specOf(join(root, 'link')), never)).toMatchObject({ folder: join(root, 'a') });
    const gone = join(root, 'gone');
    expect(await measureContext(specOf(gone), never)).toEqual({ kind: 'missing', folder: gone });
    expect(await measureContext(specOf(join(root, 'a/b')), never)).toMatchObject({ kind: 'missing' });
  });

  it('may be elsewhere; the address is told without what opens it', async () => {
    const address = 'https://me:geheim@example.com/app.git#main';
    const told = { kind: 'remote', address: 'https://example.com/app.git#main' };
    expect(await measureContext(specOf(address), never)).toEqual(told);
  });

  it('lists the heaviest at the level that tells most', async () => {
    const context = await measured({
      'node_modules/big/index.js': kilo.repeat(9),
      'node_modules/b.js': kilo,
      'data/2026/dump.sql': kilo.repeat(8),
      'data/2026/readme': 'x',
      'data/names': 'xx',
      'src/a.ts': kilo.repeat(2),
      'src/b.ts': kilo.repeat(2),
      'src/c.ts': kilo.repeat(3),
      ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`f${at}`, 'x'.repeat(20 - at)])),
    });
    const rows = context.heaviest.map(({ path, bytes, files }) => [path, bytes, files]);
    expect(rows.slice(0, 4)).toEqual([
      ['node_modules/', 10_000, 2],
      ['data/2026/dump.sql', 8000, 1],
      ['src/', 7000, 3],
      ['f0', 20, 1],
    ]);
    expect(rows).toHaveLength(10);
  });

  it('suspects only what is asked for', async () => {
    const files = {
      Dockerfile: 'FROM x\nCOPY app app\n',
      'app/main.py': kilo,
      'app/.env': 'A=1',
      '.venv/lib/x.py': kilo,
    };
    const context = await measured(files);
    expect(context.all.files).toBe(4);
    expect(context.asked).toEqual({ kind: 'part', sources: ['app'], files: 2, bytes: 1003 });
    expect(context.suspicions.map(({ kind, paths }) => [kind, paths])).toEqual([['secrets', ['app/.env']]]);
    expect(context.heaviest.map(({ path, isAsked }) => [path, isAsked])).toEqual([
      ['.venv/', false],
      ['app/main.py', true],
      ['Dockerfile', false],
      ['app/.env', true],
    ]);
  });

  it('lets other work have its turn, and stops when it is no longer wanted', async () => {
    const files = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`d${at % 50}/f${at}`, '']));
    const root = folder(files);
    const abort = new AbortController();
    setImmediate(() => abort.abort());
    const context = await measureContext(specOf(root), abort.signal);
    expect(context.kind === 'measured' && context.all.files).toBeLessThan(1000);
  });
});
