import { expect, it } from 'vitest';
import { env } from '../../../../src/explain/topics/building/env.ts';
import { exampleWorld } from '../../../example-world.ts';
import { aiPicSources, aiPicWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { commandLines, facts } from './told.ts';

it('tells both roles of .env, and what won', () => {
  expect(facts(env, aiPicWorld('healthy'))).toEqual([
    'First role: .env gives 4 of the 6 variables that values in the compose files use. | .env',
    'TAG is not set, so its default latest is taken. | docker-compose.yml:6',
    'PRESTART_MAX_TRIES is not set, so its default 300 is taken. | docker-compose.yml:86',
    'Second role: env_file hands the 7 variables of .env to prestart, backend, worker. | docker-compose.yml:20',
    'adminer: no env_file, so only what environment names gets in. | docker compose config',
    'backend gets SMTP_HOST=mailcatcher from environment (docker-compose.override.yml line 47); SMTP_HOST= on .env line 26 loses. | docker-compose.override.yml:47',
    'Where the variables of backend come from: 5 from environment, 3 more from env_file.',
  ]);
});

it('tells of the shell, and of the image where the container is as the files are', () => {
  const told = facts(env, shopWorld());
  expect(told).toContain('VERSION=2.1 comes from your shell, and wins over shop.env line 1. | shop.env:1');
  expect(told).toContain(
    'Where the variables of api come from: 2 from environment, 2 from ENV of the image (NODE_VERSION, PATH).',
  );
  expect(facts(env, shopWorld({ staleness: null })).join()).not.toContain('of the image');
});

it('tells where a password wins without showing either', () => {
  expect(facts(env, shopWorld()).join()).not.toMatch(/hunter2|letmein|DATABASE_URL=/);
});

it('says that a variable is not set only where all env files were read', () => {
  const sources = { ...aiPicSources, envFiles: {} };
  expect(facts(env, aiPicWorld('healthy', { sources })).join()).not.toContain('not set');
  expect(facts(env, exampleWorld('healthy'))).toEqual([]);
});

it('looks into a container only while it runs', () => {
  expect(commandLines(env, aiPicWorld('healthy'))).toContain('docker compose exec -T backend env');
  expect(commandLines(env, aiPicWorld('stopped')).join()).not.toContain('exec');
});
