import { expect, it } from 'vitest';
import { disk } from '../../../../src/explain/topics/building/disk.ts';
import { exampleWorld } from '../../../example-world.ts';
import { shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells what a prune would remove of this project, and what not', () => {
  expect(facts(disk, shopWorld())).toEqual([
    'Stopped, so a prune of containers would remove them: the-db.',
    'This project uses 2 images: ghcr.io/acme/api:2.1, postgres@sha256:0f. | docker compose config',
    'ghcr.io/acme/api:2.1 was built anew since: when api is made anew, the image that it runs now is left behind untagged.',
    'Named volumes, which system prune leaves alone and "down -v" deletes: web-shop_rows. | docker compose config',
  ]);
});

it('does not say what is stopped while the engine does not answer, nor that there are no volumes before the files are resolved', () => {
  expect(facts(disk, exampleWorld('engine-lost')).join()).not.toContain('Stopped');
  expect(facts(disk, exampleWorld('files-only')).join()).not.toContain('volumes');
});
