import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHasher, type HashedEntry, type HashedFile, type Hasher } from '../../src/files/hasher.ts';

const never = new AbortController().signal;
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

async function marked(path: string): Promise<HashedFile> {
  const { size, mtimeMs } = await stat(path);
  return { path, size, modifiedAt: mtimeMs };
}

/** A tar of these entries, in pieces of `piece` bytes. */
async function* tarOf(
  entries: Readonly<Record<string, string | Uint8Array>>,
  piece: number,
): AsyncIterable<Uint8Array> {
  const tar = pack();
  for (const [name, content] of Object.entries(entries))
    tar.entry({ name, mtime: new Date(5_000) }, Buffer.from(content));
  tar.entry({ name: 'tree/leads', type: 'symlink', linkname: '../away' });
  tar.entry({ name: 'tree/sub/', type: 'directory' });
  tar.finalize();
  for await (const chunk of tar as AsyncIterable<Uint8Array>) {
    for (let at = 0; at < chunk.length; at += piece) yield chunk.subarray(at, at + piece);
  }
}

describe('the hasher', () => {
  let folder = '';
  let hasher: Hasher;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dogwatch-hasher-'));
    hasher = createHasher();
  });
  afterEach(async () => {
    await hasher.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('hashes files, and leaves out what is none or cannot be read', async () => {
    const file = join(folder, '你好 world.txt');
    const large = join(folder, 'large');
    await writeFile(file, 'hello');
    await writeFile(large, Buffer.alloc(3_000_000, 'x'));
    await symlink(file, join(folder, 'link'));
    const found = await hasher.hash(
      [
        await marked(file),
        await marked(large),
        { path: join(folder, 'link'), size: 5, modifiedAt: 0 },
        { path: folder, size: 0, modifiedAt: 0 },
        { path: join(folder, 'missing'), size: 0, modifiedAt: 0 },
      ],
      never,
    );
    expect([...found]).toEqual([
      [file, sha256('hello')],
      [large, sha256(Buffer.alloc(3_000_000, 'x'))],
    ]);
  });

  it('asks again only for what changed', async () => {
    const file = join(folder, 'a');
    await writeFile(file, 'one');
    const before = await marked(file);
    await hasher.hash([before], never);
    await rm(file);
    expect((await hasher.hash([before], never)).get(file)).toBe(sha256('one'));
    await writeFile(file, 'two!');
    expect((await hasher.hash([await marked(file)], never)).get(file)).toBe(sha256('two!'));
  });

  it('keeps no hash of a file that changed after it was seen', async () => {
    const file = join(folder, 'a');
    await writeFile(file, 'one');
    const before = await marked(file);
    await appendFile(file, ' more');
    expect((await hasher.hash([before], never)).get(file)).toBe(sha256('one more'));
    await writeFile(file, 'other');
    expect((await hasher.hash([before], never)).get(file)).toBe(sha256('other'));
  });

  it.each([1 << 16, 100])('reads a tar in pieces of %i bytes and hashes what is wanted of it', async (piece) => {
    const long = `tree/${'长'.repeat(80)}/${'x'.repeat(90)}.txt`;
    const content = { 'tree/a': 'aaaa', 'tree/b': 'bbbb', [long]: 'deep', 'tree/big': Buffer.alloc(200_000, 'z') };
    const entries: HashedEntry[] = [];
    const reading = hasher.readTar(
      new Map([
        ['tree/a', 4],
        ['tree/b', 5],
        [long, 4],
        ['tree/big', 200_000],
      ]),
      (more) => entries.push(...more),
    );
    for await (const chunk of tarOf(content, piece)) await reading.write(chunk);
    expect(await reading.end()).toBeNull();
    const about = entries.map(({ path, kind, size, linkTarget, sha256: hash }) => [path, kind, size, linkTarget, hash]);
    expect(about).toEqual([
      ['tree/a', 'file', 4, '', sha256('aaaa')],
      ['tree/b', 'file', 4, '', ''],
      [long, 'file', 4, '', sha256('deep')],
      ['tree/big', 'file', 200_000, '', sha256(Buffer.alloc(200_000, 'z'))],
      ['tree/leads', 'link', 0, '../away', ''],
      ['tree/sub', 'directory', 0, '', ''],
    ]);
    expect(entries[0]?.modifiedAt).toBe(5_000);
  });

  it('leaves the memory of the chunks that it was given alone', async () => {
    const reading = hasher.readTar(new Map(), () => {});
    const chunk = new Uint8Array(512);
    await reading.write(chunk);
    expect(chunk.byteLength).toBe(512);
    reading.abort();
    expect(await reading.end()).toBe('cancelled');
  });

  it('tells of a tar that is none', async () => {
    const reading = hasher.readTar(new Map(), () => {});
    await reading.write(Buffer.alloc(2048, 'no tar'));
    expect(await reading.end()).toMatch(/tar header/i);
  });

  it('takes no more than fits while the worker is behind, and goes on', async () => {
    let isRead = false;
    const reading = hasher.readTar(new Map(), () => {
      isRead = true;
    });
    const content = { 'tree/huge': Buffer.alloc(20_000_000) };
    let waited = 0;
    for await (const chunk of tarOf(content, 1 << 20)) {
      const writing = reading.write(chunk);
      const soon = new Promise((resolve) => setImmediate(resolve, 'waits'));
      if ((await Promise.race([writing, soon])) === 'waits') waited += 1;
      await writing;
    }
    expect(await reading.end()).toBeNull();
    expect(waited).toBeGreaterThan(0);
    expect(isRead).toBe(true);
  });

  it('starts its thread again after it rested, and answers nothing once closed', async () => {
    const file = join(folder, 'a');
    await writeFile(file, 'one');
    const restless = createHasher(0);
    expect((await restless.hash([await marked(file)], never)).size).toBe(1);
    // The timer of an idle time of 0 has run out after this one.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await writeFile(file, 'two!');
    expect((await restless.hash([await marked(file)], never)).get(file)).toBe(sha256('two!'));
    await restless.close();
    await writeFile(file, 'three');
    expect((await restless.hash([await marked(file)], never)).size).toBe(0);
  });

  it('leaves off when it is told to', async () => {
    const files = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const path = join(folder, `f${n}`);
        await writeFile(path, Buffer.alloc(100_000, n));
        return marked(path);
      }),
    );
    const abort = new AbortController();
    const hashing = hasher.hash(files, abort.signal);
    abort.abort();
    expect((await hashing).size).toBeLessThan(300);
  });
});
