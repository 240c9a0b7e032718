import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type ChangeItem, toChanges } from '../../src/engine/changes.ts';

it('reads what a container of Engine 28.5 has of its own', () => {
  const path = new URL('fixtures/changes-28.5.json', import.meta.url);
  expect(toChanges(JSON.parse(readFileSync(path, 'utf8')) as ChangeItem[])).toEqual([
    { path: '/bin', kind: 'changed' },
    { path: '/bin/awk', kind: 'deleted' },
    { path: '/made', kind: 'added' },
    { path: '/new', kind: 'added' },
    { path: '/new/deep', kind: 'added' },
    { path: '/new/deep/file', kind: 'added' },
  ]);
});

it('passes over what it does not know', () => {
  expect(toChanges([{}, { Path: '/a' }, { Path: '/b', Kind: 9 }])).toEqual([]);
});
