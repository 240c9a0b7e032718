import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { openSession, type Session } from '../../src/session/session.ts';
import { describeReal, engineHere } from './engine-required.ts';

const run = promisify(execFile);
const name = `dwconnections-${process.pid}`;
const project = join(import.meta.dirname, '../doctor/fixtures/connections/project');

describeReal('connections that services do not get, on a real engine', () => {
  let folder = '';
  let session: Session;
  const compose = (...words: readonly string[]) => run('docker', ['compose', '-p', name, ...words], { cwd: folder });

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
    await cp(project, folder, { recursive: true });
    await compose('up', '-d');
    session = openSession({
      engine: openEngine(engineHere),
      compose: openCompose({ directory: folder, files: [], projectName: name, profiles: [], envFiles: [], env: process.env }),
      record: () => {},
      logMemory: null,
      watchWith: null,
      cache: null,
    });
    await session.settled(20_000);
  });
  afterAll(async () => {
    await session.close();
    await compose('down', '-v', '-t', '0');
    await rm(folder, { recursive: true, force: true });
  });

  async function examine(): Promise<readonly Finding[]> {
    await session.doctor.examine(null);
    return session.doctor.findings('en');
  }

  test('dump', async () => {
    await expect.poll(() => Object.values(session.world().containers).filter(({ state }) => state === 'exited').length, { timeout: 8000 }).toBe(6);
    console.log(JSON.stringify(await examine(), null, 1));
  });
});
