import { execFileSync } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { departure } from '../../commands/clean/departure.ts';
import type { Situation } from '../../commands/command.ts';
import { openCompose } from '../../src/compose/open.ts';
import { openEngine } from '../../src/engine/engine.ts';
import type { Fact } from '../../src/model/fact.ts';
import { fold } from '../../src/model/fold.ts';
import { emptyWorld } from '../../src/model/world.ts';
import { folder } from '../compose/folder.ts';
import { describeReal, engineHere } from './engine-required.ts';

const NAME = `dogwatch-down-${process.pid}`;
const run = { image: 'bb:latest', command: 'sleep 1000', stop_grace_period: '0s' };

const extra = {
  services: {
    old: { ...run, volumes: ['kept:/kept'] },
    off: { ...run, profiles: ['extra'], networks: ['side'], volumes: ['spare:/spare'] },
  },
  networks: { side: {} },
  volumes: { kept: {}, spare: {} },
};

/** What is left once `old` was taken out of the files: it uses `kept`, which `app` uses too. */
const now = {
  services: { app: { ...run, volumes: ['data:/data', 'kept:/kept', '/anonymous'] }, off: extra.services.off },
  networks: extra.networks,
  volumes: { data: {}, ...extra.volumes },
};

const before = { ...now, services: { ...now.services, ...extra.services } };

describeReal('a real down', () => {
  it.each([
    [[], 'down', []],
    [[], 'remove-orphans', ['--remove-orphans']],
    [[], 'down', ['-v']],
    [['compose.yml'], 'down', []],
    [['compose.yml'], 'remove-orphans', ['--remove-orphans']],
    [['compose.yml'], 'down', ['-v']],
  ] as const)(
    'with the files %j, %s %j takes exactly what was said',
    async (files, extent, options) => {
      const directory = folder({ 'before.yml': JSON.stringify(before), 'compose.yml': JSON.stringify(now) });
      const docker = (...words: readonly string[]) =>
        execFileSync('docker', words, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      onTestFinished(() => {
        docker('compose', '-p', NAME, '-f', 'before.yml', '--profile', 'extra', 'down', '-v', '--remove-orphans');
      });
      docker('compose', '-p', NAME, '-f', 'before.yml', '--profile', 'extra', 'up', '-d');
      docker('compose', '-p', NAME, '-f', 'compose.yml', 'run', '-d', 'app', 'sleep', '1000');
      const situation = await situationOf(directory, files);
      const leaving = departure(situation, extent);

      docker(...situation.compose.slice(1), 'down', ...options);

      const label = `label=com.docker.compose.project=${NAME}`;
      const left = (...words: readonly string[]) =>
        docker(...words, '--filter', label)
          .split('\n')
          .filter(Boolean)
          .sort();
      expect(left('ps', '-a', '--format', '{{.Names}}')).toEqual(
        leaving.stays.map(({ container }) => container.name).sort(),
      );
      const went = new Set(leaving.resources?.go.map(({ name }) => name));
      const expected = (kind: string) =>
        (situation.resources ?? [])
          .filter((resource) => resource.kind === kind && !went.has(resource.name))
          .map(({ name }) => name)
          .sort();
      expect(left('network', 'ls', '--format', '{{.Name}}')).toEqual(expected('network'));
      const named = situation.resources?.filter(({ kind }) => kind === 'volume').map(({ name }) => name) ?? [];
      const volumes = left('volume', 'ls', '-q').filter((name) => named.includes(name));
      expect(volumes).toEqual(options[0] === '-v' ? expected('volume') : named.toSorted());
    },
    120_000,
  );
});

async function situationOf(directory: string, files: readonly string[]): Promise<Situation> {
  const choice = { directory, files, projectName: NAME, profiles: [], envFiles: [], env: process.env };
  const compose = openCompose(choice);
  const engine = openEngine(engineHere);
  const stop = new AbortController();
  try {
    const project = await compose.resolve(stop.signal);
    const resources = await engine.resources(NAME);
    if (!project.ok || !resources.ok) throw new Error('the project cannot be read');
    const listed = new Promise<Fact>((resolve) => {
      void engine.follow(NAME, (fact) => fact.type === 'containers.listed' && resolve(fact), stop.signal);
    });
    const facts: readonly Fact[] = [{ at: 0, type: 'project.read', project: project.value }, await listed];
    const world = facts.reduce(fold, emptyWorld);
    return { world, language: 'en', compose: compose.command, lesson: null, disk: null, resources: resources.value };
  } finally {
    stop.abort();
    await engine.close();
    await compose.close();
  }
}
