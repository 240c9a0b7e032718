import { expect, it } from 'vitest';
import { milliseconds } from '../../src/compose/durations.ts';

it.each([
  ['10s', 10_000],
  ['1m30s', 90_000],
  ['1h0m5s', 3_605_000],
  ['500ms', 500],
  ['1.5s', 1500],
  ['0s', 0],
  ['30000000000', 30_000],
  ['', null],
  ['soon', null],
])('%s is %s ms', (text, expected) => {
  expect(milliseconds(text)).toBe(expected);
});
