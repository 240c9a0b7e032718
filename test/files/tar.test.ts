import { execFileSync } from 'node:child_process';
import { lstat, mkdtemp, readFile, readlink, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PackedEntry, packFiles, readTar, type TarEntry } from '../../src/files/tar.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dogwatch-tar-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Names that an archive of old could not hold. */
const NAMES = [
  'plain.py',
  'it\'s "quoted" $HOME `x`.txt',
  'line\nbreak.txt',
  '中文 文件.txt',
  `${'deep/'.repeat(40)}end.txt`,
  `${'long-'.repeat(30)}name.txt`,
  `${'名'.repeat(80)}.txt`,
  `${'a'.repeat(90)}/${'b'.repeat(200)}/${'c'.repeat(200)}`,
];

describe('packing', () => {
  it('makes archives that the system’s tar unpacks, whatever the names', async () => {
    const local = await file('content', 'hello\n');
    const entries = NAMES.map((name) => entry({ path: name, local }));
    await writeFile(path.join(folder, 'a.tar'), await bytesOf(packFiles(entries)));
    const into = path.join(folder, 'out');
    unpack(into);
    for (const name of NAMES) expect(await readFile(path.join(into, name), 'utf8')).toBe('hello\n');
  });

  it('keeps permissions, times in whole seconds, folders and links', async () => {
    const local = await file('run.sh', '#!/bin/sh\n');
    const modifiedAt = Date.UTC(2024, 4, 6, 7, 8, 9, 876);
    const entries = [
      entry({ path: 'bin', kind: 'directory', mode: 0o750, modifiedAt }),
      entry({ path: 'bin/run.sh', local, mode: 0o100755, modifiedAt }),
      entry({ path: 'bin/link', kind: 'link', linkTarget: '../中文/elsewhere' }),
    ];
    await writeFile(path.join(folder, 'a.tar'), await bytesOf(packFiles(entries)));
    const into = path.join(folder, 'out');
    unpack(into);
    const script = await lstat(path.join(into, 'bin/run.sh'));
    expect(script.mode & 0o7777).toBe(0o755);
    expect(script.mtimeMs).toBe(Date.UTC(2024, 4, 6, 7, 8, 9));
    expect((await lstat(path.join(into, 'bin'))).mode & 0o7777).toBe(0o750);
    expect(await readlink(path.join(into, 'bin/link'))).toBe('../中文/elsewhere');
  });

  it('keeps owners and times that a plain header cannot hold', async () => {
    const local = await file('f', 'x');
    const entries = [
      entry({ path: 'small', local, uid: 1000, gid: 50 }),
      entry({ path: 'big', local, uid: 1_234_567_890, gid: 300_000, modifiedAt: Date.UTC(2060, 0, 1) }),
    ];
    await writeFile(path.join(folder, 'a.tar'), await bytesOf(packFiles(entries)));
    const listing = execFileSync('tar', ['--numeric-owner', '--utc', '-tvf', path.join(folder, 'a.tar')], {
      encoding: 'utf8',
    });
    expect(listing.split('\n')[0]).toMatch(/ 1000\/50 /);
    expect(listing.split('\n')[1]).toMatch(/ 1234567890\/300000 .* 2060-01-01 00:00 big/);
  });

  it('takes the size from what was read, leaves out what is gone, and tells of both', async () => {
    const grown = await file('grown', 'now much longer');
    const told: [string, number | null][] = [];
    const entries = [
      entry({ path: 'grown', local: grown, size: 3 }),
      entry({ path: 'gone', local: path.join(folder, 'nowhere') }),
      entry({ path: 'under-a-file', local: path.join(grown, 'x') }),
      entry({ path: 'last', local: grown }),
    ];
    const archive = await bytesOf(packFiles(entries, ({ path: name }, bytes) => told.push([name, bytes])));
    expect(told).toEqual([
      ['grown', 15],
      ['gone', null],
      ['under-a-file', null],
      ['last', 15],
    ]);
    expect((await listed([archive])).map(([{ path: name }, text]) => [name, text])).toEqual([
      ['grown', 'now much longer'],
      ['last', 'now much longer'],
    ]);
  });

  it('streams a large file that grows meanwhile, and fails on one that shrinks', async () => {
    const large = await file('large', Buffer.alloc(6_000_000, 'a'));
    const sizes: number[] = [];
    let isFirst = true;
    const reader = readTar(async ({ size }) => void sizes.push(size));
    for await (const chunk of packFiles([entry({ path: 'large', local: large })])) {
      if (isFirst) await writeFile(large, 'b', { flag: 'a' });
      isFirst = false;
      await reader.write(chunk);
    }
    await reader.end();
    expect(sizes).toEqual([6_000_000]);

    isFirst = true;
    const shrinking = async () => {
      for await (const _chunk of packFiles([entry({ path: 'large', local: large })])) {
        if (isFirst) await truncate(large, 1_000_000);
        isFirst = false;
      }
    };
    await expect(shrinking()).rejects.toThrow('Size mismatch');
  });

  it('throws on a file that cannot be read', async () => {
    const broken = bytesOf(packFiles([entry({ path: 'folder', local: folder })]));
    await expect(broken).rejects.toThrow(/EISDIR/);
  });

  it('may be left in the middle', async () => {
    const large = await file('large', Buffer.alloc(6_000_000, 'a'));
    for await (const _chunk of packFiles([entry({ path: 'a', local: large }), entry({ path: 'b', local: large })]))
      break;
    await rm(large);
  });
});

