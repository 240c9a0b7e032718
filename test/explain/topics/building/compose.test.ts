import { expect, it } from 'vitest';
import { compose } from '../../../../src/explain/topics/building/compose.ts';
import { emptyWorld } from '../../../../src/model/world.ts';
import { exampleWorld } from '../../../example-world.ts';
import { facts } from './told.ts';

it('tells what answers, what reads the files, and what became of them', () => {
  expect(facts(compose, exampleWorld('healthy'))).toEqual([
    'Docker Engine 28.5.2 (linux/amd64) answers at unix:///var/run/docker.sock.',
    'Docker Compose 2.40.3 reads the files of this project.',
    'From docker-compose.yml, docker-compose.override.yml Compose makes the project ai-pic; its 6 services are prestart, backend, worker, adminer, mailcatcher, proxy. | docker compose config',
    'The engine has 6 containers of this project, of which 5 run now.',
  ]);
});

it('names the product only by the context that it makes', () => {
  const world = exampleWorld('healthy');
  const { engine } = world;
  if (engine.state !== 'connected') throw new Error('the engine of the example answers');
  const on = (context: string, simulated = false) =>
    facts(compose, { ...world, engine: { ...engine, info: { ...engine.info, context, simulated } } });
  expect(on('desktop-linux')).toContain('The docker context desktop-linux is the one of Docker Desktop.');
  expect(on('default').join()).not.toContain('Desktop');
  expect(on('desktop-linux', true).join()).not.toContain('answers at');
});

it('says nothing of an engine that was lost', () => {
  expect(facts(compose, exampleWorld('engine-lost')).join()).not.toMatch(/answers|has 6 containers/);
  expect(facts(compose, emptyWorld)).toEqual([]);
});
