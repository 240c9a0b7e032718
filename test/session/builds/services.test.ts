import { expect, it } from 'vitest';
import { imageOf, mayBuild } from '../../../src/session/builds/services.ts';
import { project } from '../../example-project.ts';

const names = (argv: string, services: readonly string[]) =>
  mayBuild({ argv: argv.split(' '), services }, project).map(({ name }) => name);

it('builds all that are on, those that are named, and for up what those depend on', () => {
  const all = project.services.filter(({ build, enabled }) => build && enabled).map(({ name }) => name);
  expect(names('docker compose build', [])).toEqual(all);
  expect(all.length).toBeGreaterThan(1);
  expect(names('docker compose build backend', ['backend'])).toEqual(['backend']);
  expect(names('docker compose up -d --build backend', ['backend'])).toEqual(
    expect.arrayContaining(['prestart', 'backend']),
  );
  expect(names('docker compose up -d --build --no-deps backend', ['backend'])).toEqual(['backend']);
  expect(names('docker compose build adminer', ['adminer'])).toEqual([]);
});

it('knows the name that Compose gives to an image without one', () => {
  const [service] = project.services;
  const unnamed = { ...project, services: project.services.map((spec) => ({ ...spec, image: null })) };
  expect(imageOf(unnamed, service?.name ?? '')).toBe(`${project.name}-${service?.name}`);
});
