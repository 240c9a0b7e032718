import { expect, it } from 'vitest';
import { registry } from '../../../../src/explain/topics/building/registry.ts';
import { aiPicWorld } from '../ai-pic-world.ts';
import { labelsWorld, shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells which images are built and which are pulled from where', () => {
  expect(facts(registry, aiPicWorld('healthy'))).toEqual([
    'backend:latest is built in this project (backend), so it need not come from a registry. Its tag is latest. | docker-compose.yml:6',
    'The name adminer begins with no registry, so pull asks Docker Hub for it: docker.io/library/adminer. It has no tag, so latest is meant. | docker-compose.yml:89',
    'The name schickling/mailcatcher begins with no registry, so pull asks Docker Hub for it: docker.io/schickling/mailcatcher. It has no tag, so latest is meant. | docker-compose.override.yml:58',
    'The name traefik:3.0 begins with no registry, so pull asks Docker Hub for it: docker.io/library/traefik. Its tag is 3.0. | docker-compose.override.yml:5',
  ]);
});

it('tells what a digest pins', () => {
  expect(facts(registry, shopWorld())[1]).toContain('Its digest pins it');
});

it('does not say where an image came from that only a container names', () => {
  expect(facts(registry, labelsWorld()).join('\n')).not.toContain('comes from');
});
