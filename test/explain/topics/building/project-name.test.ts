import { expect, it } from 'vitest';
import { projectName } from '../../../../src/explain/topics/building/project-name.ts';
import type { Project } from '../../../../src/model/project.ts';
import { exampleWorld, NOW } from '../../../example-world.ts';
import { aiPicSources, aiPicWorld } from '../ai-pic-world.ts';
import { shopProject, shopSources, shopWorld } from '../shop-world.ts';
import { facts } from './told.ts';

it('tells the name, what it comes from, and what bears it', () => {
  expect(facts(projectName, aiPicWorld('healthy'))).toEqual([
    'This project is called ai-pic, after its folder ai-pic.',
    'Its containers: ai-pic-prestart-1, ai-pic-backend-1, ai-pic-worker-1, ai-pic-adminer-1, ai-pic-mailcatcher-1, ai-pic-proxy-1.',
    'Its networks: ai-pic_default, ai-pic_traefik-public. | docker compose config',
  ]);
});

it('tells of names that do not follow the pattern', () => {
  expect(facts(projectName, shopWorld())).toEqual([
    'This project is called web-shop, since name: in the compose file says so. | compose.yaml:1',
    'Its containers: web-shop-api-1, the-db.',
    'the-db does not follow the pattern: the container of db has a name of its own (container_name). | compose.yaml:19',
    'Its networks: web-shop_default. | docker compose config',
    'Its volumes: web-shop_rows. | docker compose config',
    'Not made by this project, so without its name in front: edge. | docker compose config',
  ]);
});

it('says who gave the name only where that gives this very name', () => {
  const first = (world: ReturnType<typeof shopWorld>) => facts(projectName, world)[0];
  const named = (name: string): Project => ({ ...shopProject, name });
  const [envFile = ''] = shopProject.envFiles;
  const line = { file: envFile, line: 9, name: 'COMPOSE_PROJECT_NAME', written: 'mine', value: 'mine' };
  const sources = { ...shopSources, envFiles: { ...shopSources.envFiles, [envFile]: [line] } };
  expect(first(shopWorld({ project: named('mine'), sources }))).toBe(
    'This project is called mine, since COMPOSE_PROJECT_NAME on shop.env line 9 says so. | shop.env:9',
  );
  expect(first(shopWorld({ project: named('mine') }))).toBe('This project is called mine. | docker compose config');
  const shell = { ...aiPicSources, shell: { COMPOSE_PROJECT_NAME: 'ai-pic' } };
  expect(first(aiPicWorld('healthy', { sources: shell }))).toContain('in your shell says so');
  expect(first(exampleWorld('healthy'))).toBe('This project is called ai-pic. | docker compose config');
});

it('knows a name that was given by an option', () => {
  const place = { world: aiPicWorld('healthy'), language: 'en' as const, now: NOW };
  const told = projectName.tell({ ...place, compose: ['docker', 'compose', '-p', 'ai-pic'] }).inProject[0]?.text;
  expect(told).toBe('This project is called ai-pic, since -p says so.');
});
