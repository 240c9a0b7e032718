import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import { supports } from '../../src/compose/version.ts';
import { parseWatchLine } from '../../src/compose/watch-lines.ts';
import type { JobStep } from '../../src/model/job.ts';
import type { Compose, RunEnd } from '../../src/model/ports.ts';
import { folder } from '../compose/folder.ts';
import { projectFolder } from '../compose/recorded.ts';
import { describeReal } from './engine-required.ts';

const never = () => new AbortController().signal;

/** A copy of a recorded project under a name of its own, taken down when the test has finished. */
function project(
  name: string,
  as: string,
  env: Readonly<Record<string, string>> = {},
): { compose: Compose; directory: string } {
  const directory = folder({});
  cpSync(projectFolder(name), directory, { recursive: true });
  const whole = { ...process.env, ...env };
  const compose = openCompose({ directory, files: [], projectName: as, profiles: [], envFiles: [], env: whole });
  onTestFinished(async () => {
    await compose.close();
    takeDown(as);
  });
  return { compose, directory };
}

/** By the labels alone, since a test may have left files that Compose refuses. */
function takeDown(name: string) {
  const docker = (...args: readonly string[]) =>
    execFileSync('docker', args, { cwd: tmpdir(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  docker('compose', '-p', name, 'down', '-v', '-t', '0');
  const images = docker(
    'image',
    'ls',
    '-q',
    '--filter',
    `label=com.docker.compose.project=${name}`,
    '--filter',
    'dangling=false',
  );
  if (images.trim() !== '') docker('rmi', '-f', ...new Set(images.trim().split('\n')));
}

function start(compose: Compose, args: readonly string[], signal: AbortSignal = never()) {
  const lines: string[] = [];
  const steps = new Map<string, JobStep>();
  const ended: Promise<RunEnd> = compose.run(
    [...compose.command, ...args],
    (event) => {
      if (event.kind === 'line') lines.push(event.text);
      else for (const step of event.steps) steps.set(step.id, step);
    },
    signal,
  );
  return { lines, steps, ended };
}

describeReal('the Compose CLI', () => {
  it('resolves a project with everything in it, in the order of the files', async ({ skip }) => {
    const { compose, directory } = project('tricky', 'dwc-real-tricky');
    const version = await compose.version();
    // Older versions do not know every field of it.
    if (version.ok && !supports(version.value, 'progress-json')) skip();

    const resolved = await compose.resolve(never());
    expect(resolved).toMatchObject({ ok: true, value: { origin: 'resolved', name: 'dwc-real-tricky', directory } });
    const services = resolved.ok ? resolved.value.services : [];
    expect(services.map(({ name, enabled }) => `${name} ${enabled}`)).toEqual([
      'api true',
      'worker true',
      'tools false',
      'mail true',
    ]);
    expect(services.find(({ name }) => name === 'mail')?.environment).toEqual({ USER_NAME: 'box fromdotenv' });
    expect(version.ok && version.value).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('says what is wrong with a project, and where', async () => {
    const { compose, directory } = project('unknown-property', 'dwc-real-wrong');
    expect(await compose.resolve(never())).toMatchObject({
      problem: { kind: 'invalid', file: join(directory, 'compose.yaml'), line: 6, source: '    imagee: typo' },
    });
    writeFileSync(join(directory, 'compose.yaml'), 'services: {web: {image: "${IMAGE:?name one}"}}');
    expect(await compose.resolve(never())).toEqual({
      ok: false,
      problem: { kind: 'variable-not-set', variable: 'IMAGE', message: 'name one' },
    });
    writeFileSync(join(directory, '.env'), 'IMAGE=bb\nno no\n');
    expect(await compose.resolve(never())).toMatchObject({
      problem: { kind: 'invalid', file: join(directory, '.env'), line: 2, source: 'no no' },
    });
  });

  it('refuses a service that needs one whose profile is off, as up would', async () => {
    const { compose } = project('profile-dependency', 'dwc-real-profile');
    expect(await compose.resolve(never())).toMatchObject({
      problem: { kind: 'invalid', message: 'service "web" depends on undefined service "db"' },
    });
  });

  it('brings a project up and down, with steps', async () => {
    const { compose } = project('app', 'dwc-real-app', { API_PORT: '18394' });
    const up = start(compose, ['up', '-d', '--build']);
    expect(await up.ended).toEqual({ kind: 'exited', code: 0 });
    expect(up.steps.get('Container dwc-real-app-api-1')).toMatchObject({
      kind: 'container',
      state: 'done',
      status: 'Started',
    });
    expect(
      [...up.steps.values()].filter(({ kind, name }) => kind === 'build' && name.includes('COPY . .')).length,
    ).toBeGreaterThan(0);
    expect(up.lines.filter((line) => line.startsWith('{'))).toEqual([]);

    const down = start(compose, ['down', '-v']);
    expect(await down.ended).toEqual({ kind: 'exited', code: 0 });
    expect(down.steps.get('Network dwc-real-app_default')).toMatchObject({ state: 'done', status: 'Removed' });
  });

  it('ends with the reason when a one-shot fails', async () => {
    const { compose } = project('app', 'dwc-real-failed', { API_PORT: '18394', MIGRATE_CODE: '3' });
    const up = start(compose, ['up', '-d']);
    expect(await up.ended).toEqual({ kind: 'exited', code: 1 });
    expect(up.lines.at(-1)).toBe('service "migrate" didn\'t complete successfully: exit 3');
  });

  it('can be interrupted in the middle of a build, and leaves no process behind', async () => {
    const { compose, directory } = project('app', 'dwc-real-cut');
    writeFileSync(join(directory, 'Dockerfile'), `FROM bb:latest\nRUN echo ${Date.now()} && sleep 60\n`);
    const abort = new AbortController();
    const build = start(compose, ['build', 'api'], abort.signal);
    await expect
      .poll(
        () => [...build.steps.values()].some(({ name, state }) => name.includes('sleep 60') && state === 'working'),
        { timeout: 20_000 },
      )
      .toBe(true);
    const before = Date.now();
    abort.abort();
    const end = await build.ended;
    expect(Date.now() - before).toBeLessThan(10_000);
    expect(end).not.toEqual({ kind: 'exited', code: 0 });
    expect(processesIn(directory)).toEqual([]);
  });

  it('watches, and says what it syncs', async () => {
    const { compose, directory } = project('app', 'dwc-real-watch', { API_PORT: '18394' });
    expect(await start(compose, ['up', '-d']).ended).toEqual({ kind: 'exited', code: 0 });
    const abort = new AbortController();
    const watch = start(compose, ['watch', '--no-up'], abort.signal);
    const kinds = () => watch.lines.map((line) => parseWatchLine(line).kind);
    await expect.poll(kinds, { timeout: 10_000 }).toContain('enabled');
    writeFileSync(join(directory, 'src/a.py'), 'changed');
    await expect.poll(kinds, { timeout: 10_000 }).toContain('sync');
    const inside = () =>
      execFileSync('docker', ['exec', 'dwc-real-watch-api-1', 'cat', '/app/src/a.py'], { encoding: 'utf8' });
    await expect.poll(inside, { timeout: 10_000 }).toBe('changed');
    abort.abort();
    await watch.ended;
    expect(processesIn(directory)).toEqual([]);
  });

  it('tells when files change that were not there before', async () => {
    const { compose, directory } = project('app', 'dwc-real-files');
    const found = await compose.discover();
    if (!found.ok) throw new Error(found.problem.kind);
    const told: string[] = [];
    compose.watchFiles(found.value, (files) => told.push(...files), never());
    const file = join(directory, '.env');
    await expect
      .poll(
        () => {
          writeFileSync(file, `A=${Date.now()}`);
          return told;
        },
        { timeout: 5000, interval: 300 },
      )
      .toContain(file);
  });
});

it('says that docker is not installed', async () => {
  const compose = openCompose({
    directory: folder({ 'compose.yaml': 'services: {}' }),
    files: [],
    profiles: [],
    envFiles: [],
    env: {},
    dockerPath: '/nowhere/docker',
  });
  expect(await compose.version()).toMatchObject({ problem: { kind: 'not-installed' } });
  expect(await compose.resolve(never())).toMatchObject({ problem: { kind: 'not-installed' } });
  expect(await start(compose, ['up']).ended).toMatchObject({ kind: 'not-started' });
});

/** Programs whose working directory is the folder. */
function processesIn(directory: string): readonly string[] {
  return execFileSync('sh', ['-c', 'ls -l /proc/[0-9]*/cwd 2>/dev/null || true'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.endsWith(`-> ${directory}`))
    .map((line) => readFileSync(`${/\/proc\/\d+/.exec(line)?.[0]}/cmdline`, 'utf8').replaceAll('\0', ' '));
}
