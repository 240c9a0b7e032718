import { expect, it } from 'vitest';
import { image } from '../../../../src/explain/topics/building/image.ts';
import { exampleWorld } from '../../../example-world.ts';
import { aiPicSources, aiPicWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { commandLines, facts } from './told.ts';

it('tells where the name of an image comes from', () => {
  expect(facts(image, aiPicWorld('healthy')).slice(0, 2)).toEqual([
    'prestart, backend, worker use backend:latest: DOCKER_IMAGE_BACKEND=backend from .env line 9; TAG is not set, so its default latest is taken. | docker-compose.yml:6',
    'adminer runs adminer. | docker-compose.yml:89',
  ]);
  expect(facts(image, aiPicWorld('healthy'), 'zh-CN')[0]).toBe(
    'prestart、backend、worker 都使用 backend:latest：DOCKER_IMAGE_BACKEND=backend（来自 .env 第 9 行）；TAG 没有设置，取默认值 latest。 | docker-compose.yml:6',
  );
});

it('says that the shell wins', () => {
  expect(facts(image, shopWorld())[0]).toBe(
    'api runs ghcr.io/acme/api:2.1: VERSION=2.1 from your shell. | compose.yaml:4',
  );
});

it('gives no reason that does not lead to the name that Compose came to', () => {
  const sources = { ...aiPicSources, shell: { TAG: '1.4' } };
  expect(facts(image, aiPicWorld('healthy', { sources }))[0]).toBe(
    'prestart, backend, worker use backend:latest. | docker-compose.yml:6',
  );
  const unread = { ...aiPicSources, envFiles: {} };
  expect(facts(image, aiPicWorld('healthy', { sources: unread }))[0]).toBe(
    'prestart, backend, worker use backend:latest. | docker-compose.yml:6',
  );
});

it('tells what is built, and that a name has moved on', () => {
  expect(facts(image, aiPicWorld('healthy'))).toContain(
    'backend:latest is built here, from backend (backend). | docker-compose.yml:9',
  );
  expect(facts(image, shopWorld())).toContain(
    'ghcr.io/acme/api:2.1 names a newer image now; the container of api still runs the one before.',
  );
});

it('says that a service uses an image, and not that it runs, while it does not', () => {
  expect(facts(image, exampleWorld('stopped')).join('\n')).not.toMatch(/\bruns? /);
  expect(commandLines(image, aiPicWorld('stopped'))[0]).toBe('docker image inspect backend:latest');
});
