import '../golden.ts';
import { describe, expect, it } from 'vitest';
import { stampOf } from '../../../components/logs/stamp.ts';
import { NOON } from './log-of.ts';

const DAY = 86_400_000;

describe('the time before a line', () => {
  it('is the clock of today, and has the date where the log is older', () => {
    expect(stampOf('local', NOON, NOON + 1000).of(NOON)).toBe('12:04:29.114 ');
    expect(stampOf('local', NOON - DAY, NOON).of(NOON)).toBe('11-24 12:04:29.114 ');
    expect(stampOf('utc', NOON, NOON).of(NOON)).toBe('12:04:29.114Z ');
    expect(stampOf('utc', NOON - DAY, NOON).of(NOON)).toBe('11-24T12:04:29.114Z ');
  });

  it('takes as many cells as it says', () => {
    for (const way of ['off', 'local', 'relative', 'utc'] as const) {
      for (const age of [0, 59_000, 3_600_000, 40 * DAY, 400 * DAY]) {
        const stamp = stampOf(way, NOON - age, NOON);
        expect(stamp.of(NOON - age).length).toBe(stamp.columns);
      }
    }
  });

  it('says how long ago when it is relative', () => {
    expect(stampOf('relative', NOON, NOON).of(NOON - 125_000)).toBe('  2 m ');
  });
});
