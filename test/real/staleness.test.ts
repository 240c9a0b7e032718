import { cpSync, writeFileSync } from 'node:fs';

import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it, onTestFinished } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { selectService } from '../../src/model/services.ts';
import type { ServiceStaleness } from '../../src/model/staleness.ts';
import type { World } from '../../src/model/world.ts';
import { followProject } from '../../src/session/project.ts';
import { keepStaleness } from '../../src/session/staleness/keep.ts';
import { createStore } from '../../src/session/store.ts';
import { folder } from '../compose/folder.ts';
import { projectFolder } from '../compose/recorded.ts';
import { describeReal, engineHere } from './engine-required.ts';

const PATIENCE = 60_000;
const FRESH: ServiceStaleness = { image: false, config: { stale: false, keys: [] } };

/** A project followed until the test has finished, when its containers and images go too. */
function follow(directory: string, name: string, cache: string) {
  const compose = openCompose({
    directory,
    files: [],
    projectName: name,
    profiles: [],
    envFiles: [],
    env: process.env,
  });
  const engine = openEngine(engineHere);
  const abort = new AbortController();
  const facts: string[] = [];
  const store = createStore((fact) => facts.push(fact.type));
  const keeping = keepStaleness(engine, compose, store, cache);
  followProject(compose, store.emit, abort.signal);
  const following = engine.follow(name, store.emit, abort.signal);

  async function close() {
    abort.abort();
    await keeping.close();
    await following;
    await Promise.all([engine.close(), compose.close()]);
  }

  /** Settles when the world is as it should be; the words of a failure show what it was instead. */
  async function until(wanted: (world: World) => unknown, expected: unknown): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => JSON.stringify(wanted(store.world())) === JSON.stringify(expected) && resolve();
    const stop = store.subscribe(check);
    check();
    const timer = setTimeout(resolve, PATIENCE / 3);
    await promise;
    clearTimeout(timer);
    stop();
    expect(wanted(store.world())).toEqual(expected);
  }

  return { store, facts, until, close };
}

const staleOf = (service: string) => (world: World) => selectService(world, service)?.stale;

function docker(directory: string) {
  return async (...words: readonly string[]) => {
    await execa('docker', words, { cwd: directory });
  };
}

