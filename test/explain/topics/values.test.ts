import { expect, it } from 'vitest';
import { assignment, listed, originOf, tellOrigin } from '../../../src/explain/topics/values.ts';
import type { EnvLine } from '../../../src/model/sources.ts';
import type { World } from '../../../src/model/world.ts';
import { project } from '../../example-project.ts';
import { exampleWorld } from '../../example-world.ts';

const [file = ''] = project.envFiles;
const other = `${project.directory}/.env.local`;

function line(name: string, value: string, at = file): EnvLine {
  return { file: at, line: 7, name, written: value, value };
}

function world(written: string, lines: readonly EnvLine[], shell: Readonly<Record<string, string>> = {}): World {
  const places = { 'services.a.image': { file: project.files[0] ?? '', line: 3, written } };
  return { ...exampleWorld('healthy'), sources: { envFiles: { [file]: lines }, serviceEnvFiles: {}, places, shell } };
}

it.each([
  ['a:${TAG-latest}', 'a:latest', [], 'TAG is not set, so its default latest is taken'],
  ['a:${TAG:-latest}', 'a:latest', [line('TAG', '')], 'TAG is empty, so its default latest is taken'],
  ['a:${TAG-latest}', 'a:1', [line('TAG', '1')], 'TAG=1 from .env line 7'],
  ['a${TAG:+:debug}', 'a:debug', [line('TAG', '1')], 'TAG is set, so :debug is taken'],
  ['a${TAG}', 'a', [], 'TAG is not set, so it is empty'],
  [
    'a:${TAG:-${OTHER-3}}',
    'a:3',
    [],
    'TAG is not set, so its default 3 is taken; OTHER is not set, so its default 3 is taken',
  ],
  ['a:${TAG:-${OTHER-3}}', 'a:1', [line('TAG', '1')], 'TAG=1 from .env line 7'],
  ['$TAG/$TAG', '1/1', [line('TAG', '1')], 'TAG=1 from .env line 7'],
])('tells how %s became %s', (written, value, lines, told) => {
  expect(tellOrigin(world(written, lines), 'services.a.image', value, 'en')).toBe(told);
});

it('tells nothing of what has no variable, has another value, or is not known', () => {
  expect(tellOrigin(world('a:1', []), 'services.a.image', 'a:1', 'en')).toBeNull();
  expect(tellOrigin(world('a:$TAG', [line('TAG', '1')]), 'services.a.image', 'a:2', 'en')).toBeNull();
  expect(tellOrigin(exampleWorld('healthy'), 'services.a.image', 'a', 'en')).toBeNull();
  expect(originOf(world('$COMPOSE_PROJECT_NAME', []), 'COMPOSE_PROJECT_NAME')).toBeNull();
});

it('does not choose between two env files that differ', () => {
  const known = world('$TAG', [line('TAG', '1')]);
  const both = (value: string): World => ({
    ...known,
    project: { ...project, envFiles: [file, other] },
    sources: known.sources && {
      ...known.sources,
      envFiles: { ...known.sources.envFiles, [other]: [line('TAG', value, other)] },
    },
  });
  expect(originOf(both('2'), 'TAG')).toBeNull();
  expect(originOf(both('1'), 'TAG')).toMatchObject({ kind: 'line', value: '1' });
});

it('hides secrets, and shortens long values and lists', () => {
  expect(assignment('API_TOKEN', 'abc')).toBe('API_TOKEN=***');
  expect(assignment('A', 'x'.repeat(80))).toHaveLength(62);
  expect(listed(['a', 'b', 'c'], 'en', 2)).toBe('a, b and 1 more');
  expect(listed(['a', 'b'], 'zh-CN')).toBe('a、b');
});
