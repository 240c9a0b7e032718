import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SyncState } from '../../src/model/sync.ts';
import { describeReal, engineAvailable } from './engine-required.ts';
import { openWatchStage, type WatchStage } from './watch-stage.ts';

/** The version of Compose here; rules have `include` and `sync+exec` since 2.32, `restart` since 2.32 too (its JSON schema refuses them before). */
const version = engineAvailable ? execFileSync('docker', ['compose', 'version', '--short'], { encoding: 'utf8' }) : '';
const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
const isOld = engineAvailable && major === 2 && minor < 32;

/** Without the rules that an old Compose refuses. */
function forVersion(compose: string): string {
  if (!isOld) return compose;
  const lines = compose.split('\n').filter((line) => !/action: (?:sync\+exec|restart)[,}]/.test(line));
  return lines.join('\n').replace(', include: ["**/*.py"]', '');
}

const FILES = {
  'compose.yml': forVersion(`
services:
  app:
    build: .
    command: sleep 1000000
    stop_signal: SIGKILL
    healthcheck: {test: ["CMD", "true"], interval: 1s, start_period: 1s, start_interval: 1s}
    develop:
      watch:
        - {path: ./src, action: sync, target: /app/src, ignore: [skip/, "*.tmp"]}
        - {path: ./conf, action: sync+restart, target: /app/conf}
        - {path: ./hook, action: sync+exec, target: /app/hook, exec: {command: [sh, -c, "cat /app/hook/in > /app/out && ! grep -q bad /app/out"]}}
        - {path: ./requirements.txt, action: rebuild}
        - {path: ./touch-me, action: restart}
        - {path: ./missing, action: sync, target: /app/missing}
        - {path: ./small, action: sync, target: /small}
    volumes: ["small:/small"]
  worker:
    build: .
    command: sleep 1000000
    stop_signal: SIGKILL
    deploy: {replicas: 2}
    develop:
      watch:
        - {path: ./src, action: sync, target: /srv/src, include: ["**/*.py"]}
  plain:
    build: .
    command: sleep 1000000
    stop_signal: SIGKILL
    user: "1000"
    develop:
      watch:
        - {path: ./plain, action: sync, target: /tmp/plain}
  sealed:
    build: .
    command: sleep 1000000
    stop_signal: SIGKILL
    user: "1000"
    read_only: true
    tmpfs: /scratch
    develop:
      watch:
        - {path: ./sealed, action: sync, target: /app/sealed}
        - {path: ./scratch, action: sync, target: /scratch/in}
volumes:
  small: {driver: local, driver_opts: {type: tmpfs, device: tmpfs, o: size=64k}}
`),
  '.dockerignore': '**/*.pyc\n',
  Dockerfile:
    'FROM bb:latest\nWORKDIR /app\nCOPY requirements.txt .\nRUN ! grep -q broken requirements.txt\nCOPY . .\n',
  'requirements.txt': 'one\n',
  'touch-me': '',
  'src/main.py': 'print(1)\n',
  'src/gone/a.py': '',
  'src/gone/b.py': '',
  'conf/a.yml': 'a: 1\n',
  'hook/in': 'first\n',
  'sealed/a.txt': 'a\n',
};

