import { expect, it } from 'vitest';
import { imageName } from '../../src/model/image-name.ts';

it.each([
  ['adminer', 'docker.io', 'library/adminer', null],
  ['traefik:3.0', 'docker.io', 'library/traefik', '3.0'],
  ['schickling/mailcatcher', 'docker.io', 'schickling/mailcatcher', null],
  ['public.ecr.aws/docker/library/python:3.10', 'public.ecr.aws', 'docker/library/python', '3.10'],
  ['localhost:5000/a/b', 'localhost:5000', 'a/b', null],
  ['docker.io/adminer:4', 'docker.io', 'library/adminer', '4'],
])('reads %s', (text, registry, repository, tag) => {
  expect(imageName(text)).toEqual({ registry, repository, tag, digest: null });
});

it('reads a digest', () => {
  expect(imageName('redis:7@sha256:abc')).toMatchObject({
    repository: 'library/redis',
    tag: '7',
    digest: 'sha256:abc',
  });
});
