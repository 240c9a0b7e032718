import { expect, it } from 'vitest';
import { pathIn } from '../../src/text/path.ts';

it.each([
  ['/p', '/p/.env', '.env'],
  ['/p', '/p/a/b', 'a/b'],
  ['/p', '/p', '.'],
  ['/p', '/pq/.env', '/pq/.env'],
  ['', '/p/.env', '/p/.env'],
])('in %j, %j is %j', (folder, path, shown) => {
  expect(pathIn(folder, path)).toBe(shown);
});
