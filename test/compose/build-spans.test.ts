import { expect, it } from 'vitest';
import { createClock, type Span, withSpan, worked } from '../../src/compose/build-spans.ts';

const all = (...spans: readonly (readonly [number, number | null])[]) =>
  spans.reduce<readonly Span[]>((known, [start, end]) => withSpan(known, start, end), []);

it('sums the spans of a step that worked several times', () => {
  expect(worked(all([0, null], [0, 30], [100, null], [100, 150]))).toBe(80);
  expect(all([0, 30], [100, null])).toContainEqual({ start: 100, end: null });
});

it('counts a span once that is told to two targets, in any order', () => {
  expect(worked(all([0, null], [0.1, null], [0.1, 50.1], [0, 50]))).toBeCloseTo(50.1);
  expect(all([0, 50], [0.1, null])).toEqual([{ start: 0, end: 50 }]);
  expect(all([0, null], [0.1, 50.1]).filter(({ end }) => end === null)).toEqual([]);
});

it('takes a span that begins within the same millisecond in which another ended', () => {
  expect(all([73.97, 74.01], [74.61, null])).toContainEqual({ start: 74.61, end: null });
});

it('brings times to the clock here', () => {
  let now = 500_000;
  const clock = createClock(() => now);
  clock.hear(100_000);
  now += 1000;
  clock.hear(101_010);
  expect(clock.here(100_500)).toBe(500_490);
});
