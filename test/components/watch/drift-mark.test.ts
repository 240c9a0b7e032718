import { expect, test } from 'vitest';
import { driftMark } from '../../../components/watch/drift-mark.ts';
import type { ContainerDrift, DriftFile } from '../../../src/model/drift.ts';
import { exampleWorld, NOW } from '../../example-world.ts';

const world = exampleWorld('watching');
const [arrived] = world.sync.entries;

const file = (name: string): DriftFile => ({
  file: name,
  target: `/app/${name}`,
  state: 'changed',
  local: null,
  container: null,
});
const drift = (at: number, ...names: readonly string[]): ContainerDrift => ({
  service: 'backend',
  container: 'c',
  name: 'c',
  number: 1,
  at,
  rules: [
    {
      rule: 0,
      path: '/src',
      action: 'sync',
      target: '/app',
      differ: names.map(file),
      differing: names.length,
      compared: 9,
      ignored: 0,
      gap: null,
    },
  ],
});

test('counts the files that differ, of a service or of all', () => {
  const known = { ...world, drift: { backend: [drift(NOW, 'a', 'b')], worker: [drift(NOW, 'c')] } };
  expect(driftMark(known, 'backend', 'en')).toBe('2 differ');
  expect(driftMark(known, null, 'en')).toBe('3 differ');
  expect(driftMark(known, 'adminer', 'en')).toBe('');
});

test('a file that has arrived since it was compared does not differ any more', () => {
  const name = arrived?.file ?? '';
  expect(driftMark({ ...world, drift: { backend: [drift(0, name, 'b')] } }, 'backend', 'en')).toBe('1 differs');
  expect(driftMark({ ...world, drift: { backend: [drift(NOW + 1, name, 'b')] } }, 'backend', 'en')).toBe('2 differ');
});
