import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/build/dockerfile.ts';
import { planBuild } from '../../src/build/plan.ts';
import { digestsIn, fatesOf, fullReference, instructionSteps, stepsOfService } from '../../src/build/steps.ts';
import { readProgress } from '../../src/compose/progress.ts';
import type { JobStep } from '../../src/model/job.ts';
import { lines, projectFolder, recorded, VERSIONS, type Version } from '../compose/recorded.ts';

const SERVICES = ['backend', 'worker', 'hello'];

function stepsOf(name: string, version: Version): readonly JobStep[] {
  const { out, err } = recorded(name, version);
  const read = readProgress(() => 0);
  const steps = new Map<string, JobStep>();
  const take = (stream: 'stdout' | 'stderr', text: string) => {
    for (const event of lines(text).flatMap((line) => read(stream, line))) {
      if (event.kind === 'steps') for (const step of event.steps) steps.set(step.id, step);
    }
  };
  take('stdout', out);
  take('stderr', err);
  return [...steps.values()];
}

function fates(name: string, version: Version, service: string): readonly string[] {
  const text = readFileSync(join(projectFolder('build-stages'), 'Dockerfile'), 'utf8');
  const plan = planBuild(parseDockerfile(text), { target: service, args: {}, contexts: {} }) ?? [];
  return fatesOf(plan, stepsOfService(stepsOf(name, version), service, SERVICES)).map(({ state }) => state);
}

describe.each(VERSIONS)('recorded builds of Compose %s', (version) => {
  it('tell how each step of the Dockerfile went', () => {
    for (const service of ['backend', 'worker']) {
      // Where two services share a step, older versions tell of it under one name only.
      const again = fates('build-stages-again', version, service).filter((state) => state !== 'untold');
      expect(new Set(again)).toEqual(new Set(['cached']));
      expect(again.length).toBeGreaterThan(4);
    }
    expect(fates('build-stages', version, 'backend')).toContain('ran');
    const failed = fates('build-stages-failed', version, 'backend');
    expect(failed.at(-1)).toBe('failed');
    expect(failed.filter((state) => state === 'failed')).toHaveLength(1);
  });

  it('count the instructions, without FROM and chores', () => {
    const steps = instructionSteps(stepsOfService(stepsOf('build-stages-again', version), 'hello', SERVICES));
    expect(steps.map(({ build }) => build?.instruction)).toEqual(['COPY hello.txt .', 'RUN echo hello']);
  });
});

it('takes steps without a service for those of the only one that may be built', () => {
  const step = stepsOf('build-context', '2.40');
  expect(stepsOfService(step, 'app', ['app']).length).toBeGreaterThan(3);
  expect(stepsOfService(step, 'app', ['app', 'other'])).toEqual([]);
});

it('finds digests by full reference', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const [step] = stepsOf('build-context', '2.40');
  const from = { ...(step as JobStep), name: `[app base 1/2] FROM docker.io/library/python:3.12@${digest}` };
  expect(digestsIn([from]).get(fullReference('python:3.12'))).toBe(digest);
});

it.each([
  ['python', 'docker.io/library/python:latest'],
  ['a/b:1', 'docker.io/a/b:1'],
  ['ghcr.io/a/b', 'ghcr.io/a/b:latest'],
  ['localhost/a', 'localhost/a:latest'],
  ['localhost:5000/a', 'localhost:5000/a:latest'],
])('writes %s out as %s', (short, full) => {
  expect(fullReference(short)).toBe(full);
});