describeReal('saved files', () => {
  describe.each(['compose', 'dogwatch'] as const)('with watch by %s', (by) => {
    let stage: WatchStage;

    /** When the test began: what was known of a file before does not count. */
    let began = 0;
    beforeEach(() => {
      began = Date.now();
    });

    /** Resolves when the world has the file's newest change in that state. */
    const settled = (file: string, state: SyncState, service = 'app') =>
      stage.until(({ sync }) =>
        sync.entries.some(
          (entry) =>
            entry.file === join(stage.folder, file) &&
            entry.service === service &&
            entry.state === state &&
            entry.savedAt >= began,
        ),
      );

    beforeAll(async () => {
      stage = await openWatchStage(`dogwatch-watch-${by}-${process.pid}`, FILES, by);
      await stage.session.watching.start([]);
      await stage.until(({ watch }) => watch.state === 'running');
    });
    afterAll(() => stage?.close());

    test('a saved file is verified where it goes, in every service and replica', async () => {
      await stage.write('src/main.py', 'print(22)\n');
      await Promise.all([settled('src/main.py', 'verified'), settled('src/main.py', 'verified', 'worker')]);
      expect(await stage.exec('app', 'cat', '/app/src/main.py')).toBe('print(22)\n');
      for (const index of ['1', '2'])
        expect(await stage.exec('worker', '--index', index, 'cat', '/srv/src/main.py').catch(String)).toBeDefined();
      expect(stage.entry('src/main.py', 'worker')?.target).toBe('/srv/src/main.py');
    });

    test('it is shown as verified within 300 ms of the engine’s own event', async () => {
      await stage.write('src/timed.py', 'x');
      await settled('src/timed.py', 'verified');
      const event = stage.facts.findLast(
        (fact) =>
          fact.type === 'engine.event' && fact.event.action === 'extract-to-dir' && fact.event.service === 'app',
      );
      const shown = stage.facts.find(
        (fact) =>
          fact.type === 'sync.known' &&
          fact.sync.entries.some(
            (one) => one.state === 'verified' && one.file.endsWith('timed.py') && one.service === 'app',
          ),
      );
      expect((shown?.at ?? Number.POSITIVE_INFINITY) - (event?.at ?? 0)).toBeLessThan(300);
    });

    test('an editor that saves by rename, and two saves within a second, end with the last content', async () => {
      await stage.write('src/.main.py.swp', 'swap');
      await stage.write('src/main.py.new', 'print(333)\n');
      await rename(join(stage.folder, 'src/main.py.new'), join(stage.folder, 'src/main.py'));
      await settled('src/main.py', 'verified');
      began = Date.now();
      await stage.write('src/main.py', 'print(444)\n');
      await stage.write('src/main.py', 'print(555)\n');
      await settled('src/main.py', 'verified');
      expect(await stage.exec('app', 'cat', '/app/src/main.py')).toBe('print(555)\n');
      expect(stage.entry('src/.main.py.swp')?.state ?? 'ignored').toBe('ignored');
    });

    test('names with spaces, quotes, line breaks and Chinese characters arrive', async () => {
      const names = ['a b.py', `it's "q".py`, 'two\nlines.py', '中文 文件.py', '-rf.py', '$HOME;x.py'];
      for (const name of names) await stage.write(`src/${name}`, name);
      for (const name of names) await settled(`src/${name}`, 'verified');
      for (const name of names) expect(await stage.exec('app', 'cat', `/app/src/${name}`)).toBe(name);
      for (const name of names) await rm(join(stage.folder, 'src', name));
      for (const name of names) await settled(`src/${name}`, 'removed');
      expect(await stage.exec('app', 'ls', '/app/src')).not.toContain('中文');
    });

    test('a file that a pattern leaves out says which', async () => {
      await stage.write('src/a.pyc', 'x');
      await stage.write('src/b.tmp', 'x');
      await settled('src/a.pyc', 'ignored');
      await settled('src/b.tmp', 'ignored');
      expect(stage.entry('src/a.pyc', 'app')?.ignoredBy).toEqual({
        text: '**/*.pyc',
        place: { kind: 'file', file: join(stage.folder, '.dockerignore'), line: 1 },
      });
      expect(stage.entry('src/b.tmp', 'app')?.ignoredBy).toMatchObject({ text: '*.tmp', place: { kind: 'rule' } });
      if (!isOld) expect(stage.entry('src/b.tmp', 'worker')).toBeUndefined();
    });

    test('a deleted folder is gone there too', async () => {
      await rm(join(stage.folder, 'src/gone'), { recursive: true });
      await settled('src/gone/a.py', 'removed');
      expect(await stage.exec('app', 'ls', '/app/src')).not.toContain('gone');
    });

    test('a link out of the tree goes as a link, and nothing behind it', async () => {
      await mkdir(join(stage.folder, 'outside'), { recursive: true });
      await writeFile(join(stage.folder, 'outside/secret.py'), 'secret');
      await symlink('../outside/secret.py', join(stage.folder, 'src/link.py'));
      await settled('src/link.py', 'verified');
      expect(await stage.exec('app', 'readlink', '/app/src/link.py')).toBe('../outside/secret.py\n');
      await rm(join(stage.folder, 'src/link.py'));
      await settled('src/link.py', 'removed');
    });

    test('a folder of a rule that does not exist yet is followed once it does', async () => {
      await stage.write('missing/late.py', 'x');
      await settled('missing/late.py', 'verified');
      expect(await stage.exec('app', 'cat', '/app/missing/late.py')).toBe('x');
    });

    test('sync and restart is told to its end', async () => {
      await stage.write('conf/a.yml', 'a: 2\n');
      await settled('conf/a.yml', 'acted');
      expect(stage.session.world().sync.stories.find(({ service }) => service === 'app')).toMatchObject({
        action: 'sync+restart',
        state: 'done',
      });
      expect(await stage.exec('app', 'cat', '/app/conf/a.yml')).toBe('a: 2\n');
    });

    test.skipIf(isOld)('a restart without a copy is told too', async () => {
      await stage.write('touch-me', 'now');
      await settled('touch-me', 'acted');
    });

    test.skipIf(isOld)('the command of sync and exec is told to its end, well or badly', async () => {
      await stage.write('hook/in', 'second\n');
      await settled('hook/in', 'acted');
      expect(await stage.exec('app', 'cat', '/app/out')).toBe('second\n');
      began = Date.now();
      await stage.write('hook/in', 'bad\n');
      await stage.until(({ sync }) => sync.stories.some(({ state }) => state === 'failed'));
      expect(stage.session.world().sync.stories).toContainEqual(
        expect.objectContaining({ action: 'sync+exec', problem: { kind: 'command', code: 1 } }),
      );
      expect(stage.entry('hook/in')?.state).toBe('verified');
    });

    test('what a read-only container cannot take says so in the engine’s words', async () => {
      await stage.write('sealed/a.txt', 'b\n');
      await settled('sealed/a.txt', 'failed', 'sealed');
      expect(stage.entry('sealed/a.txt', 'sealed')?.problem).toMatchObject({
        kind: 'told',
        text: expect.stringContaining('read-only'),
      });
    });

    test('what lands under a tmpfs is never called verified', async () => {
      await stage.write('scratch/a.txt', 'b');
      await settled('scratch/a.txt', 'failed', 'sealed');
    });

    test('a target that does not exist is made, also in a container of another user', async () => {
      await stage.write('plain/deep/a.txt', 'mine\n');
      if (isOld) {
        // Engine 26.1 looks up the user by `getent`, which this small image lacks; the engine's words are shown then.
        await settled('plain/deep/a.txt', 'failed', 'plain');
        expect(stage.entry('plain/deep/a.txt', 'plain')?.problem).toMatchObject({
          text: expect.stringMatching(/^unable to find getent command/),
        });
        return;
      }
      await settled('plain/deep/a.txt', 'verified', 'plain');
      expect(await stage.exec('plain', 'cat', '/tmp/plain/deep/a.txt')).toBe('mine\n');
    });

    test('no space left in the container is said, and what is saved smaller arrives', async () => {
      await stage.write('small/big.bin', 'x'.repeat(200_000));
      await settled('small/big.bin', 'failed');
      expect(stage.entry('small/big.bin', 'app')?.problem).toMatchObject({
        kind: 'told',
        text: expect.stringContaining('no space left on device'),
      });
      began = Date.now();
      await stage.write('small/big.bin', 'small');
      await settled('small/big.bin', 'verified');
    });

    test('a file that is saved while the container restarts arrives', async () => {
      const restarted = stage.compose('restart', '-t', '1', 'app');
      await stage.until(({ events }) =>
        events.some(({ service, action, at }) => service === 'app' && action === 'die' && at >= began),
      );
      await stage.write('src/during.py', 'restart');
      await restarted;
      await settled('src/during.py', 'verified');
      expect(await stage.exec('app', 'cat', '/app/src/during.py')).toBe('restart');
    });

    test('a rebuild is told to healthy again, and a failing one to its reason', async () => {
      await stage.write('requirements.txt', 'two\n');
      await settled('requirements.txt', 'acted');
      expect(await stage.exec('app', 'cat', '/app/requirements.txt')).toBe('two\n');
      began = Date.now();
      await stage.write('requirements.txt', 'broken\n');
      await settled('requirements.txt', 'failed');
      const problem = stage.entry('requirements.txt')?.problem;
      expect(problem?.kind === 'told' ? problem.text : '').toMatch(/exit code: 1|did not complete/);
      began = Date.now();
      await stage.write('requirements.txt', 'three\n');
      await settled('requirements.txt', 'acted');
    });

    test('a checkout of 5,000 files is followed file by file', async () => {
      const copy = join(stage.folder, 'copy');
      for (let folder = 0; folder < 50; folder++) {
        await mkdir(join(copy, `d${folder}`), { recursive: true });
        await Promise.all(
          Array.from({ length: 100 }, (_, file) =>
            writeFile(join(copy, `d${folder}/f${file}.py`), `${folder} ${file}`),
          ),
        );
      }
      const old = new Date(Date.now() - 86_400_000);
      await utimes(join(copy, 'd0/f0.py'), old, old);
      await cp(copy, join(stage.folder, 'src/many'), { recursive: true, preserveTimestamps: true });
      await stage.until(({ sync }) => {
        const tally = sync.tallies.find(({ service, rule }) => service === 'app' && rule === 0);
        return (tally?.counts.verified ?? 0) >= 5000 && tally?.counts.sent === 0 && tally.counts.saved === 0;
      });
      expect(stage.session.world().sync.entries).toHaveLength(500);
      expect((await stage.exec('app', 'sh', '-c', 'find /app/src/many -type f | wc -l')).trim()).toBe('5000');
    });

    test('a container that is made anew without what had been synced says so of each file', async () => {
      await stage.write('src/lost.py', 'x');
      await settled('src/lost.py', 'verified');
      await stage.compose('up', '-d', '--force-recreate', '--no-deps', 'app');
      await settled('src/lost.py', 'failed');
      expect(stage.entry('src/lost.py', 'app')?.problem).toEqual({ kind: 'lost' });
    });

    test('files that are saved while watch is off wait, and are told by what comes next', async () => {
      await stage.session.watching.stop();
      await stage.write('src/later.py', 'x');
      await settled('src/later.py', 'waiting');
    });
  });

  describe('when Compose’s watch does not run as it should', () => {
    let stage: WatchStage;
    const name = `dogwatch-watch-child-${process.pid}`;

    beforeAll(async () => {
      stage = await openWatchStage(name, FILES, 'compose');
    });
    afterAll(() => stage?.close());

    const isVerified = (file: string) => stage.until(() => stage.entry(file, 'app')?.state === 'verified');

    /** The ids of the watch processes of this project: the docker CLI and the plugin that it runs. */
    function watchers(): readonly number[] {
      const listed = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
      return listed
        .filter((line) => line.includes(name) && line.includes(' watch ') && line.includes('compose'))
        .map((line) => Number.parseInt(line, 10));
    }

    test('a child that is killed is started again, and what is saved then arrives', async () => {
      await stage.session.watching.start([]);
      await stage.until(({ watch }) => watch.state === 'running');
      // The plugin, which comes after the CLI that started it.
      const plugin = watchers().at(-1);
      if (plugin !== undefined) process.kill(plugin, 'SIGKILL');
      await stage.until(({ watch }) => watch.state === 'retrying' && watch.problem !== '' && watch.retryAt !== null);
      await stage.until(({ watch }) => watch.state === 'running');
      await stage.write('src/again.py', 'x');
      await isVerified('src/again.py');
      await stage.session.watching.stop();
      expect(watchers()).toEqual([]);
    });

    test('a watch in another terminal is told apart, and what it syncs is shown', async () => {
      const other: ChildProcess = spawn('docker', ['compose', '-p', name, 'watch', '--no-up'], {
        cwd: stage.folder,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        let said = '';
        other.stdout?.on('data', (chunk) => {
          said += chunk;
        });
        while (!said.includes('Watch enabled') && other.stdout) await once(other.stdout, 'data');
        await stage.write('src/elsewhere.py', 'x');
        await isVerified('src/elsewhere.py');
        await stage.until(({ watch }) => watch.state === 'elsewhere');
        await stage.session.watching.start([]);
        await stage.until(({ watch }) => watch.state === 'elsewhere' && /exclusive lock/.test(watch.problem));
      } finally {
        other.kill('SIGINT');
        if (other.exitCode === null) await once(other, 'exit');
      }
      await stage.session.watching.start([]);
      await stage.until(({ watch }) => watch.state === 'running');
    });
  });
});
