import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveLines, withTemporaryFile } from '../../src/host/save.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-test-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function* lines(count: number) {
  for (let n = 0; n < count; n++) yield `line ${n} 中文`;
}

describe('saveLines', () => {
  it('writes each line with its line feed, and says where', async () => {
    const path = join(folder, 'a.log');
    expect(await saveLines(path, ['one', '', 'drei 中文'])).toEqual({ ok: true, value: path });
    expect(await readFile(path, 'utf8')).toBe('one\n\ndrei 中文\n');
  });

  it('writes an empty file for no lines', async () => {
    const path = join(folder, 'empty.log');
    expect((await saveLines(path, [])).ok).toBe(true);
    expect((await stat(path)).size).toBe(0);
  });

  it.each([1999, 2000, 2001, 4000])('writes %i lines, each once and in order', async (count) => {
    const path = join(folder, 'some.log');
    await saveLines(path, lines(count));
    expect(await readFile(path, 'utf8')).toBe(`${[...lines(count)].join('\n')}\n`);
  });

  it('writes 100,000 lines, and lets other work run in between', async () => {
    const path = join(folder, 'many.log');
    let turns = 0;
    let done = false;
    const count = () => {
      turns += 1;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    expect((await saveLines(path, lines(100_000))).ok).toBe(true);
    done = true;
    expect(turns).toBeGreaterThanOrEqual(40);
    const written = (await readFile(path, 'utf8')).split('\n');
    expect([written.length, written.pop()]).toEqual([100_001, '']);
    expect(written.findIndex((text, n) => text !== `line ${n} 中文`)).toBe(-1);
  });

  it('leaves a file that exists as it is', async () => {
    const path = join(folder, 'there.log');
    await writeFile(path, 'mine');
    expect(await saveLines(path, ['other'])).toEqual({ ok: false, problem: { kind: 'exists', path } });
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await saveLines(folder, ['other'])).toEqual({ ok: false, problem: { kind: 'exists', path: folder } });
  });

  it('says which folder is missing, and makes none', async () => {
    const path = join(folder, 'no', 'where', 'a.log');
    const problem = { kind: 'no-folder', path: join(folder, 'no', 'where') };
    expect(await saveLines(path, ['x'])).toEqual({ ok: false, problem });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so where the folder is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await saveLines(join(file, 'a.log'), [])).toEqual({ ok: false, problem: { kind: 'no-folder', path: file } });
  });

  it('says that it may not', async () => {
    // Root may write in any folder but the kernel's own.
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) await chmod(folder, 0o500);
    const path = isRoot ? '/sys/dogwatch.log' : join(folder, 'a.log');
    expect(await saveLines(path, ['x'])).toEqual({ ok: false, problem: { kind: 'denied', path } });
    if (!isRoot) await chmod(folder, 0o700);
  });

  it('leaves no part of a file behind', async () => {
    const path = join(folder, 'part.log');
    const lines = function* () {
      yield 'one';
      throw new Error('no more');
    };
    expect(await saveLines(path, lines())).toMatchObject({ ok: false, problem: { kind: 'failed', detail: 'no more' } });
    expect(await saveLines(path, ['again'])).toEqual({ ok: true, value: path });
  });

  it('says what else went wrong', async () => {
    const path = join(folder, 'x'.repeat(300));
    const result = await saveLines(path, ['x']);
    expect(result).toMatchObject({ ok: false, problem: { kind: 'failed', path } });
    expect(JSON.stringify(result)).toContain('ENAMETOOLONG');
  });

  it('says what went wrong with the lines themselves', async () => {
    const broken = (function* () {
      yield 'one';
      throw new Error('no second line');
    })();
    const path = join(folder, 'a.log');
    const problem = { kind: 'failed', path, detail: 'no second line' };
    expect(await saveLines(path, broken)).toEqual({ ok: false, problem });
  });

  it('takes a leading ~ for the home folder', async () => {
    vi.stubEnv('HOME', folder);
    await mkdir(join(folder, 'logs'));
    const path = join(folder, 'logs', 'a.log');
    expect(await saveLines('~/logs/a.log', ['x'])).toEqual({ ok: true, value: path });
    expect(await readFile(path, 'utf8')).toBe('x\n');
    expect(await saveLines('~', ['x'])).toEqual({ ok: false, problem: { kind: 'exists', path: folder } });
  });

  it('takes no other ~ for it', async () => {
    vi.stubEnv('HOME', join(folder, 'elsewhere'));
    for (const name of ['~a.log', 'a~', '~~']) {
      // From the working folder, so that the name itself begins the path where it can.
      const path = join(folder, name);
      expect(await saveLines(relative(process.cwd(), path), [])).toEqual({ ok: true, value: path });
    }
    expect((await readdir(folder)).toSorted()).toEqual(['a~', '~a.log', '~~']);
    const user = await saveLines('~nobody-here/a.log', []);
    expect(user).toEqual({ ok: false, problem: { kind: 'no-folder', path: join(process.cwd(), '~nobody-here') } });
  });

  it('tells the absolute place of a relative one', async () => {
    const path = join(folder, 'relative.log');
    expect(await saveLines(relative(process.cwd(), path), ['x'])).toEqual({ ok: true, value: path });
  });
});

describe('withTemporaryFile', () => {
  it('gives a file with the lines to use, and removes it and its folder', async () => {
    let seen = '';
    const result = await withTemporaryFile('some name.log', lines(5000), async (path) => {
      seen = path;
      expect(basename(path)).toBe('some name.log');
      expect(await readFile(path, 'utf8')).toBe(`${[...lines(5000)].join('\n')}\n`);
      return 42;
    });
    expect(result).toBe(42);
    expect([existsSync(seen), existsSync(dirname(seen))]).toEqual([false, false]);
  });

  it('gives every use a folder of its own, which others may not read', async () => {
    await withTemporaryFile('a', ['one'], (first) =>
      withTemporaryFile('a', ['two'], async (second) => {
        expect(dirname(first)).not.toBe(dirname(second));
        expect((await stat(dirname(first))).mode & 0o077).toBe(0);
        expect([await readFile(first, 'utf8'), await readFile(second, 'utf8')]).toEqual(['one\n', 'two\n']);
      }),
    );
  });

  it('removes it also when use throws, and throws that', async () => {
    let seen = '';
    const use = async (path: string) => {
      seen = path;
      await writeFile(join(dirname(path), 'swap'), 'left by an editor');
      throw new Error('no such editor');
    };
    await expect(withTemporaryFile('a.log', ['x'], use)).rejects.toThrow('no such editor');
    expect([seen !== '', existsSync(seen), existsSync(dirname(seen))]).toEqual([true, false, false]);
  });

  it('does not mind when it is gone already', async () => {
    let seen = '';
    await withTemporaryFile('a.log', ['x'], async (path) => {
      seen = path;
      await rm(dirname(path), { recursive: true });
    });
    expect(existsSync(seen)).toBe(false);
  });

  it('removes what it has written when the lines cannot be had', async () => {
    vi.stubEnv('TMPDIR', folder);
    const broken = (function* () {
      yield* lines(3000);
      throw new Error('gone');
    })();
    const used = vi.fn(async () => {});
    await expect(withTemporaryFile('a.log', broken, used)).rejects.toThrow('gone');
    expect([used.mock.calls, await readdir(folder)]).toEqual([[], []]);
  });
});
