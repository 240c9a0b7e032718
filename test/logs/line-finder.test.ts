import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import type { Lines } from '../../src/logs/line.ts';
import { LineFinder } from '../../src/logs/line-finder.ts';
import { compile, type Matcher, matches } from '../../src/logs/matcher.ts';
import { MergedLog } from '../../src/logs/merge.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const matcherOf = (query: string) => compile(query) as Matcher;

/** What each line says by itself. */
function expected(lines: Lines, matcher: Matcher): number[] {
  return numbersOf(lines).filter((n) => {
    const line = lines.line(n);
    return line?.kind === 'text' && matches(line.text, matcher);
  });
}

const numbersOf = (lines: Lines) => Array.from({ length: lines.end - lines.first }, (_, at) => lines.first + at);

function shuffled(numbers: readonly number[], next: () => number): number[] {
  return numbers
    .map((n) => ({ n, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ n }) => n);
}

const words = ['error', 'ERROR', 'Error', 'time out', 'a.b', '中文', 'É', 'é', 'x'];

function randomLine(next: () => number, extra: readonly string[]): string {
  const pieces = [...words, ...extra];
  return Array.from({ length: Math.floor(next() * 6) }, () => pieces[Math.floor(next() * pieces.length)]).join(' ');
}

describe('agrees with what each line says by itself, in any order (seeded)', () => {
  const queries = ['error', 'ERROR', 'err.r', 'a.b', 'a[', 'time out', '中文', 'é', 'É', '^$', 'nowhere'];
  const extras = {
    plain: [],
    'with SGR, tabs and control characters': ['\x1b[31mer\x1b[0mror', 'time\tout', 'er\rror'],
  };

  test.each(Object.entries(extras))('%s', (_, extra) => {
    for (const [seed, query] of queries.entries()) {
      const next = random(seed + 40);
      const buffer = new LogBuffer({ maxBytes: 1 << 20 });
      for (let n = 0; n < 1500; n++) {
        if (next() < 0.02) buffer.addDivider('started', n, 'error ERROR a.b');
        else buffer.append(rawLine(randomLine(next, extra), n));
      }
      const matcher = matcherOf(query);
      const finder = new LineFinder(buffer, matcher);
      const found = shuffled(numbersOf(buffer), next).filter((n) => finder.matches(n));
      expect(found.toSorted((a, b) => a - b)).toEqual(expected(buffer, matcher));
    }
  });

  test('of several logs', () => {
    const next = random(7);
    const parts = ['a', 'b'].map((service) => ({ service, buffer: new LogBuffer({ maxBytes: 1 << 20 }) }));
    for (let n = 0; n < 2000; n++) parts[next() < 0.3 ? 0 : 1]?.buffer.append(rawLine(randomLine(next, []), n));
    const merged = new MergedLog(parts);
    for (const query of ['error', 'err.r', 'É']) {
      const matcher = matcherOf(query);
      const finder = new LineFinder(merged, matcher);
      const found = numbersOf(merged).filter((n) => finder.matches(n));
      expect(found).toEqual(expected(merged, matcher));
      expect(found.length).toBeGreaterThan(100);
    }
  });
});

test('what was not there when it first looked is found later', () => {
  const buffer = new LogBuffer({ maxBytes: 1 << 20 });
  buffer.append(rawLine('INFO one'));
  const finder = new LineFinder(buffer, matcherOf('needle'));
  expect([finder.matches(0), finder.matches(1)]).toEqual([false, false]);
  buffer.append(rawLine('a needle'));
  buffer.append(rawLine('none'));
  expect([0, 1, 2].map((n) => finder.matches(n))).toEqual([false, true, false]);
  buffer.append(rawLine('a needle with \x1b[1mSGR'));
  expect([1, 2, 3].map((n) => finder.matches(n))).toEqual([true, false, true]);
});

test('a chunk that was emptied and used again is looked through again', () => {
  const buffer = new LogBuffer({ maxBytes: 64 * 1024 });
  const finder = new LineFinder(buffer, matcherOf('needle'));
  for (let n = 0; n < 20_000; n++) {
    const has = n % 7 === 0;
    buffer.append(rawLine(has ? `needle ${n}` : `thread ${n}`));
    if (n % 50 !== 0) continue;
    for (const at of [buffer.first, buffer.first + 3, n - 1, n]) {
      if (at < buffer.first) continue;
      if (finder.matches(at) !== (at % 7 === 0)) throw new Error(`line ${at} of ${buffer.first}–${n}`);
    }
  }
  expect(buffer.first).toBeGreaterThan(10_000);
  expect(finder.matches(buffer.first - (buffer.first % 7) - 7)).toBe(false);
});

test('also when it is as full of lines as it was', () => {
  const buffer = new LogBuffer({ maxBytes: 64 * 1024 });
  const finder = new LineFinder(buffer, matcherOf('needle'));
  let looked = 0;
  for (let n = 10_000; n < 40_000; n++) {
    const { first } = buffer;
    buffer.append(rawLine(`${n % 7 === 0 ? 'needle' : 'thread'} ${n}`));
    if (buffer.first === first) continue;
    looked += 1;
    // Only the oldest chunk, which is full, and will be used again.
    for (let at = buffer.first; at < buffer.first + 7; at++) expect(finder.matches(at)).toBe((at + 10_000) % 7 === 0);
  }
  expect(looked).toBeGreaterThan(50);
});

test('lines that were read back are found under their numbers', () => {
  const buffer = new LogBuffer({ maxBytes: 1 << 20 });
  buffer.append(rawLine('needle'));
  const finder = new LineFinder(buffer, matcherOf('needle'));
  expect([finder.matches(0), finder.matches(-2)]).toEqual([true, false]);
  const older = new LogBuffer({ maxBytes: 1 << 20 });
  older.append(rawLine('needle'));
  older.append(rawLine('thread'));
  buffer.prepend(older);
  expect([-3, -2, -1, 0, 1].map((n) => finder.matches(n))).toEqual([false, true, false, true, false]);
});

test('does not decode lines whose bytes tell', () => {
  const buffer = new LogBuffer({ maxBytes: 1 << 20 });
  for (let n = 0; n < 500; n++) buffer.append(rawLine(`line ${n}`));
  let decoded = 0;
  const counted = new Proxy(buffer, {
    get(target, name) {
      if (name === 'text') decoded += 1;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const told = new LineFinder(counted, matcherOf('line 4'));
  expect(numbersOf(buffer).filter((n) => told.matches(n))).toHaveLength(111);
  expect(decoded).toBe(0);
  const untold = new LineFinder(counted, matcherOf('line 4$'));
  expect(numbersOf(buffer).filter((n) => untold.matches(n))).toEqual([4]);
  expect(decoded).toBe(500);
});
