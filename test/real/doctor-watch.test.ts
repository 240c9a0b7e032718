import { type ExecFileOptions, execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plain } from '../../src/text/sanitize.ts';
import { describeReal } from './engine-required.ts';
import { openWatchStage, type WatchStage } from './watch-stage.ts';

const run = promisify(execFile);
const name = `dwdoctorwatch-${process.pid}`;
const LARGE = 110_000_000;

const FILES = {
  'compose.yaml': `
services:
  app:
    image: bb:latest
    command: sleep 1000
    stop_grace_period: 0s
    develop: { watch: [{ path: ./src, action: sync, target: /app/src }] }
  sealed:
    image: bb:latest
    command: sleep 1000
    stop_grace_period: 0s
    read_only: true
    develop: { watch: [{ path: ./sealed, action: sync, target: /app/sealed }] }
  heavy:
    build: ./heavy
    command: sleep 1000
    stop_grace_period: 0s
`,
  'src/a.txt': 'a\n',
  'sealed/a.txt': 'a\n',
  'heavy/Dockerfile': 'FROM bb:latest\nCOPY light.txt /\n',
  'heavy/light.txt': 'light\n',
};

describeReal('what keeps a saved file, a build or a command back, on a real engine', () => {
  let stage: WatchStage;

  beforeAll(async () => {
    stage = await openWatchStage(name, FILES, 'compose');
  });
  afterAll(async () => {
    await stage.session.watching.stop();
    await stage.close();
  });

  async function codes(lines: readonly string[] | null = null): Promise<readonly string[]> {
    const pasted = lines && { source: 'pasted', lines: lines.map(plain), services: [] };
    await stage.session.doctor.examine(pasted);
    return stage.session.doctor.findings('en').map(({ code, service, severity }) => `${service}: ${code} ${severity}`);
  }

  /** Until the world, which the doctor looks at, has it so: the ledger is a moment ahead of it. */
  const isSettled = (file: string, state: string) =>
    stage.until(({ sync }) => sync.entries.some((one) => one.file.endsWith(`/${file}`) && one.state === state));

  test('a saved file that no watch takes along is told of, and nothing once one does', async () => {
    await stage.write('src/a.txt', 'saved\n');
    await isSettled('src/a.txt', 'waiting');
    expect(await codes()).toContain('app: watch.not-running info');

    await stage.session.watching.start([]);
    await stage.until(({ watch }) => watch.entries.some(({ kind }) => kind === 'enabled'));
    await stage.write('src/a.txt', 'saved again\n');
    await isSettled('src/a.txt', 'verified');
    expect(await codes()).not.toContainEqual(expect.stringContaining('watch.not-running'));
  });

  test('a file that a read-only container refused is told of there, and not where files arrive', async () => {
    await stage.write('sealed/a.txt', 'b\n');
    await isSettled('sealed/a.txt', 'failed');
    const found = await codes();
    expect(found).toContainEqual(expect.stringMatching(/^sealed: watch\.sync-failed /));
    expect(found).not.toContainEqual(expect.stringMatching(/^app: /));
  });

  test('a context of more than a hundred megabytes is told of, and nothing once its file is left out', async () => {
    const { jobs } = stage.session;
    const argv = ['docker', 'compose', '-p', name, 'build', 'heavy'];
    await stage.write('heavy/Dockerfile', 'FROM bb:latest\nCOPY . /all\n');
    await stage.write('heavy/large.bin', 'x'.repeat(LARGE));
    await jobs.start({ command: 'build', argv, services: ['heavy'] }).ended;
    expect(await codes()).toContainEqual(expect.stringMatching(/^heavy: build\.context-large /));

    await stage.write('heavy/.dockerignore', '*.bin\n');
    await jobs.start({ command: 'build', argv, services: ['heavy'] }).ended;
    expect(await codes()).not.toContainEqual(expect.stringContaining('build.context-large'));
  });

  test.skipIf(process.getuid?.() !== 0)('a user who may not open the engine’s socket is told so', async () => {
    const denied = await refusalOf(['ps'], { uid: 65_534, gid: 65_534, env: { ...process.env, HOME: tmpdir() } });
    expect(await codes(denied)).toEqual(['null: engine.permission-denied error']);
  });

  test('a docker without Compose is told of, with what it said itself', async ({ skip }) => {
    const unknown = await refusalOf(['compose', 'up'], { env: { ...process.env, DOCKER_CONFIG: stage.folder } });
    skip(unknown.length === 0, 'Compose is installed for all users here');
    expect(await codes(unknown)).toEqual(['null: compose.unsupported-version error']);
  });
});

/** What `docker` says as it refuses; nothing where it does not. */
async function refusalOf(words: readonly string[], options: Pick<ExecFileOptions, 'uid' | 'gid' | 'env'>) {
  const text = await run('docker', words, { ...options, cwd: tmpdir() }).then(
    () => '',
    ({ stderr }: { readonly stderr: string }) => stderr,
  );
  return text.split('\n').filter((line) => line.trim() !== '');
}
