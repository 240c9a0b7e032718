import { expect, it } from 'vitest';
import { watchHabits } from '../../src/session/watch-habits.ts';
import { NEWEST_HABITS } from '../../src/sync/rules.ts';

it('is that of the version, and of the newest where none is known', () => {
  expect(watchHabits('2.40.3')).toBe(NEWEST_HABITS);
  expect(watchHabits(null)).toBe(NEWEST_HABITS);
  expect(watchHabits('2.26.1-4')).toEqual({ starKeepsExceptions: false, ownIgnoreFiles: false });
});
