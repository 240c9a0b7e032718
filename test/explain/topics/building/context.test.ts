import { expect, it } from 'vitest';
import { context } from '../../../../src/explain/topics/building/context.ts';
import { aiPicWorld, builtWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells the folder, and what the builder was sent', () => {
  expect(facts(context, builtWorld())).toEqual([
    'backend: built from the folder backend, by backend/Dockerfile. | docker-compose.yml:9',
    'For backend at 12:04:01 the builder was sent 2.4 MB; what it still had was not sent again.',
  ]);
});

it('tells contexts that are no folder, and those besides', () => {
  expect(facts(context, shopWorld())).toEqual([
    "api: built from the project's own folder, by api/Dockerfile. | compose.yaml:6",
    'api: may take files from packages too, by the name shared. | docker compose config',
    'web: built from https://github.com/acme/web.git, which is no folder of this machine. | docker compose config',
  ]);
});

it('shows by a file that was just left out which pattern does it', () => {
  expect(facts(context, aiPicWorld('watching'))).toContain(
    'The pattern **/*.pyc leaves out backend/app/main.pyc: it is neither sent to the builder nor synced. | backend/.dockerignore:3',
  );
});
