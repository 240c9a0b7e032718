import { expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { firstAtTime } from '../../src/logs/time-search.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

function logOf(times: readonly number[], maxBytes = 1 << 22): LogBuffer {
  const buffer = new LogBuffer({ maxBytes });
  for (const ms of times) buffer.append(rawLine('x', ms));
  return buffer;
}

test('the first of several lines of that time, or the next later one', () => {
  const buffer = logOf([10, 20, 20, 20, 30]);
  expect([0, 10, 11, 20, 21, 30].map((time) => firstAtTime(buffer, time))).toEqual([0, 0, 1, 1, 4, 4]);
});

test('null where all are older, and where there is no line', () => {
  expect(firstAtTime(logOf([10, 20]), 20.5)).toBeNull();
  expect(firstAtTime(logOf([]), 0)).toBeNull();
});

test('agrees with a look at every line, in order or almost, also from negative numbers and after a drop (seeded)', () => {
  const next = random(3);
  for (let round = 0; round < 20; round++) {
    const disorder = round % 2 === 0 ? 0 : 150;
    const times = (count: number, from: number) =>
      Array.from({ length: count }, (_, at) => from + at * 3 - Math.floor(next() * disorder));
    const buffer = logOf(times(8000, 100_000), round % 3 === 0 ? 128 * 1024 : 1 << 22);
    expect(buffer.dropped > 0).toBe(round % 3 === 0);
    if (round % 4 < 2) buffer.prepend(logOf(times(500, buffer.timeAt(buffer.first) - 1500)));
    const numbers = Array.from({ length: buffer.end - buffer.first }, (_, at) => buffer.first + at);
    for (let look = 0; look < 50; look++) {
      const at = buffer.first + Math.floor(next() * numbers.length);
      const time = buffer.timeAt(at) + Math.floor(next() * 3) - 1;
      expect(firstAtTime(buffer, time)).toBe(numbers.find((n) => buffer.timeAt(n) >= time) ?? null);
    }
  }
});

test('one of the last lines may be of a later time than those after it', () => {
  expect(firstAtTime(logOf([10, 50, 20, 30]), 40)).toBe(1);
});

test('looks at few of many lines', () => {
  const buffer = logOf(Array.from({ length: 50_000 }, (_, n) => n));
  let looks = 0;
  const counted = {
    ...{ first: buffer.first, end: buffer.end },
    timeAt: (n: number) => {
      looks += 1;
      return buffer.timeAt(n);
    },
  } as unknown as LogBuffer;
  expect(firstAtTime(counted, 31_234)).toBe(31_234);
  expect(looks).toBeLessThan(300);
});
