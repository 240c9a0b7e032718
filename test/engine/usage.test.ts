import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Stats, toUsage } from '../../src/engine/usage.ts';

const [first, second, stopped] = readFileSync(new URL('fixtures/stats-28.5.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Stats) as [Stats, Stats, Stats];

test('a busy loop uses one core of two', () => {
  const usage = toUsage(second);
  expect(usage?.cpuPercent).toBeGreaterThan(85);
  expect(usage?.cpuPercent).toBeLessThan(115);
  expect(usage?.memoryBytes).toBe(second.memory_stats?.usage);
});

test('the first sample has nothing to compare with, and a stopped container none', () => {
  expect(toUsage(first)).toBeNull();
  expect(toUsage(stopped)).toBeNull();
});

test.each([
  ['total_inactive_file', { total_inactive_file: 300, inactive_file: 1 }],
  ['inactive_file', { inactive_file: 300 }],
])('page cache is left out by %s', (_name, stats) => {
  const sample = { ...second, memory_stats: { usage: 1000, limit: 4000, stats } };
  expect(toUsage(sample)).toMatchObject({ memoryBytes: 700, memoryLimitBytes: 4000 });
});
