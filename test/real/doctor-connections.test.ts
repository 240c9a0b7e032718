import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { placeText } from '../../src/doctor/place.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { openSession, type Session } from '../../src/session/session.ts';
import { describeReal, engineHere } from './engine-required.ts';

const name = `dwconnections-${process.pid}`;
const project = join(import.meta.dirname, '../doctor/fixtures/connections/project');
/** Where the project's `machine` and `login` look for a server on this machine. */
const QUEUE_PORT = '18761';
const CACHE_PORT = '18763';

describeReal('connections that services do not get, on a real engine', () => {
  let folder = '';
  let session: Session;
  const compose = (...words: readonly string[]) => execa('docker', ['compose', '-p', name, ...words], { cwd: folder });

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
    await cp(project, folder, { recursive: true });
    await compose('up', '-d');
    const at = { directory: folder, files: [], projectName: name, profiles: ['login'], envFiles: [], env: process.env };
    session = openSession({
      engine: openEngine(engineHere),
      compose: openCompose(at),
      record: () => {},
      logMemory: null,
      watchWith: null,
      cache: null,
    });
    await session.settled(20_000);
  });
  afterAll(async () => {
    await session.close();
    await compose('--profile', 'login', 'down', '-v', '-t', '0');
    await rm(folder, { recursive: true, force: true });
  });

  async function examine(): Promise<readonly Finding[]> {
    await session.doctor.examine(null);
    return session.doctor.findings('en');
  }

  /** What is found of a service: the code, why, what was seen besides the log, and the places and commands of the ways out. */
  async function foundOf(service: string) {
    const found = (await examine()).filter((finding) => finding.service === service);
    return found.map(({ code, severity, why, evidence, fixes }) => ({
      code: severity === 'error' ? code : `${severity} ${code}`,
      why,
      seen: evidence.slice(1).map(({ source, text }) => `${source} ${text}`.replaceAll(name, 'NAME')),
      edits: fixes.flatMap(({ edit }) => (edit ? [placeText(edit, session.world())] : [])),
    }));
  }

  function ended(): number {
    return Object.values(session.world().containers).filter(({ state }) => state === 'exited').length;
  }

  test('each is found with what names the host, and what gets over it is not', async () => {
    await expect.poll(ended, { timeout: 10_000 }).toBe(6);
    const found = await examine();
    expect(found.map(({ code, service, severity }) => `${severity} ${code} ${service}`).sort()).toEqual([
      'error db.connection-refused loop',
      'error db.connection-refused machine',
      'error db.connection-refused port',
      'error dns.host-not-found apart',
      'error dns.host-not-found name',
      'error dns.host-not-found nameless',
      'error env.localhost-in-container localhost',
    ]);
    expect(await foundOf('localhost')).toMatchObject([{ seen: ['.env:2 CACHE_HOST=localhost'], edits: ['.env:2'] }]);
    expect(await foundOf('machine')).toMatchObject([
      { seen: ['.env:3 QUEUE_HOST=host.docker.internal', `this machine nothing listens on port ${QUEUE_PORT}`] },
    ]);
    expect(await foundOf('port')).toMatchObject([
      { why: expect.stringContaining('search listens on 9200; 18762 is where'), edits: ['compose.yaml:21'] },
    ]);
    expect(await foundOf('name')).toMatchObject([
      { why: expect.stringContaining('search is nearly the same'), edits: ['.env:5'] },
    ]);
    expect(await foundOf('apart')).toMatchObject([
      {
        seen: [
          'compose.yaml:33 ELASTIC_HOST=search',
          'networks of NAME-apart-1 NAME_other',
          'networks of NAME-search-1 NAME_default',
        ],
        edits: ['compose.yaml:35'],
      },
    ]);
    expect(await foundOf('nameless')).toMatchObject([{ edits: ['compose.yaml:38'] }]);
  });

  test('a server on this machine that listens for itself alone is told, and one that wants another password', async () => {
    await redis(['--bind', '127.0.0.1'], async () => {
      await compose('up', '-d', 'login');
      await expect.poll(async () => (await foundOf('login')).length, { timeout: 10_000 }).toBe(1);
      expect(await foundOf('login')).toMatchObject([
        { code: 'db.connection-refused', why: expect.stringContaining('only on its loopback address') },
      ]);
    });
    await redis(['--bind', '0.0.0.0', '--protected-mode', 'no', '--requirepass', 'the-right-one'], async () => {
      expect(await foundOf('login')).toMatchObject([
        {
          code: 'db.connection-refused',
          why: expect.stringContaining(`redis-server listens on port ${CACHE_PORT} there now`),
        },
      ]);
      await compose('up', '-d', '--force-recreate', 'login');
      await expect
        .poll(async () => (await foundOf('login'))[0]?.code, { timeout: 10_000 })
        .toBe('db.authentication-failed');
      expect(await foundOf('login')).toMatchObject([{ seen: ['.env:6 CACHE_PASSWORD=***'], edits: ['.env:6'] }]);
      const words = JSON.stringify([await examine(), session.doctor.findings('zh-CN')]);
      expect(words).not.toContain('not-the-one');
    });
  });
});

/** A Redis on this machine while `during` lasts. */
async function redis(options: readonly string[], during: () => Promise<void>): Promise<void> {
  const server = execa('redis-server', ['--port', CACHE_PORT, '--save', '', ...options], {
    reject: false,
    buffer: false,
  });
  try {
    for await (const line of createInterface(server.stdout)) if (line.includes('Ready to accept connections')) break;
    await during();
  } finally {
    server.kill();
    await server;
  }
}
