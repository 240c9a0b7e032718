import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type Docker from 'dockerode';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import { type PackedEntry, packFiles, readTar, type TarEntry } from '../../src/files/tar.ts';
import type { Engine } from '../../src/model/ports.ts';
import { openProxy } from './engine-proxy.ts';
import { describeReal, engineHere } from './engine-required.ts';
import { openStage } from './engine-stage.ts';

const NAMES = [
  'plain.py',
  'with space',
  `it's "quoted" $HOME`,
  'line\nbreak',
  '中文 文件.txt',
  `${'deep/'.repeat(40)}end`,
];

describeReal('files in containers of a real engine', () => {
  const stage = openStage(`dogwatch-archive-${process.pid}`);
  const { signal } = new AbortController();
  let engine: Engine;
  let folder: string;

  beforeEach(async () => {
    engine = openEngine(engineHere);
    folder = await mkdtemp(path.join(tmpdir(), 'dogwatch-archive-'));
  });

  afterEach(async () => {
    await engine.close();
    await stage.clear();
    await rm(folder, { recursive: true, force: true });
  });

  /** A container that runs until it is removed, after these commands. */
  async function start(commands: string, HostConfig: Docker.HostConfig = {}, more: Docker.ContainerCreateOptions = {}) {
    const container = await stage.create(
      'files',
      ['sh', '-c', `mkdir /srv; ${commands}; touch /ready; exec sleep 600`],
      {
        HostConfig,
        ...more,
      },
    );
    await container.start();
    await shell(container.id, 'until [ -e /ready ]; do :; done');
    return container.id;
  }

  async function shell(container: string, command: string, user = ''): Promise<readonly string[]> {
    const end = await engine.exec(container, { ...plainExec, argv: ['sh', '-c', command], user }, signal);
    if (end.kind !== 'exited') throw new Error(end.detail);
    return end.output;
  }

  async function statOf(container: string, name: string) {
    const found = await engine.stat(container, name, signal);
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    return found.value;
  }

  /** Sends one local file under these names. */
  async function send(container: string, names: readonly string[], content: string | Uint8Array, directory = '/') {
    const local = path.join(folder, 'content');
    await writeFile(local, content);
    return engine.writeArchive(container, directory, packFiles(names.map((name) => entry(name, local))), signal);
  }

  test('what there is at a path: a file, a folder, links, a pipe, nothing', async () => {
    const id = await start(':');
    await shell(id, 'mkdir /srv/a && echo hi > /srv/a/f && ln -s ../../../x/../outside /srv/a/out && mkfifo /srv/pipe');
    await shell(id, 'ln -s /srv/a /srv/there');
    expect(await statOf(id, '/srv/a/f')).toEqual({
      kind: 'file',
      size: 3,
      modifiedAt: expect.closeTo(Date.now(), -5),
      linkTarget: '',
    });
    expect(await statOf(id, '/srv/a')).toMatchObject({ kind: 'directory' });
    expect(await statOf(id, '/srv/a/out')).toMatchObject({ kind: 'link', linkTarget: '/outside' });
    expect(await statOf(id, '/srv/there')).toMatchObject({ kind: 'link', linkTarget: '/srv/a' });
    expect(await statOf(id, '/srv/there/f')).toMatchObject({ kind: 'file', size: 3 });
    expect(await statOf(id, '/srv/pipe')).toMatchObject({ kind: 'other' });
    expect(await statOf(id, '/srv/a/f/under')).toBeNull();
    expect(await statOf(id, '/nowhere')).toBeNull();
    expect(await statOf('f'.repeat(64), '/srv')).toBeNull();
    await shell(id, 'ln -s loop /srv/loop');
    const detail = 'lstat /srv/loop/x: too many levels of symbolic links';
    expect(await engine.stat(id, '/srv/loop/x', signal)).toMatchObject({
      ok: false,
      problem: { kind: 'failed', detail },
    });
  });

  test('names of all kinds there and back, with times, permissions and owners', async () => {
    const id = await start(':');
    expect(await send(id, NAMES, 'hello\n', '/srv')).toEqual({ kind: 'done' });
    for (const name of NAMES) {
      expect(await statOf(id, `/srv/${name}`)).toEqual({
        kind: 'file',
        size: 6,
        modifiedAt: 1_700_000_000_000,
        linkTarget: '',
      });
    }
    expect(await shell(id, 'stat -c "%a %u %g %Y" /srv/plain.py')).toEqual(['640 1234 300000 1700000000']);
    const read = await readBack(engine, id, '/srv');
    expect(read.end).toEqual({ kind: 'done' });
    const texts = Object.fromEntries(
      read.entries.filter(([{ kind }]) => kind === 'file').map(([e, text]) => [e.path, text]),
    );
    expect(texts).toEqual(Object.fromEntries(NAMES.map((name) => [`srv/${name}`, 'hello\n'])));
    expect((await readBack(engine, id, '/srv/with space')).entries).toMatchObject([
      [{ path: 'with space', kind: 'file' }, 'hello\n'],
    ]);
  });

  test('a link is read as it is written', async () => {
    const id = await start(':');
    await shell(id, 'ln -s ../x/../y /srv/rel');
    expect((await readBack(engine, id, '/srv/rel')).entries).toMatchObject([
      [{ kind: 'link', linkTarget: '../x/../y' }, ''],
    ]);
  });

  test('a container that does not run is read and written as well', async () => {
    const { id } = await stage.create('stopped', ['true']);
    expect(await send(id, ['srv/new'], 'x')).toEqual({ kind: 'done' });
    expect(await statOf(id, '/srv/new')).toMatchObject({ kind: 'file', size: 1 });
    expect((await readBack(engine, id, '/srv/new')).entries).toMatchObject([[{ path: 'new' }, 'x']]);
  });

  test('what is missing', async () => {
    const id = await start(':');
    expect(await readBack(engine, id, '/nowhere')).toEqual({ end: { kind: 'missing' }, entries: [] });
    expect(await readBack(engine, id, '/ready/under')).toEqual({ end: { kind: 'missing' }, entries: [] });
    expect(await readBack(engine, 'f'.repeat(64), '/')).toEqual({ end: { kind: 'missing' }, entries: [] });
    expect(await send(id, ['x'], 'x', '/nowhere')).toEqual({ kind: 'missing' });
    expect(await send('f'.repeat(64), ['x'], 'x')).toEqual({ kind: 'missing' });
  });

  test('what the engine refuses, in its words, also while much is on its way to it', async () => {
    const content = Buffer.alloc(4_000_000, 'x');
    const readOnly = await stage.create('read-only', ['sleep', '600'], { HostConfig: { ReadonlyRootfs: true } });
    await readOnly.start();
    for (let turn = 0; turn < 5; turn++) {
      const refused = { kind: 'refused', detail: 'container rootfs is marked read-only' };
      expect(await send(readOnly.id, ['a', 'b', 'c'], content)).toEqual(refused);
    }
    const volume = `${stage.project}-small`;
    await stage.docker.createVolume({
      Name: volume,
      Driver: 'local',
      DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m' },
      Labels: stage.labels({}),
    });
    const id = await start('mkdir -p /srv/folder/full; echo > /srv/file', { Binds: [`${volume}:/small`] });
    const full = { kind: 'refused', detail: expect.stringContaining('no space left on device') };
    for (let turn = 0; turn < 5; turn++)
      expect(await send(id, ['small/a', 'small/b', 'small/c'], content)).toEqual(full);
    expect(await send(id, ['x'], 'x', '/srv/file')).toEqual({
      kind: 'refused',
      detail: 'extraction point is not a directory',
    });
    expect(await send(id, ['folder'], 'x', '/srv')).toEqual({ kind: 'done' });
    expect(await shell(id, 'cat /srv/folder')).toEqual(['x']);
  });

  test('what goes to a tmpfs lands under the mount, unseen by the container', async () => {
    const id = await start(':', { Tmpfs: { '/tmpfs': 'size=1m' } });
    expect(await send(id, ['tmpfs/lost'], Buffer.alloc(3_000_000))).toEqual({ kind: 'done' });
    expect(await shell(id, 'ls -A /tmpfs')).toEqual([]);
    expect(await statOf(id, '/tmpfs/lost')).toMatchObject({ kind: 'file', size: 3_000_000 });
    await shell(id, 'echo > /tmpfs/seen');
    expect(await statOf(id, '/tmpfs/seen')).toBeNull();
  });

  test('a file that cannot be read here fails, with what Node says', async () => {
    const id = await start(':');
    const end = await engine.writeArchive(id, '/', packFiles([entry('x', folder)]), signal);
    expect(end).toEqual({ kind: 'failed', detail: expect.stringContaining('EISDIR') });
  });

  test('reading waits for its sink and is given up when it is told to, with no connection left', async () => {
    const id = await start('dd if=/dev/zero of=/big bs=1M count=40 2>/dev/null');
    const proxied = await behindProxy();
    const abort = new AbortController();
    let bytes = 0;
    const sink = async (chunk: Uint8Array) => {
      bytes += chunk.length;
      if (bytes > 1_000_000) abort.abort();
      await new Promise(setImmediate);
    };
    expect(await proxied.engine.readArchive(id, '/big', sink, abort.signal)).toEqual({ kind: 'aborted' });
    expect(bytes).toBeLessThan(2_000_000);
    await proxied.proxy.settled(0);
    bytes = 0;
    const count = (chunk: Uint8Array) => {
      bytes += chunk.length;
    };
    expect(await proxied.engine.readArchive(id, '/big', count, signal)).toEqual({ kind: 'done' });
    expect(bytes).toBeGreaterThan(40 * 1024 * 1024);
    await proxied.close();
  });

  test('writing is given up when it is told to, and its files are closed', async () => {
    const id = await start(':');
    const local = path.join(folder, 'huge');
    await writeFile(local, '');
    await truncate(local, 2_000_000_000);
    const abort = new AbortController();
    async function* abortedLater() {
      let count = 0;
      for await (const chunk of packFiles([entry('srv/huge', local)])) {
        if (++count === 50) abort.abort();
        yield chunk;
      }
    }
    expect(await engine.writeArchive(id, '/', abortedLater(), abort.signal)).toEqual({ kind: 'aborted' });
    await expect.poll(() => openFiles().includes(local)).toBe(false);
  });

  test('an engine that hangs is given up', async () => {
    const proxied = await behindProxy();
    await proxied.engine.connect();
    proxied.proxy.hang();
    const started = Date.now();
    const abort = new AbortController();
    const writing = proxied.engine.writeArchive('any', '/', packFiles([]), abort.signal);
    const [stat, read, exec] = await Promise.all([
      proxied.engine.stat('any', '/', signal),
      proxied.engine.readArchive('any', '/', () => {}, signal),
      proxied.engine.exec('any', { ...plainExec, argv: ['true'] }, signal),
    ]);
    expect(stat).toMatchObject({ ok: false, problem: { kind: 'timeout' } });
    expect(read).toEqual({ kind: 'failed', detail: expect.stringContaining('no answer within') });
    expect(exec).toEqual({ kind: 'failed', detail: expect.stringContaining('no answer within') });
    expect(Date.now() - started).toBeLessThan(8000);
    abort.abort();
    expect(await writing).toEqual({ kind: 'aborted' });
    await proxied.proxy.settled(0);
    await proxied.close();
  });

  test('a way that is cut fails', async () => {
    const id = await start('dd if=/dev/zero of=/big bs=1M count=40 2>/dev/null');
    const proxied = await behindProxy();
    const reading = proxied.engine.readArchive(id, '/big', () => void proxied.proxy.close(), signal);
    expect(await reading).toEqual({ kind: 'failed', detail: expect.any(String) });
    expect(await proxied.engine.stat(id, '/big', signal)).toMatchObject({
      ok: false,
      problem: { kind: 'unreachable' },
    });
    await proxied.engine.close();
  });

  async function behindProxy() {
    const socket = path.join(folder, 'engine.sock');
    const proxy = await openProxy(socket);
    const behind = openEngine({ ...engineHere, env: { DOCKER_HOST: `unix://${socket}` } });
    const close = async () => {
      await behind.close();
      await proxy.close();
    };
    return { proxy, engine: behind, close };
  }
});

/** The files that this process has open (Linux). */
function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return [];
    }
  });
}

const plainExec = { user: '', privileged: false, workingDirectory: '', environment: [] };

function entry(name: string, local: string): PackedEntry {
  const owned = { uid: 1234, gid: 300_000, mode: 0o640, modifiedAt: 1_700_000_000_123 };
  return { path: name, local, kind: 'file', size: 0, linkTarget: '', ...owned };
}

async function readBack(engine: Engine, container: string, name: string) {
  const entries: [TarEntry, string][] = [];
  const reader = readTar(async (read, content) => {
    entries.push([read, Buffer.concat(await Array.fromAsync(content)).toString()]);
  });
  const end = await engine.readArchive(container, name, (chunk) => reader.write(chunk), new AbortController().signal);
  await reader.end();
  return { end, entries };
}
