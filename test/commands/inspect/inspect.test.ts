import { describe, expect, it } from 'vitest';
import { at, begin, choicesOf, on, planOf, project, typed, why, withProject } from '../situation.ts';

describe('open', () => {
  it('opens the only address at once', () => {
    expect(planOf(begin('open', at('healthy'), on('backend')))).toEqual({ kind: 'open', url: 'http://localhost:8000' });
  });

  it('asks where there are several', () => {
    const choices = choicesOf(begin('open', at('healthy'), on('proxy')));
    expect(choices.map(({ key, label }) => [key, label])).toEqual([
      ['1', 'proxy  http://localhost:80'],
      ['2', 'proxy  http://localhost:8090'],
    ]);
    expect(choicesOf(begin('open', at('healthy'), project))).toHaveLength(5);
  });
});

describe('verify', () => {
  it('requests every published port and the healthcheck', () => {
    expect(planOf(begin('verify', at('healthy'), on('backend', 'adminer')))).toEqual({
      kind: 'verify',
      urls: ['http://localhost:8000', 'http://localhost:8000/api/v1/utils/health-check/', 'http://localhost:8080'],
    });
  });
});

describe('copy', () => {
  const texts = (step: ReturnType<typeof begin>) =>
    Object.fromEntries(choicesOf(step).map(({ key, next }) => [key, planOf(next)]));

  it('offers what there is of a service', () => {
    expect(texts(begin('copy', at('healthy'), on('backend')))).toEqual({
      n: { kind: 'copy', text: 'ai-pic-backend-1' },
      i: { kind: 'copy', text: '1c0ffeebackend' },
      u: { kind: 'copy', text: 'http://localhost:8000' },
      m: { kind: 'copy', text: 'ai-pic-backend:latest' },
      l: { kind: 'copy', text: 'docker compose up -d' },
    });
  });

  it('offers what there is of the project', () => {
    expect(Object.keys(texts(begin('copy', at('stopped'), project)))).toEqual(['n', 'l']);
  });
});

describe('context', () => {
  it('measures what the build of one service could send', () => {
    expect(planOf(begin('context', at('healthy'), on('backend')))).toEqual({ kind: 'context', service: 'backend' });
  });

  it('is for one service that is built from the files', () => {
    expect(why('context', at('engine-lost'), on('backend'))).toBeNull();
    expect(why('context', at('healthy'), on('adminer'))).toMatch(/^adminer is not built here/);
    expect(why('context', at('healthy'), on('backend', 'worker'))).toMatch(/^This works on one service/);
  });
});

describe('history', () => {
  it('takes the name that Compose gives to an image without one', () => {
    const situation = withProject(at('healthy'), (known) => ({
      ...known,
      services: known.services.map((spec) => ({ ...spec, image: null })),
    }));
    const nothing = { ...situation, world: { ...situation.world, containers: {} } };
    expect(typed(begin('history', nothing, on('backend')))).toBe('docker history ai-pic-backend');
  });
});

describe('commands of the engine', () => {
  it('reach the engine of the project', () => {
    const compose = ['docker', '--context', 'far', 'compose', '-p', 'shop'];
    expect(typed(begin('disk-usage', at('healthy', { compose }), project))).toBe('docker --context far system df');
  });

  it('ask which network where there are several', () => {
    const choices = choicesOf(begin('network-inspect', at('healthy'), on('proxy')));
    expect(choices.map(({ command }) => command?.join(' '))).toEqual([
      'docker network inspect ai-pic_default',
      'docker network inspect ai-pic_traefik-public',
    ]);
  });
});