describeReal('what is stale', () => {
  it(
    'is nothing after up, and then what was changed, key by key',
    async () => {
      const name = `dwstale-${process.pid}`;
      const directory = folder({
        'compose.yaml': text({ level: 'info', command: 'sleep 1000' }),
        Dockerfile: 'FROM bb:latest\nLABEL one=1\n',
        'one.env': 'FROM_FILE=1\n',
      });
      const cache = folder({});
      const run = docker(directory);
      onTestFinished(async () => {
        await run('compose', '-p', name, '--profile', '*', 'down', '-t', '0', '--rmi', 'local');
        await run('image', 'rm', '-f', `${name}-tag:1`);
      });
      await run('tag', 'bb:latest', `${name}-tag:1`);
      const compose = (...words: readonly string[]) =>
        run('compose', '-p', name, '--env-file', '/dev/null', '--profile', 'extra', ...words);
      process.env.DWSTALE_TAG = `${name}-tag:1`;
      await compose('up', '-d', '--build');
      const project = follow(directory, name, cache);
      onTestFinished(project.close);
      const all = ['web', 'built', 'many', 'other', 'tagged', 'sharing'];
      for (const service of all) await project.until(staleOf(service), FRESH);

      writeFileSync(join(directory, 'compose.yaml'), text({ level: 'debug', command: 'sleep 2000' }));
      await project.until(staleOf('web'), {
        image: false,
        config: { stale: true, keys: ['command', 'environment.LEVEL'] },
      });
      writeFileSync(join(directory, 'one.env'), 'FROM_FILE=2\n');
      await project.until(staleOf('many'), {
        image: false,
        config: { stale: true, keys: ['environment.FROM_FILE'] },
      });
      expect(staleOf('other')(project.store.world())).toEqual(FRESH);
      await compose('up', '-d', '-t', '0');
      for (const service of all) await project.until(staleOf(service), FRESH);

      writeFileSync(join(directory, 'Dockerfile'), 'FROM bb:latest\nLABEL one=2\n');
      await compose('build', 'built');
      await project.until(staleOf('built'), { ...FRESH, image: true });
      await compose('up', '-d', '-t', '0');
      await project.until(staleOf('built'), FRESH);

      await run('tag', `${name}-built`, `${name}-tag:1`);
      await project.until(staleOf('tagged'), { ...FRESH, image: true });
      await run('tag', 'bb:latest', `${name}-tag:1`);
      await project.until(staleOf('tagged'), FRESH);
      await run('rmi', `${name}-tag:1`);
      await project.until(staleOf('tagged'), { ...FRESH, image: null });
    },
    PATIENCE * 2,
  );

  it(
    'can be told also of what was changed while nobody looked, by what the engine holds',
    async () => {
      const name = `dwstale2-${process.pid}`;
      const directory = folder({
        'compose.yaml': text({ level: 'info', command: 'sleep 1000' }),
        Dockerfile: 'FROM bb:latest\n',
        'one.env': 'FROM_FILE=1\n',
      });
      const run = docker(directory);
      onTestFinished(() => run('compose', '-p', name, '--profile', '*', 'down', '-t', '0', '--rmi', 'local'));
      process.env.DWSTALE_TAG = 'bb:latest';
      await run('compose', '-p', name, 'create');
      writeFileSync(join(directory, 'compose.yaml'), text({ level: 'debug', command: 'sleep 2000' }));
      const project = follow(directory, name, '/dev/null/no-folder');
      onTestFinished(project.close);
      await project.until(staleOf('web'), {
        image: false,
        config: { stale: true, keys: ['command', 'environment.LEVEL'] },
      });
    },
    PATIENCE,
  );

  it(
    'is left open where Compose hashes what it does not show',
    async () => {
      const name = `dwstale5-${process.pid}`;
      const service = 'services: { web: { image: "bb:latest", label_file: [labels] } }';
      const directory = folder({ 'compose.yaml': service, labels: 'a=1' });
      const run = docker(directory);
      onTestFinished(() => run('compose', '-p', name, 'down', '-t', '0'));
      await run('compose', '-p', name, 'create');
      const project = follow(directory, name, folder({}));
      onTestFinished(project.close);
      await project.until(staleOf('web'), { image: false, config: { stale: null, keys: [] } });
    },
    PATIENCE,
  );

  it(
    'raises no false alarm on a project of many kinds of services, nor on the bundled example',
    async () => {
      const cases = [
        { name: `dwstale3-${process.pid}`, from: projectFolder('hashes') },
        { name: `dwstale4-${process.pid}`, from: join(import.meta.dirname, '../../examples/ai-pic') },
      ];
      for (const { name, from } of cases) {
        const directory = folder({});
        cpSync(from, directory, { recursive: true });
        const run = docker(directory);
        await run('network', 'create', 'hashes-outer').catch(() => {});
        onTestFinished(async () => {
          await run('compose', '-p', name, '--profile', '*', 'down', '-v', '-t', '0');
          await run('network', 'rm', 'hashes-outer').catch(() => {});
        });
        await run('compose', '-p', name, '--profile', '*', 'create');
        const project = follow(directory, name, folder({}));
        onTestFinished(project.close);
        await project.until(({ staleness }) => staleness !== null, true);
        const { staleness, project: read } = project.store.world();
        expect(staleness).toEqual(Object.fromEntries((read?.services ?? []).map((service) => [service.name, FRESH])));
        expect(project.facts.filter((type) => type === 'staleness.known')).toHaveLength(1);
      }
    },
    PATIENCE * 2,
  );
});

/** Services of the kinds whose hash is not easy: an env file, dependencies, replicas, a profile, a shared network. */
function text({ level, command }: { readonly level: string; readonly command: string }): string {
  return `
services:
  web:
    image: bb:latest
    command: ${command}
    environment: { LEVEL: ${level}, PLAIN: '1' }
    depends_on: { built: { condition: service_started } }
  built:
    build: .
    command: sleep 1000
  many:
    image: bb:latest
    command: sleep 1000
    env_file: [one.env]
    scale: 2
  other:
    image: bb:latest
    command: sleep 1000
    profiles: [extra]
  tagged:
    image: \${DWSTALE_TAG}
    command: sleep 1000
  sharing:
    image: bb:latest
    command: sleep 1000
    network_mode: service:many
`;
}
