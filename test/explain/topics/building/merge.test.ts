import { expect, it } from 'vitest';
import { merge } from '../../../../src/explain/topics/building/merge.ts';
import { emptyWorld } from '../../../../src/model/world.ts';
import { exampleWorld } from '../../../example-world.ts';
import { aiPicWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { commandLines, facts, tell } from './told.ts';

it('tells the order, what the later file decides, and what is put together', () => {
  expect(facts(merge, aiPicWorld('healthy'))).toEqual([
    'Merged in this order, the last one wins: docker-compose.yml → docker-compose.override.yml.',
    'docker-compose.override.yml decides for adminer: restart. | docker-compose.override.yml:53',
    'docker-compose.override.yml decides for backend: restart, ports, command, environment (SMTP_HOST, SMTP_PORT). | docker-compose.override.yml:33',
    'docker-compose.override.yml decides for the network traefik-public: external. | docker-compose.override.yml:66',
    'All that is set for mailcatcher, proxy stands in docker-compose.override.yml. | docker-compose.override.yml:58',
    'environment of backend is put together: 3 from docker-compose.yml, 2 from docker-compose.override.yml. | docker-compose.yml:22',
  ]);
});

it('tells only the order while it is not known where values stand', () => {
  expect(facts(merge, exampleWorld('healthy'))).toHaveLength(1);
  expect(facts(merge, shopWorld())).toEqual(['There is only compose.yaml, so nothing is merged.']);
  expect(facts(merge, emptyWorld)).toEqual([]);
});

it('shows the first file by itself, in place of the files that were chosen', () => {
  expect(commandLines(merge, aiPicWorld('healthy')).at(-1)).toBe(
    'docker compose -f /home/ann/ai-pic/docker-compose.yml config',
  );
  const place = { world: aiPicWorld('healthy'), language: 'en' as const, now: 0 };
  const compose = ['docker', '--context', 'far', 'compose', '-f', 'a.yml', '-f', 'b.yml', '-p', 'x'];
  expect(merge.tell({ ...place, compose }).commands.at(-1)?.argv).toEqual([
    'docker',
    '--context',
    'far',
    'compose',
    '-f',
    '/home/ann/ai-pic/docker-compose.yml',
    '-p',
    'x',
    'config',
  ]);
  expect(tell(merge, shopWorld()).commands).toHaveLength(2);
});
