import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished, vi } from 'vitest';
import { serviceSpec } from '../../src/compose/service.ts';
import type { Project } from '../../src/model/project.ts';
import { watchHabits } from '../../src/session/watch-habits.ts';
import { loadRules } from '../../src/sync/rules.ts';
import { folder } from '../compose/folder.ts';
import { describeReal } from './engine-required.ts';

const NAME = `dogwatch-rules-${process.pid}`;

const CHANGED = [
  'src/ok.py',
  'src/line\nfeed "1".py',
  'src/中文/文件.py',
  'src/cache/a.pyc',
  'src/cache/keep.pyc',
  'other/o',
  'skip/s',
  'deep/skip/s',
  'x.log',
  'kept.log',
  'y~',
  '.x.swp',
  '.idea/workspace.xml',
  '.git/HEAD',
  'all/i.py',
  'some/a.py',
  'some/a.txt',
  'some/b/c.py',
];

const RULES = (root: string) => [
  { path: root, action: 'sync', target: '/app', ignore: ['skip/', '**/*.log', '!kept.log'] },
  { path: join(root, 'all'), action: 'sync', target: '/all', include: ['*'] },
  { path: join(root, 'some'), action: 'sync', target: '/some', include: ['*.py'] },
];

describeReal('the watch of a real Compose', () => {
  it.each([
    ['no ignore file', {}],
    ['patterns', { '.dockerignore': 'other\n**/*.pyc\n!src/cache/keep.pyc\n' }],
    ['a star among the patterns', { '.dockerignore': '*\nother\n!src\n' }],
    ['an ignore file of the Dockerfile', { '.dockerignore': 'other\n', 'Dockerfile.dockerignore': 'src\n' }],
  ])('takes what the rules say, with %s', async (_, ignoreFiles) => {
    const root = folder({ ...ignoreFiles, Dockerfile: 'FROM bb:latest\n' });
    for (const path of CHANGED) mkdirSync(dirname(join(root, path)), { recursive: true });
    const service = { build: { context: root }, command: 'sleep 1000', stop_grace_period: '0s' };
    const described = { ...service, develop: { watch: RULES(root) } };
    writeFileSync(join(root, 'compose.yml'), JSON.stringify({ services: { app: described } }));
    const docker = (...words: readonly string[]) =>
      execFileSync('docker', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void docker('compose', '-p', NAME, 'down', '-t', '0', '--rmi', 'local'));
    docker('compose', '-p', NAME, 'up', '-d', '--build');
    await watching(root);

    const exists = (path: string) => docker('exec', `${NAME}-app-1`, 'test', '-e', path);
    const write = (path: string) => writeFileSync(join(root, path), path);
    for (const path of CHANGED) write(path);
    // Compose does one batch after the other: once the second of these is there, all that was written before the first has been dealt with.
    for (const marker of ['src.first', 'src.second']) {
      write(marker);
      await vi.waitFor(() => exists(`/app/${marker}`), { timeout: 20_000, interval: 50 });
    }

    const arrived = docker('exec', `${NAME}-app-1`, 'sh', '-c', 'find /app /all /some -type f -print0 || true');
    const version = docker('compose', 'version', '--short').trim();
    const names = arrived.split('\0').filter((name) => name !== '' && !name.startsWith('/app/src.'));
    expect(names.toSorted()).toEqual((await expected(root, described, version)).toSorted());
  });
});

/** The paths in the container that the rules say. */
async function expected(root: string, service: Parameters<typeof serviceSpec>[1], version: string) {
  const project: Project = {
    origin: 'resolved',
    name: NAME,
    directory: root,
    files: [],
    envFiles: [],
    profiles: [],
    services: [serviceSpec('app', service, [])],
    networks: [],
    volumes: [],
  };
  const rules = await loadRules(project, watchHabits(version));
  const verdicts = CHANGED.flatMap((path) => rules.map((rule) => rule.judge(join(root, path))));
  return [...new Set(verdicts.flatMap((verdict) => (verdict.kind === 'goes' ? [verdict.target] : [])))];
}

/** Resolves once the watch is on; it ends with the test. */
async function watching(root: string) {
  const child = spawn('docker', ['compose', '-p', NAME, 'watch', '--no-up'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    child.kill('SIGINT');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  await Promise.race(
    [child.stdout, child.stderr].map(async (stream) => {
      for await (const line of createInterface(stream)) if (line.includes('Watch enabled')) return;
      throw new Error('the watch ended');
    }),
  );
}
