import { expect, it } from 'vitest';
import { nearest } from '../../src/doctor/nearest.ts';

it.each([
  ['serach', 'search'],
  ['postgre', 'postgres'],
  ['Postgres', 'postgres'],
  ['redis_cache', 'redis-cache'],
  ['rediss', 'redis'],
  ['mongo', null],
  ['db', null],
  ['dbs', null],
])('%s is near to %s', (name, expected) => {
  expect(nearest(name, ['search', 'postgres', 'redis', 'redis-cache', 'db'])).toBe(expected);
});
