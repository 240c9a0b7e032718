import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { resume } from '../../src/logs/resume.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const bufferOf = (times: readonly (readonly [ms: number, nanos: number])[], source = 0) => {
  const buffer = new LogBuffer({ maxBytes: 1 << 20 });
  for (const [ms, nanos] of times) buffer.append(rawLine('x', ms, nanos), source);
  return buffer;
};

test('nothing kept, nothing to resume', () => expect(resume(bufferOf([]))).toBeUndefined());

test('asks for the last 250 ms again', () => {
  const since = resume(
    bufferOf([
      [1000, 0],
      [1950, 5],
      [2000, 7],
    ]),
  )?.since;
  expect(since).toBe('1.750000000');
});

test('lines of the same nanosecond are each left out once', () => {
  const from = resume(
    bufferOf([
      [1000, 1],
      [1000, 1],
    ]),
  );
  const again = [1, 2, 3].map(() => from?.isKept(rawLine('x', 1000, 1)));
  expect(again).toEqual([true, true, false]);
});

test('a late line with an earlier time is no duplicate', () => {
  const from = resume(
    bufferOf([
      [1000, 500],
      [1001, 0],
    ]),
  );
  expect(from?.isKept(rawLine('x', 1000, 900))).toBe(false);
  expect(from?.isKept(rawLine('x', 1000, 500))).toBe(true);
});

test('each replica resumes by itself, dividers aside', () => {
  const buffer = bufferOf([[1000, 0]], 0);
  buffer.append(rawLine('y', 5000, 0), 1);
  buffer.addDivider('restarted', 9000, 'restarted', 0);
  expect(resume(buffer, 0)?.since).toBe('0.750000000');
  expect(resume(buffer, 1)?.since).toBe('4.750000000');
});

test('a replica whose lines were all dropped does not bring its history back', () => {
  expect(resume(bufferOf([[7000, 9]], 0), 1)?.since).toBe('7.000000009');
});

type Time = readonly [ms: number, nanos: number];
const isSince =
  (since: number) =>
  ([ms, nanos]: Time) =>
    ms * 1e6 + nanos >= since;

describe.each([
  [
    'sends all after the first that fits',
    (all: readonly Time[], since: number) => all.slice(all.findIndex(isSince(since))),
  ],
  ['filters line by line', (all: readonly Time[], since: number) => all.filter(isSince(since))],
])('an engine that %s', (_, send) => {
  test('goes on after a break anywhere without loss or repetition (seeded)', () => {
    const next = random(21);
    for (let round = 0; round < 200; round++) {
      const all: Time[] = [];
      for (let n = 0, ms = 5000; n < 300; n++) {
        ms += next() < 0.3 ? Math.floor(next() * 40) : 0;
        all.push([ms - (next() < 0.2 ? Math.floor(next() * 110) : 0), Math.floor(next() * 4)]);
      }
      const broken = 1 + Math.floor(next() * 299);
      const from = resume(bufferOf(all.slice(0, broken)));
      const [seconds = 0, fraction = 0] = (from?.since ?? '').split('.').map(Number);
      const sent = send(all, seconds * 1e9 + fraction);
      expect(sent.filter(([ms, nanos]) => !from?.isKept(rawLine('x', ms, nanos)))).toEqual(all.slice(broken));
    }
  });
});
