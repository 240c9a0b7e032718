import { expect, it } from 'vitest';
import { dockerfile } from '../../../../src/explain/topics/building/dockerfile.ts';
import { exampleWorld } from '../../../example-world.ts';
import { builtWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells which file it is, and which steps its newest build had', () => {
  expect(facts(dockerfile, builtWorld())).toEqual([
    'backend: the recipe is backend/Dockerfile. | docker-compose.yml:9',
    'The newest build of backend seen here had these steps: FROM, WORKDIR, 2 × COPY, 2 × RUN. | the newest build seen here',
  ]);
});

it('names build arguments without their values, and no file that is not here', () => {
  expect(facts(dockerfile, shopWorld())).toEqual([
    'api: the recipe is api/Dockerfile. | compose.yaml:7',
    'api hands build arguments over: NPM_TOKEN. | docker compose config',
  ]);
});

it('tells of services that share a file together', () => {
  expect(facts(dockerfile, exampleWorld('healthy'))[0]).toBe(
    'prestart, backend, worker: the recipe is backend/Dockerfile. | docker compose config',
  );
});
