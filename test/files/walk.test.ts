import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WalkChoice, walk } from '../../src/files/walk.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'walk-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const never = new AbortController().signal;
const keep = (): WalkChoice => 'keep';

async function write(path: string, text = '') {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), text);
}

async function names(ignored = keep as (path: string, isFolder: boolean) => WalkChoice) {
  return (await walk(root, { ignored, signal: never })).map(({ path }) => relative(root, path));
}

describe('walk', () => {
  it('finds files with size and time, links with where they lead, and pipes', async () => {
    await write('a/b.txt', 'hello');
    await utimes(join(root, 'a/b.txt'), 1_700_000_000, 1_700_000_000);
    await symlink('../elsewhere', join(root, 'a/link'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const found = await walk(root, { ignored: keep, signal: never });
    expect(found.map(({ path, kind, linkTarget }) => [relative(root, path), kind, linkTarget])).toEqual([
      ['pipe', 'other', ''],
      ['a/b.txt', 'file', ''],
      ['a/link', 'link', '../elsewhere'],
    ]);
    expect(found[1]).toMatchObject({ size: 5, modifiedAt: 1_700_000_000_000 });
  });

  it('never follows links, not even round in a circle', async () => {
    await write('a/b.txt');
    await symlink('..', join(root, 'a/up'));
    await symlink(tmpdir(), join(root, 'out'));
    expect(await names()).toEqual(['out', 'a/b.txt', 'a/up']);
  });

  it('goes through folders in the order of their names and takes any name', async () => {
    const odd = ['a b/"q".txt', 'a\nb/line\nfeed', '中文/文件.py', "z/it's"];
    for (const path of odd) await write(path);
    expect((await names()).toSorted()).toEqual(odd.toSorted());
    expect(await names()).toEqual(['a\nb/line\nfeed', 'a b/"q".txt', "z/it's", '中文/文件.py']);
  });

  it('does not go into folders that are left, and goes through those whose own name is', async () => {
    for (const path of ['out/in/a', 'in/b', 'in/c']) await write(path);
    const asked: string[] = [];
    const ignored = (path: string, isFolder: boolean): WalkChoice => {
      const name = relative(root, path);
      asked.push(name);
      if (name === 'out') return 'leave-folder';
      return name === 'in/b' || (isFolder && name === 'in') ? 'leave' : 'keep';
    };
    expect(await names(ignored)).toEqual(['in/c']);
    expect(asked).toEqual(['in', 'out', 'in/b', 'in/c']);
  });

  it('gives a file that is the root itself, and nothing for a root that is missing', async () => {
    await write('one', 'xy');
    const alone = await walk(join(root, 'one'), { ignored: keep, signal: never });
    expect(alone).toMatchObject([{ path: join(root, 'one'), kind: 'file', size: 2 }]);
    expect(await walk(join(root, 'missing'), { ignored: keep, signal: never })).toEqual([]);
    expect(await walk(join(root, 'one'), { ignored: () => 'leave', signal: never })).toEqual([]);
  });

  it('passes over a folder that is gone or may not be read', async () => {
    await write('gone/a');
    await write('stays/b');
    const ignored = (path: string): WalkChoice => {
      if (relative(root, path) === 'gone') execFileSync('rm', ['-r', path]);
      return 'keep';
    };
    expect(await names(ignored)).toEqual(['stays/b']);
    if (process.getuid?.() === 0) return;
    await chmod(join(root, 'stays'), 0);
    expect(await names()).toEqual([]);
    await chmod(join(root, 'stays'), 0o755);
  });

  it('lets other work have its turn, and stops when it is aborted', async () => {
    for (let at = 0; at < 40; at += 1) await write(`d${at}/file`);
    const abort = new AbortController();
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (turns === 5) abort.abort();
      else setImmediate(turn);
    };
    setImmediate(turn);
    const found = await walk(root, { ignored: keep, signal: abort.signal });
    expect(turns).toBe(5);
    expect(found.length).toBeLessThan(40);
  });
});