describe('reading', () => {
  it('reads what the system’s tar packed, in pieces that end anywhere', async () => {
    for (const name of ['plain', '中文 "q"\nx', 'n'.repeat(200)]) await file(name, `in ${name}`);
    await symlink('plain', path.join(folder, 'link'));
    execFileSync('ln', ['plain', 'hard'], { cwd: folder });
    const archive = execFileSync('tar', ['-cf', '-', '--sort=name', '.'], { cwd: folder, maxBuffer: 1e8 });
    const pieces = Array.from({ length: Math.ceil(archive.length / 333) }, (_, n) =>
      archive.subarray(n * 333, (n + 1) * 333),
    );
    const found = await listed(pieces);
    const told = Object.fromEntries(
      found.map(([{ path: name, kind, size, linkTarget }, text]) => [name, { kind, size, linkTarget, text }]),
    );
    expect(told).toMatchObject({
      '.': { kind: 'directory', size: 0 },
      './hard': { kind: 'file', size: 8, text: 'in plain' },
      './plain': { kind: 'hardlink', size: 0, linkTarget: './hard' },
      './link': { kind: 'link', linkTarget: 'plain' },
      './中文 "q"\nx': { kind: 'file', text: 'in 中文 "q"\nx' },
      [`./${'n'.repeat(200)}`]: { kind: 'file', text: `in ${'n'.repeat(200)}` },
    });
  });

  it('goes on where an entry was not read, or not to its end', async () => {
    const large = await file('large', Buffer.alloc(3_000_000, 'a'));
    const entries = ['one', 'two', 'three'].map((name) => entry({ path: name, local: large }));
    const seen: string[] = [];
    const reader = readTar(async ({ path: name }, content) => {
      seen.push(name);
      if (name === 'two') for await (const _piece of content) break;
    });
    for await (const chunk of packFiles(entries)) await reader.write(chunk);
    await reader.end();
    expect(seen).toEqual(['one', 'two', 'three']);
  });

  it('throws what was thrown at an entry, what is no archive, and what ends too early', async () => {
    const archive = await bytesOf(packFiles([entry({ path: 'x', local: await file('x', 'x'.repeat(2000)) })]));
    await expect(readAll([archive], async () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    await expect(readAll([Buffer.alloc(1024, 'z')], async () => {})).rejects.toThrow(/Invalid tar header/);
    await expect(readAll([archive.subarray(0, 1500)], async () => {})).rejects.toThrow('Unexpected end of data');
    await readAll([], async () => {});
  });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const local = path.join(folder, name);
  await writeFile(local, content);
  return local;
}

function entry(known: Partial<PackedEntry> & Pick<PackedEntry, 'path'>): PackedEntry {
  const plain = {
    local: '',
    kind: 'file',
    size: 0,
    mode: 0o644,
    modifiedAt: 1_700_000_000_000,
    linkTarget: '',
  } as const;
  return { ...plain, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, ...known };
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces));
}

function unpack(into: string): void {
  execFileSync('sh', ['-c', 'mkdir "$1" && tar -xf "$2" -C "$1"', 'sh', into, path.join(folder, 'a.tar')]);
}

async function readAll(pieces: Iterable<Uint8Array>, onEntry: Parameters<typeof readTar>[0]): Promise<void> {
  const reader = readTar(onEntry);
  for (const piece of pieces) await reader.write(piece);
  await reader.end();
}

/** Each entry with the text in it. */
async function listed(pieces: Iterable<Uint8Array>): Promise<readonly (readonly [TarEntry, string])[]> {
  const found: [TarEntry, string][] = [];
  await readAll(pieces, async (read, content) => {
    found.push([read, Buffer.concat(await Array.fromAsync(content)).toString()]);
  });
  return found;
}
