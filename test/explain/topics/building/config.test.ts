import { expect, it } from 'vitest';
import { config } from '../../../../src/explain/topics/building/config.ts';
import { emptyWorld } from '../../../../src/model/world.ts';
import { aiPicWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells what was read, what came out, and what is required', () => {
  expect(facts(config, aiPicWorld('healthy'))).toEqual([
    'Read for this project: docker-compose.yml, docker-compose.override.yml.',
    'Variables of the files are filled in from .env.',
    '6 services come out of it: prestart, backend, worker, adminer, mailcatcher, proxy. | docker compose config',
    'Compose goes on only if these variables are set: DOCKER_IMAGE_BACKEND, DOMAIN, SECRET_KEY, POSTGRES_SERVER. | docker-compose.yml:6',
  ]);
});

it('tells of profiles that are off, and of containers that are as the files were', () => {
  expect(facts(config, shopWorld()).slice(2)).toEqual([
    '3 services come out of it: api, db, web. | docker compose config',
    'Left out, since no profile of theirs (tools) is on: debug. | docker compose config',
    'Compose goes on only if these variables are set: VERSION. | compose.yaml:4',
    'The container of db was made with another configuration than the present one. What differs: command.',
  ]);
});

it('begins with what Compose refuses', () => {
  const projectProblem = { kind: 'variable-not-set', variable: 'SECRET_KEY', message: 'Variable not set' } as const;
  expect(facts(config, { ...emptyWorld, projectProblem })[0]).toMatch(
    /^At the moment Compose refuses the files: .*SECRET_KEY/,
  );
});
