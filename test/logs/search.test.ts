import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { compile, type Matcher, matches } from '../../src/logs/matcher.ts';
import { MergedLog } from '../../src/logs/merge.ts';
import { search, searchSlices } from '../../src/logs/search.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const made = (query: string) => compile(query) as Matcher;

function filled(lines: number, text: (n: number) => string): LogBuffer {
  const buffer = new LogBuffer({ maxBytes: 1 << 24 });
  for (let n = 0; n < lines; n++) buffer.append(rawLine(text(n), n));
  return buffer;
}

function all(
  buffer: LogBuffer | MergedLog,
  matcher: Matcher,
  from: number,
  direction: 'forward' | 'backward',
): number[] {
  return [...searchSlices(buffer, matcher, { from, direction })].flatMap(({ found }) => found);
}

test('finds the same lines as reading every one would, in both directions (seeded)', () => {
  const next = random(4);
  const words = ['alpha', 'Alpha', 'BETA', '中文', 'é', '\x1b[31malp\x1b[0mha', 'x\ralpha', 'a\tb', 'a b', ' '];
  const texts = [
    Array.from({ length: 3000 }, () =>
      Array.from({ length: 5 }, () => words[Math.floor(next() * words.length)]).join(' '),
    ),
    Array.from({ length: 3000 }, () => Array.from({ length: 5 }, () => words[Math.floor(next() * 5)]).join('')),
  ];
  for (const lines of texts) {
    const buffer = filled(lines.length, (n) => lines[n] as string);
    buffer.addDivider('restarted', 1, 'alpha 中文 Alpha');
    for (const query of ['alpha', 'Alpha', 'beta', '中文', 'é', 'a b', 'al.ha', '31', 'gamma', 'haA', '(']) {
      const matcher = made(query);
      const expected: number[] = [];
      for (let n = 0; n < lines.length; n++) if (matches(buffer.text(n) ?? '', matcher)) expected.push(n);
      expect(all(buffer, matcher, 0, 'forward'), query).toEqual(expected);
      expect(all(buffer, matcher, buffer.end, 'backward'), query).toEqual(expected.toReversed());
      expect(all(buffer, matcher, 1500, 'forward'), query).toEqual(expected.filter((n) => n >= 1500));
      expect(all(buffer, matcher, 1500, 'backward'), query).toEqual(expected.filter((n) => n <= 1500).toReversed());
    }
  }
});

test('a match that only two lines together would make is none', () => {
  const buffer = filled(1000, (n) => (n % 2 === 0 ? 'xxab' : 'cdxx'));
  expect(all(buffer, made('abcd'), 0, 'forward')).toEqual([]);
  expect(all(buffer, made('ABCD'), 0, 'forward')).toEqual([]);
});

describe('slices', () => {
  test('the first match ends its step at once', () => {
    const buffer = filled(50_000, (n) => `line ${n}`);
    const [step] = searchSlices(buffer, made('line 1.*'), { from: 0, direction: 'forward', budgetMs: 10_000 });
    expect(step?.found[0]).toBe(1);
    expect(step?.done).toBe(false);
    expect(step?.next).toBeLessThan(1000);
  });

  test('a search without a match works in short steps', () => {
    const buffer = filled(200_000, (n) => `some longer line with number ${n}`);
    const steps = [...searchSlices(buffer, made('no.such'), { from: 0, direction: 'forward', budgetMs: 1 })];
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.at(-1)).toEqual({ found: [], next: 200_000, done: true });
  });

  test('lines dropped meanwhile are passed over', () => {
    const buffer = filled(100_000, (n) => `line ${n}`);
    const steps = searchSlices(buffer, made('lin.'), { from: 0, direction: 'forward', budgetMs: 0 });
    steps.next();
    while (buffer.first < 50_000 && buffer.dropOldest());
    expect(steps.next().value?.found[0]).toBe(buffer.first);
  });
});

test('search lets others run and ends when it is aborted', async () => {
  const buffer = filled(100_000, (n) => `line ${n}`);
  const aborting = new AbortController();
  let steps = 0;
  let others = 0;
  const timer = setInterval(() => others++, 0);
  const options = { from: 0, direction: 'forward', budgetMs: 1, signal: aborting.signal } as const;
  for await (const _ of search(buffer, made('no.such'), options)) if (++steps === 8) aborting.abort();
  clearInterval(timer);
  expect(steps).toBe(8);
  expect(others).toBeGreaterThan(0);
});

test('merged logs are searched too', () => {
  const merged = new MergedLog([
    { service: 'a', buffer: filled(10, (n) => `a${n}`) },
    { service: 'b', buffer: filled(10, (n) => `b${n}`) },
  ]);
  expect(all(merged, made('b3'), 0, 'forward').map((at) => merged.line(at)?.text)).toEqual(['b3']);
});
