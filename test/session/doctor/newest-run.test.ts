import { expect, it } from 'vitest';
import { newestRun } from '../../../src/session/doctor/newest-run.ts';
import { runningContainer } from '../fakes.ts';

const now = 1_000_000;
const since = (startedAt: number | null, restartCount: number) =>
  newestRun(runningContainer('a', 'api', { startedAt, restartCount }), now);

it('is where the container was started last', () => {
  expect(since(now - 60_000, 0)).toBe(now - 60_000);
  expect(since(now - 1000, 1)).toBe(now - 1000);
});

it('goes back to the runs before while the container goes round in a circle', () => {
  expect(since(now - 1000, 2)).toBe(0);
  expect(since(now - 11_000, 5)).toBe(now - 11_000);
});

it('is nothing of a container that was never started', () => {
  expect(since(null, 0)).toBeNull();
});
