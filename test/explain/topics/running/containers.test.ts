import { beforeAll, describe, expect, it } from 'vitest';
import { container } from '../../../../src/explain/topics/running/container.ts';
import { exitCodes } from '../../../../src/explain/topics/running/exit-codes.ts';
import { restart } from '../../../../src/explain/topics/running/restart.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { World } from '../../../../src/model/world.ts';
import type { Moment } from '../../../example-world.ts';
import { commandsOf, factsOf } from './facts.ts';
import { aiPic, labelsOnly, otherProject, readExample } from './projects.ts';

let at: (moment: Moment, more?: Partial<World>) => World;

beforeAll(async () => {
  const read = await readExample();
  at = (moment, more) => aiPic(read, moment, more);
});

function changed(world: World, service: string, change: Partial<Container>): World {
  const containers = Object.values(world.containers).map((each) =>
    each.service === service ? { ...each, ...change } : each,
  );
  return { ...world, containers: Object.fromEntries(containers.map((each) => [each.id, each])) };
}

describe('the topic of containers', () => {
  it('tells what runs, what ended, and which ones share an image', () => {
    expect(factsOf(container, at('healthy'))).toEqual(
      expect.arrayContaining([
        'ai-pic-prestart-1 has exited with 0: its main process ended after 3.2 s. It is still there, with its log and its files. [seen]',
        'ai-pic-backend-1 runs from backend:latest for 5 m 00 s; its main process is: fastapi run --reload app/main.py [seen]',
        'prestart, backend, worker are containers of one image, backend:latest: each has its own process and its own writable layer. [docker-compose.yml:71]',
      ]),
    );
  });

  it('says that there is none only where that is known', async () => {
    const world = await otherProject({ 'compose.yaml': 'services: {a: {image: a}}' });
    expect(factsOf(container, world)).toEqual([
      'This project has no container now: "up" makes them from the images. [seen]',
    ]);
    expect(factsOf(container, { ...world, containersKnown: false })).toEqual([]);
  });

  it('passes on why one could not be started', () => {
    expect(factsOf(container, at('port-taken')).join('\n')).toContain(
      'Bind for 0.0.0.0:80 failed: port is already allocated',
    );
  });
});

describe('the topic of restart policies', () => {
  it('tells the policy of each service and the line that counts, the override before the base', () => {
    const facts = factsOf(restart, at('healthy'));
    expect(facts).toContain('backend has the policy "no". [docker-compose.override.yml:33]');
    expect(facts).toContain('worker has the policy "always". [docker-compose.yml:56]');
    expect(facts).toContain(
      'prestart, proxy, mailcatcher set no policy, so "no": once they end they stay ended. [docker compose config]',
    );
  });

  it('tells how often one was restarted, and one that was made with another policy', () => {
    const world = changed(at('unhealthy'), 'adminer', { restartPolicy: 'always' });
    expect(factsOf(restart, world)).toEqual(
      expect.arrayContaining([
        'ai-pic-worker-1 has been restarted 3 times by its policy. [seen]',
        'ai-pic-adminer-1 was made with the policy "always"; the files say otherwise now, and "up" takes that over. [seen]',
      ]),
    );
  });

  it('asks the engine where there are no files', () => {
    expect(factsOf(restart, labelsOnly())).toContain('ai-pic-worker-1 runs with the policy "always". [seen]');
  });
});

describe('the topic of exit codes', () => {
  const ended = (change: Partial<Container>) =>
    factsOf(exitCodes, changed(at('healthy'), 'worker', { state: 'exited', ...change })).find((fact) =>
      fact.includes('worker'),
    );

  it('tells what each code means', () => {
    expect(ended({ exitCode: 1 })).toContain('ended with 1: an error that the program itself noticed');
    expect(ended({ exitCode: 126 })).toContain('may not be executed');
    expect(ended({ exitCode: 127 })).toContain('was not found in the image');
    expect(ended({ exitCode: 137 })).toContain('The engine has not marked it OOM');
    expect(ended({ exitCode: 137, oomKilled: true })).toContain('used more memory than it may');
    expect(ended({ exitCode: 139 })).toContain('SIGSEGV');
    expect(ended({ exitCode: 143 })).toContain('SIGTERM');
    expect(ended({ exitCode: 134 })).toContain('signal 6 ended it');
    expect(ended({ exitCode: 255 })).toContain('a code of the program’s own choice');
    expect(ended({ exitCode: 0 })).toContain('ended in good order');
  });

  it('calls the 0 of a one-shot a success, and names it in the mistake', () => {
    expect(factsOf(exitCodes, at('healthy'))).toEqual(['ai-pic-prestart-1 ended with 0: it did its work. [seen]']);
    const { mistakes } = exitCodes.tell({ world: at('healthy'), language: 'en', now: 0, compose: [] });
    expect(mistakes[0]).toContain('prestart is meant to end');
  });

  it('shows the log of the one that failed', () => {
    expect(commandsOf(exitCodes, at('prestart-failed'))).toContain('docker compose logs --tail 50 prestart');
    expect(commandsOf(exitCodes, changed(at('healthy'), 'worker', { state: 'exited', exitCode: 1 }))).toContain(
      'docker compose logs --tail 50 worker',
    );
  });
});
