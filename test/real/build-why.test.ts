import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { createHasher } from '../../src/files/hasher.ts';
import type { BuildSummary } from '../../src/model/build.ts';
import { followBuilds } from '../../src/session/builds/follow.ts';
import { createJobs } from '../../src/session/jobs.ts';
import { followProject } from '../../src/session/project.ts';
import { createStore } from '../../src/session/store.ts';
import { folder } from '../compose/folder.ts';
import { describeReal, engineHere } from './engine-required.ts';

const PATIENCE = 120_000;

/** What stands in the Dockerfile is new at each run, so that no cache of an earlier one knows it. */
const NONCE = `${process.pid}-${Date.now()}`;

const DOCKERFILE = `FROM bb:latest AS lib
RUN echo ${NONCE} > /lib.txt

FROM bb:latest
ARG VERSION=1
COPY package.json package-lock.json /deps/
COPY . /app
# "npm ci" is all that tells the installation here
RUN echo npm ci && cat /deps/package.json; \
  npm ci || true
ARG LATE=1
RUN echo late
COPY --from=lib /lib.txt /
`;

const COMPOSE = `services:
  app:
    build:
      context: .
      args:
        LATE: \${LATE:-1}
`;

/** A project of one service in a folder of its own, with its builds followed until the test has finished. */
async function open(files: Readonly<Record<string, string>>, name: string, cache = folder({})) {
  const directory = folder({ 'compose.yaml': COMPOSE, Dockerfile: DOCKERFILE, '.dockerignore': IGNORED, ...files });
  const env: Record<string, string | undefined> = { ...process.env };
  const opened = await follow(directory, name, cache, env);
  onTestFinished(async () => {
    await opened.close();
    const docker = (...args: readonly string[]) =>
      execFileSync('docker', args, { cwd: tmpdir(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    docker('compose', '-p', name, 'down', '-v', '-t', '0');
    const images = docker('image', 'ls', '-q', '--filter', `label=com.docker.compose.project=${name}`).trim();
    if (images !== '') docker('rmi', '-f', ...new Set(images.split('\n')));
  });
  return {
    ...opened,
    directory,
    cache,
    write: (file: string, text: string) => writeFileSync(join(directory, file), text),
  };
}

const IGNORED = 'Dockerfile\ncompose.yaml\n.dockerignore\n';

async function follow(directory: string, name: string, cache: string, env: Record<string, string | undefined>) {
  const compose = openCompose({ directory, files: [], projectName: name, profiles: [], envFiles: [], env });
  const engine = openEngine(engineHere);
  const abort = new AbortController();
  const store = createStore();
  const jobs = createJobs(compose, store.emit);
  const hasher = createHasher();
  const builds = followBuilds(engine, hasher, store, cache);
  const reading = followProject(compose, store.emit, abort.signal);
  const following = engine.follow(name, store.emit, abort.signal);
  await reading.read;
  await until(() => store.world().project?.origin === 'resolved' && store.world().engine.state === 'connected');

  async function until(holds: () => boolean) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => holds() && resolve();
    const stop = store.subscribe(check);
    check();
    await promise;
    stop();
  }

  async function build(...words: readonly string[]): Promise<BuildSummary> {
    const { id, ended } = jobs.start({ command: 'build', argv: [...compose.command, 'build', ...words], services: [] });
    const result = await ended;
    await until(() => store.world().builds.app?.job === id);
    const summary = store.world().builds.app as BuildSummary;
    expect(summary.outcome).toBe(result.kind);
    return summary;
  }

  async function resolved(change: () => void, holds: () => boolean) {
    change();
    await until(holds);
  }

  async function close() {
    abort.abort();
    await builds.close().then(hasher.close);
    await jobs.close();
    await following;
    await Promise.all([engine.close(), compose.close()]);
  }
  return { store, builds, build, resolved, close };
}

const told = ({ reasons }: BuildSummary) => reasons.map(({ place, cause }) => [place.line, cause]);
const files = (changes: object) => ({
  kind: 'files',
  files: { changed: [], added: [], removed: [], more: 0, ...changes },
});

describeReal('why a build was not cached', () => {
  it(
    'is told for each kind of change, and nothing is told where nothing changed',
    async () => {
      const project = await open(
        {
          'package.json': `{"name":"${NONCE}"}`,
          'package-lock.json': '{}',
          'src/main.js': `// ${NONCE}`,
          '.env': 'A=1',
        },
        `dwwhy-${process.pid}`,
      );
      const { build, directory, write } = project;

      const first = await build();
      expect(told(first).map(([, cause]) => cause)).toEqual([{ kind: 'first' }, { kind: 'first' }]);
      expect(first).toMatchObject({ ran: 6, cached: 0, comparedWith: null });

      // The time of the last change alone is no reason, and is none here.
      utimesSync(join(directory, 'src/main.js'), new Date(), new Date());
      const touched = await build();
      expect(touched).toMatchObject({ ran: 0, cached: 6, reasons: [], comparedWith: first.at });

      write('src/main.js', `// ${NONCE} two`);
      write('src/new.js', '');
      const changed = await build();
      expect(told(changed)).toEqual([[7, files({ changed: ['src/main.js'], added: ['src/new.js'] })]]);
      expect(changed.advice).toMatchObject([
        {
          copy: { line: 7, number: 3, text: 'COPY . /app' },
          install: { line: 9 },
          tool: 'npm',
          manifests: ['package-lock.json', 'package.json'],
          copiedBefore: true,
        },
      ]);

      rmSync(join(directory, 'src/new.js'));
      chmodSync(join(directory, 'src/main.js'), 0o600);
      expect(told(await build())).toEqual([[7, files({ changed: ['src/main.js'], removed: ['src/new.js'] })]]);

      mkdirSync(join(directory, 'src/empty'));
      expect(told(await build())).toEqual([[7, files({ added: ['src/empty'] })]]);

      write('package.json', `{"name":"${NONCE}-2"}`);
      const manifest = await build();
      expect(told(manifest)).toEqual([[6, files({ changed: ['package.json'] })]]);
      expect(manifest.advice).toEqual([]);

      // A file that the build takes by `COPY .` comes first.
      const { store, resolved } = project;
      await resolved(
        () => write('.env', 'A=1\nLATE=2\n'),
        () => store.world().project?.services[0]?.build?.args.LATE === '2',
      );
      const late = await build();
      expect(told(late)[0]?.[1]).toEqual(files({ changed: ['.env'] }));

      write('.dockerignore', `${IGNORED}.env\n`);
      await build();
      await resolved(
        () => write('.env', 'A=1\nLATE=3\n'),
        () => store.world().project?.services[0]?.build?.args.LATE === '3',
      );
      expect(told(await build())).toEqual([[11, { kind: 'argument', names: ['LATE'] }]]);

      write('Dockerfile', DOCKERFILE.replace('RUN echo late', 'RUN echo later'));
      expect(told(await build())).toEqual([[11, { kind: 'instruction', change: 'changed' }]]);

      write('Dockerfile', DOCKERFILE.replace('RUN echo late', 'ENV MODE=fast\nRUN echo later'));
      expect(told(await build())).toEqual([[12, { kind: 'setting', keyword: 'ENV', line: 11 }]]);

      write('Dockerfile', DOCKERFILE.replace(`echo ${NONCE}`, `echo ${NONCE} 2`).replace('echo late', 'echo later'));
      const other = await build();
      expect(told(other)).toMatchObject([
        [2, { kind: 'instruction', change: 'changed' }],
        [12, { kind: 'earlier', place: { stage: 'lib', line: 2 } }],
      ]);

      expect(told(await build('--no-cache')).map(([, cause]) => cause)).toEqual([
        { kind: 'no-cache' },
        { kind: 'no-cache' },
      ]);

      write('Dockerfile', `${DOCKERFILE}RUN exit 3\n`);
      const failing = await build();
      expect(failing.outcome).toBe('failed');
      write('Dockerfile', `${DOCKERFILE}RUN exit 3\n`);
      const again = await build();
      expect(told(again)).toEqual([[13, { kind: 'unfinished' }]]);
    },
    PATIENCE,
  );

  it(
    'keeps no content and no secret, and remembers for the next session',
    async () => {
      const name = `dwwhy-kept-${process.pid}`;
      const project = await open(
        { 'package.json': NONCE, 'package-lock.json': '{}', 'src/key.pem': `secret ${NONCE}` },
        name,
      );
      const summary = await project.build();
      const text = readTree(project.cache);
      expect(text).toContain('src/key.pem');
      for (const hidden of [`secret ${NONCE}`, sha256(`secret ${NONCE}`)]) expect(text).not.toContain(hidden);

      const history = await project.builds.history(null);
      expect(history.past).toMatchObject([
        {
          service: 'app',
          at: summary.at,
          ran: summary.ran,
          cached: summary.cached,
          outcome: 'succeeded',
          cause: 'first',
        },
      ]);
      expect(history.past[0]?.imageSize).toBeGreaterThan(1000);
      expect(history.images[0]?.layers?.every(({ change }) => change === 'unknown')).toBe(true);

      await project.close();
      const later = await follow(project.directory, name, project.cache, { ...process.env });
      onTestFinished(later.close);
      await later.builds.settled();
      expect(later.store.world().builds.app).toEqual({ ...summary, job: null });
      project.write('src/key.pem', 'another');
      expect(told(await later.build())).toEqual([[7, files({ changed: ['src/key.pem'] })]]);
      const layers = (await later.builds.history('app')).images[0]?.layers ?? [];
      expect(layers.map(({ change }) => change)).toContain('new');
      expect(layers.map(({ change }) => change)).toContain('same');

      // Another folder knows nothing of the cache that the engine has.
      await later.close();
      const fresh = await follow(project.directory, name, folder({}), { ...process.env });
      onTestFinished(fresh.close);
      expect(await fresh.build()).toMatchObject({ cached: 6, ran: 0, reasons: [] });
      project.write('src/key.pem', 'a third');
      expect(told(await fresh.build())).toEqual([[7, files({ changed: ['src/key.pem'] })]]);
    },
    PATIENCE,
  );

  it(
    'is told for a base image that is another one now',
    async () => {
      const name = `dwwhy-base-${process.pid}`;
      const base = (label: string) =>
        execFileSync('docker', ['build', '-q', '-t', `${name}-base`, '-'], {
          input: `FROM bb:latest\nRUN echo ${label} > /base.txt\n`,
          stdio: 'pipe',
        });
      onTestFinished(() => void execFileSync('docker', ['rmi', '-f', `${name}-base`], { stdio: 'pipe' }));
      base('one');
      const { build } = await open({ Dockerfile: `FROM ${name}-base\nRUN echo ${name} ${NONCE}\n` }, name);
      await build();
      expect((await build()).reasons).toEqual([]);
      base('two');
      expect(told(await build())).toEqual([[2, { kind: 'base', image: `${name}-base`, was: `${name}-base` }]]);
    },
    PATIENCE,
  );
});

function readTree(directory: string): string {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
}

function sha256(text: string): string {
  return execFileSync('sha256sum', { input: text, encoding: 'utf8' }).split(' ')[0] ?? '';
}
