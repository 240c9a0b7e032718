import { describe, expect, it } from 'vitest';
import { at, begin, on, planOf, project, typed, withProject } from './situation.ts';

const verbs = [
  ['up', 'up -d'],
  ['up-build', 'up -d --build'],
  ['build', 'build'],
  ['build-no-cache', 'build --no-cache'],
  ['build-plain', 'build --progress plain'],
  ['restart', 'restart'],
  ['stop', 'stop'],
  ['start', 'start'],
  ['pause', 'pause'],
  ['unpause', 'unpause'],
  ['create', 'create'],
  ['pull', 'pull'],
  ['config', 'config'],
  ['ps', 'ps --all'],
  ['top', 'top'],
  ['images', 'images'],
] as const;

describe.each(verbs)('%s', (id, words) => {
  const situation = at('healthy');

  it('works on the project', () => {
    expect(typed(begin(id, situation, project))).toBe(`docker compose ${words}`);
  });

  it('works on one service', () => {
    expect(typed(begin(id, situation, on('backend')))).toBe(`docker compose ${words} backend`);
  });

  it('works on several', () => {
    expect(typed(begin(id, situation, on('backend', 'worker')))).toBe(`docker compose ${words} backend worker`);
  });

  it('works on the service of a replica', () => {
    expect(typed(begin(id, situation, { ...on('backend'), replica: 2 }))).toBe(`docker compose ${words} backend`);
  });

  it('keeps the options that choose the project', () => {
    const compose = ['docker', '--context', 'far', 'compose', '-f', 'a file.yml', '-p', 'shop'];
    expect(planOf(begin(id, at('healthy', { compose }), on('backend')))).toMatchObject({
      argv: [...compose, ...words.split(' '), 'backend'],
    });
  });
});

describe('what a plan says of itself', () => {
  it('names the services that it changes, none for the project', () => {
    expect(planOf(begin('restart', at('healthy'), on('backend', 'worker')))).toMatchObject({
      services: ['backend', 'worker'],
      show: 'activity',
    });
    expect(planOf(begin('up', at('healthy'), project))).toMatchObject({ services: [] });
  });

  it('shows the output where that is what is wanted', () => {
    for (const id of ['config', 'ps', 'top', 'images', 'networks', 'volumes', 'disk-usage', 'version', 'build-plain']) {
      expect(planOf(begin(id, at('healthy'), project))).toMatchObject({ show: 'output' });
    }
  });
});

/** Every command of the two chapters of a beginner's Compose tutorial, and what it is here. Logs have a pane; `-f` and the project's name are options of ours. */
const tutorial = [
  ['docker images', 'image-list', project],
  ['docker image inspect ai-pic-backend:latest', 'image-inspect', on('backend')],
  ['docker history ai-pic-backend:latest', 'history', on('backend')],
  ['docker compose build backend', 'build', on('backend')],
  ['docker compose build --no-cache backend', 'build-no-cache', on('backend')],
  ['docker compose build --progress plain backend', 'build-plain', on('backend')],
  ['docker compose up -d', 'up', project],
  ['docker compose up -d --build', 'up-build', project],
  ['docker compose restart backend', 'restart', on('backend')],
  ['docker compose ps --all', 'ps', project],
  ['docker compose config', 'config', project],
  ['docker compose config --services', 'config-services', project],
  ['docker compose config --volumes', 'config-volumes', project],
  ['docker compose version', 'version', project],
  ['docker network ls', 'networks', project],
  ['docker network inspect ai-pic_default', 'network-inspect', on('backend')],
  ['docker volume ls', 'volumes', project],
  ['docker system df', 'disk-usage', project],
] as const;

describe('the commands that a beginner is taught', () => {
  it.each(tutorial)('%s', (line, id, target) => {
    expect(typed(begin(id, at('healthy'), target))).toBe(line);
  });

  it('docker network create traefik-public', () => {
    const situation = withProject(at('healthy'), (known) => ({
      ...known,
      networks: [{ key: 'traefik-public', name: 'traefik-public', external: true }],
    }));
    expect(typed(begin('network-create', situation, project))).toBe('docker network create traefik-public');
  });
});
