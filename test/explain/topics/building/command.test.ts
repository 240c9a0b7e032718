import { expect, it } from 'vitest';
import { command } from '../../../../src/explain/topics/building/command.ts';
import { aiPicWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells which services share an image, what each sets, and for which the image decides', () => {
  expect(facts(command, aiPicWorld('healthy'))).toEqual([
    'prestart, backend, worker start from the same image, backend:latest, with different commands. | docker-compose.yml:6',
    'prestart sets command: bash scripts/prestart.sh | docker-compose.yml:72',
    'backend sets command: fastapi run --reload app/main.py | docker-compose.override.yml:36',
    'worker sets command: python worker/emoji_worker.py | docker-compose.yml:57',
    'adminer, mailcatcher, proxy: neither command nor entrypoint is set, so the image decides. | docker compose config',
  ]);
});

it('shows what a container was started with where the image decides, and hides passwords', () => {
  expect(facts(command, shopWorld())).toEqual([
    'api sets entrypoint: tini -- | compose.yaml:10',
    'api sets command: node server.js --db-password=*** | docker compose config',
    'db, web: neither command nor entrypoint is set, so the image decides. | docker compose config',
    'What the-db was really started with: docker-entrypoint.sh postgres',
  ]);
});
