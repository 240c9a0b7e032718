import { homedir } from 'node:os';
import { expect, it } from 'vitest';
import { isRemote, resolvePath, resolveServicePaths } from '../../src/compose/paths.ts';

it('makes the paths of a service absolute, and leaves names and addresses alone', () => {
  const service = {
    image: './not-a-path',
    build: { context: 'api', dockerfile: 'Dockerfile.dev' },
    env_file: ['a.env', { path: '../b.env', required: false }],
    volumes: [
      'data:/data',
      './src:/src:ro',
      '~/x:/x',
      '/abs:/abs',
      { type: 'bind', source: 'rel', target: '/r' },
      { type: 'volume', source: 'v', target: '/v' },
    ],
    develop: { watch: [{ path: './src', action: 'sync', target: '/src' }] },
  };
  expect(resolveServicePaths(service, '/p')).toEqual({
    image: './not-a-path',
    build: { context: '/p/api', dockerfile: 'Dockerfile.dev' },
    env_file: ['/p/a.env', { path: '/b.env', required: false }],
    volumes: [
      'data:/data',
      '/p/src:/src:ro',
      `${homedir()}/x:/x`,
      '/abs:/abs',
      { type: 'bind', source: '/p/rel', target: '/r' },
      { type: 'volume', source: 'v', target: '/v' },
    ],
    develop: { watch: [{ path: '/p/src', action: 'sync', target: '/src' }] },
  });
  expect(resolveServicePaths({ build: 'https://github.com/a/b.git#main' }, '/p')).toEqual({
    build: { context: 'https://github.com/a/b.git#main' },
  });
});

it.each([
  ['./api', false],
  ['api', false],
  ['git@github.com:a/b.git', true],
  ['ssh://host/a', true],
])('%s is remote: %s', (context, remote) => {
  expect(isRemote(context)).toBe(remote);
});

it('knows the home directory', () => {
  expect(resolvePath('~', '/p')).toBe(homedir());
});
