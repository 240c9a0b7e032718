import { expect, test } from 'vitest';
import { ago, bytes, clock, clockMs, count, duration, percent } from '../../src/text/format.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [84_000_000, '84 MB'],
  [1_234_000_000, '1.2 GB'],
  [999_999, '1.0 MB'],
  [9_960_000, '10 MB'],
  [5e15, '5.0 PB'],
])('bytes %i', (n, expected) => expect(bytes(n)).toBe(expected));

test.each([
  [0, '0 ms'],
  [12, '12 ms'],
  [99.6, '0.1 s'],
  [400, '0.4 s'],
  [3200, '3.2 s'],
  [9960, '10 s'],
  [59_600, '1 m 00 s'],
  [65_000, '1 m 05 s'],
  [3_599_600, '1 h 00 m'],
  [7_800_000, '2 h 10 m'],
  [86_399_999, '1 d'],
  [3 * 86_400_000, '3 d'],
  [-5, '0 ms'],
])('duration %d', (ms, expected) => expect(duration(ms)).toBe(expected));

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 m'],
  [3_600_000, '1 h'],
  [200_000_000, '2 d'],
])('ago %d', (ms, expected) => expect(ago(ms)).toBe(expected));

test.each([
  [0.02, '2 %'],
  [0.004, '0.4 %'],
  [0.0996, '10 %'],
  [1.5, '150 %'],
  [0, '0 %'],
])('percent %d', (fraction, expected) => expect(percent(fraction)).toBe(expected));

test.each([
  [0, '0'],
  [999, '999'],
  [12_480, '12,480'],
  [1_000_000, '1,000,000'],
  [-1234, '-1,234'],
])('count %d', (n, expected) => expect(count(n)).toBe(expected));

test('clock is local time', () => {
  const at = new Date(2026, 0, 2, 3, 4, 5, 67).getTime();
  expect(clock(at)).toBe('03:04:05');
  expect(clockMs(at)).toBe('03:04:05.067');
});
