import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const mebibyte = 1024 * 1024;
const allowance = 32 * mebibyte;

/** A buffer of lines `from` up to `to`, each of its own number and time, every tenth an error. */
function numbered(from: number, to: number, maxBytes = 64 * mebibyte): LogBuffer {
  const buffer = new LogBuffer({ maxBytes });
  for (let n = from; n < to; n++) buffer.append(rawLine(`${n % 10 === 0 ? 'ERROR' : 'INFO'} ${n}`, n), n % 3);
  return buffer;
}

/** About `bytes` bytes of lines, all older than any other. */
function bulk(bytes: number): LogBuffer {
  const buffer = new LogBuffer({ maxBytes: 64 * mebibyte });
  const line = rawLine('o'.repeat(50_000));
  while (buffer.bytes < bytes) buffer.append(line);
  return buffer;
}

const texts = (buffer: LogBuffer) =>
  Array.from({ length: buffer.end - buffer.first }, (_, at) => buffer.text(buffer.first + at));

describe('prepend', () => {
  test('numbers go on below the first, and everything can be read across the seam', () => {
    const buffer = numbered(5000, 9000);
    const before = buffer.line(0);
    const revision = buffer.revision;
    buffer.prepend(numbered(2000, 5000));
    expect([buffer.first, buffer.end, buffer.dropped]).toEqual([-3000, 4000, 0]);
    expect(buffer.revision).not.toBe(revision);
    expect({ ...buffer.line(0), raw: null }).toEqual({ ...before, raw: null });
    for (let n = -3000; n < 4000; n++) {
      const number = n + 5000;
      const level = number % 10 === 0 ? 'error' : 'info';
      expect(buffer.line(n)).toMatchObject({ n, time: number, source: number % 3, level });
      expect(buffer.text(n)?.endsWith(` ${number}`)).toBe(true);
      expect([buffer.timeAt(n), buffer.levelAt(n), buffer.sourceAt(n)]).toEqual([number, level, number % 3]);
      expect(buffer.origin(n)).toEqual({ buffer, n, part: 0 });
    }
    expect([buffer.line(-3001), buffer.text(-3001), buffer.origin(-3001)]).toEqual([undefined, undefined, undefined]);
    expect([buffer.timeAt(-3001), buffer.levelAt(-3001), buffer.sourceAt(-3001)]).toEqual([Number.NaN, 'none', -1]);
    expect(buffer.origin(4000)).toBeUndefined();
  });

  test('lines are found in any order, between readings and appends (seeded)', () => {
    const next = random(21);
    const buffer = numbered(50_000, 50_010);
    let oldest = 50_000;
    let newest = 50_010;
    for (let round = 0; round < 60; round++) {
      const count = 1 + Math.floor(next() * 900);
      if (next() < 0.5) {
        buffer.prepend(numbered(oldest - count, oldest));
        oldest -= count;
      } else for (let n = 0; n < count; n++, newest++) buffer.append(rawLine(`INFO ${newest}`, newest));
      expect([buffer.first, buffer.end]).toEqual([oldest - 50_000, newest - 50_000]);
      for (let look = 0; look < 50; look++) {
        const n = buffer.first + Math.floor(next() * (buffer.end - buffer.first));
        if (buffer.timeAt(n) !== n + 50_000) throw new Error(`line ${n} has the time ${buffer.timeAt(n)}`);
      }
    }
  });

  test('goes on below a first line that is not 0, and counts as dropped only what is still missing', () => {
    const buffer = new LogBuffer({ maxBytes: 256 * 1024 });
    for (let n = 0; n < 20_000; n++) buffer.append(rawLine(`INFO ${n}`, n));
    const { first } = buffer;
    expect(first).toBeGreaterThan(1000);
    buffer.prepend(numbered(first - 700, first));
    expect([buffer.first, buffer.dropped]).toEqual([first - 700, first - 700]);
    for (const n of [first - 700, first - 1, first, 19_999]) expect(buffer.text(n)?.endsWith(` ${n}`)).toBe(true);
  });

  test('counts the errors and warnings of both, and takes them back when the lines go', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    buffer.append(rawLine('ERROR new'));
    buffer.append(rawLine('WARN new'));
    const older = new LogBuffer({ maxBytes: mebibyte });
    for (let n = 0; n < 3; n++) older.append(rawLine('ERROR old'));
    for (let n = 0; n < 2; n++) older.append(rawLine('WARN old'));
    buffer.prepend(older);
    expect(buffer.counts).toEqual({ error: 4, warning: 3 });
    expect(buffer.dropOldest()).toBe(true);
    expect(buffer.counts).toEqual({ error: 1, warning: 1 });
    expect(texts(buffer)).toEqual(['ERROR new', 'WARN new']);
  });

  test('takes over what a small buffer of older lines has kept, not what it has dropped', () => {
    const older = new LogBuffer({ maxBytes: 128 * 1024 });
    for (let n = 0; n < 10_000; n++) older.append(rawLine(`ERROR ${n}`, n));
    const kept = older.end - older.first;
    expect(kept).toBeLessThan(10_000);
    const buffer = numbered(10_001, 10_002);
    buffer.prepend(older);
    expect([buffer.first, buffer.counts.error]).toEqual([-kept, kept]);
    expect([buffer.text(-1), buffer.text(-kept)]).toEqual(['ERROR 9999', `ERROR ${10_000 - kept}`]);
  });

  test('of nothing changes nothing', () => {
    const buffer = numbered(10, 20);
    const { revision, bytes } = buffer;
    buffer.prepend(new LogBuffer({ maxBytes: mebibyte }));
    expect([buffer.first, buffer.end, buffer.revision, buffer.bytes]).toEqual([0, 10, revision, bytes]);
    expect(buffer.allowance).toBe(0);
  });

  test('takes the memory of the older lines, and says so', () => {
    let grown = 0;
    const buffer = new LogBuffer({ maxBytes: mebibyte, onGrow: () => grown++ });
    buffer.append(rawLine('new'));
    const before = { grown, bytes: buffer.bytes };
    const older = numbered(0, 3000);
    const { bytes } = older;
    buffer.prepend(older);
    expect([grown, buffer.bytes]).toEqual([before.grown + 1, before.bytes + bytes]);
  });

  test('new lines go on after the newest, also in the chunk that was open', () => {
    const buffer = numbered(100, 103);
    buffer.prepend(numbered(97, 100));
    buffer.append(rawLine('INFO 103', 103));
    expect(texts(buffer).map((text) => text?.split(' ')[1])).toEqual(['97', '98', '99', '100', '101', '102', '103']);
  });
});

describe('the allowance of older lines', () => {
  test.each([0, 3000])('begins with the first that are read back, when the log begins with line %i', (first) => {
    const buffer = new LogBuffer({ maxBytes: 128 * 1024 });
    for (let n = 0; buffer.first < first || n < 10; n++) buffer.append(rawLine(`INFO ${n}`, n));
    expect(buffer.allowance).toBe(0);
    buffer.prepend(numbered(-50, 0));
    expect(buffer.allowance).toBe(allowance);
    expect([buffer.dropOldest(), buffer.allowance]).toEqual([true, 0]);
  });

  test('lasts until the lines of every reading were dropped', () => {
    const buffer = numbered(100, 200);
    buffer.prepend(numbered(0, 100));
    buffer.prepend(numbered(-100, 0));
    expect([buffer.first, buffer.allowance]).toEqual([-200, allowance]);
    expect([buffer.dropOldest(), buffer.first, buffer.allowance]).toEqual([true, -100, allowance]);
    expect([buffer.dropOldest(), buffer.first, buffer.allowance]).toEqual([true, 0, 0]);
  });

  test('a budget is exceeded by at most 32 MiB while they are kept, and goes back once they were dropped', () => {
    const maxBytes = 4 * mebibyte;
    const buffer = new LogBuffer({ maxBytes });
    const line = rawLine('n'.repeat(2000));
    for (let n = 0; n < 5000; n++) buffer.append(line);
    expect([buffer.allowance, buffer.bytes <= maxBytes]).toEqual([0, true]);
    const seam = buffer.first;
    buffer.prepend(bulk(8 * mebibyte));
    buffer.prepend(bulk(8 * mebibyte));
    const oldest = buffer.first;
    expect(buffer.allowance).toBe(allowance);
    let sawOver = 0;
    for (let n = 0; n < 20_000; n++) {
      buffer.append(line);
      if (buffer.first < seam) {
        expect(buffer.bytes).toBeLessThanOrEqual(maxBytes + allowance);
        sawOver = Math.max(sawOver, buffer.bytes);
      } else {
        expect(buffer.allowance).toBe(0);
        expect(buffer.bytes).toBeLessThanOrEqual(maxBytes);
      }
    }
    // It did use what is allowed, and it did give it back.
    expect(sawOver).toBeGreaterThan(maxBytes + allowance - mebibyte);
    expect(buffer.first).toBeGreaterThan(seam);
    expect(oldest).toBeLessThan(seam);
  });

  test('older lines that were read twice make room only for 32 MiB together', () => {
    const maxBytes = mebibyte;
    const buffer = new LogBuffer({ maxBytes });
    buffer.append(rawLine('new'));
    for (let n = 0; n < 4; n++) buffer.prepend(bulk(12 * mebibyte));
    const line = rawLine('n'.repeat(5000));
    for (let n = 0; n < 50; n++) buffer.append(line);
    expect(buffer.bytes).toBeLessThanOrEqual(maxBytes + allowance);
    expect(buffer.text(0)).toBe('new');
  });
});

describe('holdOldest', () => {
  test('keeps the oldest line while new ones come, as far as the allowance goes', () => {
    const maxBytes = mebibyte;
    const line = rawLine('n'.repeat(2000));
    const buffer = new LogBuffer({ maxBytes });
    for (let n = 0; n < 1000; n++) buffer.append(line);
    const { first } = buffer;
    expect(first).toBeGreaterThan(0);
    buffer.holdOldest();
    expect(buffer.allowance).toBe(allowance);
    for (let n = 0; n < 10_000; n++) buffer.append(line);
    expect(buffer.first).toBe(first);
    expect(buffer.bytes).toBeGreaterThan(maxBytes);
    for (let n = 0; n < 10_000; n++) buffer.append(line);
    expect(buffer.first).toBeGreaterThan(first);
    expect([buffer.allowance, buffer.bytes <= maxBytes]).toEqual([0, true]);
  });

  test('does not shorten the stay of older lines', () => {
    const buffer = numbered(100, 200);
    buffer.prepend(numbered(0, 100));
    const line = rawLine('x');
    buffer.append(line);
    buffer.prepend(numbered(-100, 0));
    buffer.holdOldest();
    expect([buffer.dropOldest(), buffer.first]).toEqual([true, -100]);
    buffer.holdOldest();
    expect([buffer.allowance, buffer.dropOldest(), buffer.first, buffer.allowance]).toEqual([allowance, true, 0, 0]);
  });
});

describe('isContinuation', () => {
  const trace = ['ERROR job failed', 'Traceback (most recent call last):', '  File "a.py", line 1', 'ValueError: no'];

  test('is said of the lines that go on with a trace, and they are as serious as its first', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    for (const text of ['INFO start', ...trace, 'INFO done']) buffer.append(rawLine(text));
    expect([0, 1, 2, 3, 4, 5].map((n) => buffer.isContinuation(n))).toEqual([false, false, true, true, true, false]);
    expect([1, 2, 3, 4, 5].map((n) => buffer.levelAt(n))).toEqual(['error', 'error', 'error', 'error', 'info']);
    expect([buffer.isContinuation(-1), buffer.isContinuation(6)]).toEqual([false, false]);
    expect(buffer.counts).toEqual({ error: 1, warning: 0 });
  });

  test('is asked of each replica and each stream for itself', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    for (const text of trace) {
      buffer.append(rawLine(text, 1, 0, 'stderr'), 0);
      buffer.append(rawLine('  indented but ordinary', 1, 0, 'stdout'), 0);
      buffer.append(rawLine('  indented but ordinary', 1, 0, 'stderr'), 1);
    }
    const found = Array.from({ length: buffer.end }, (_, n) => buffer.isContinuation(n));
    expect(found).toEqual([0, 1, 2, 3].flatMap((at) => [at > 0, false, false]));
    expect(buffer.counts.error).toBe(1);
  });

  test('a new run of a replica ends its trace, not that of another; a mark ends none', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    buffer.append(rawLine('ERROR one'), 0);
    buffer.append(rawLine('ERROR two'), 1);
    buffer.addDivider('restarted', 1, '', 0);
    buffer.append(rawLine('  indented'), 0);
    buffer.append(rawLine('  indented'), 1);
    buffer.addDivider('mark', 1, '');
    buffer.append(rawLine('  indented'), 1);
    expect([3, 4, 6].map((n) => buffer.isContinuation(n))).toEqual([false, true, true]);
    expect([2, 5].map((n) => buffer.isContinuation(n))).toEqual([false, false]);
  });

  test('holds across the seam', () => {
    const older = new LogBuffer({ maxBytes: mebibyte });
    for (const text of trace) older.append(rawLine(text));
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    for (const text of trace) buffer.append(rawLine(text));
    buffer.prepend(older);
    const found = Array.from({ length: 8 }, (_, at) => buffer.isContinuation(at - 4));
    expect(found).toEqual([false, true, true, true, false, true, true, true]);
    expect(buffer.counts.error).toBe(2);
  });
});

describe('fresh', () => {
  test('history is no news', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte, newsFrom: 1000 });
    buffer.append(rawLine('ERROR old', 999, 999_999));
    buffer.append(rawLine('WARN old', 0));
    expect([buffer.fresh, buffer.counts]).toEqual([
      { error: 0, warning: 0 },
      { error: 1, warning: 1 },
    ]);
    buffer.append(rawLine('ERROR new', 1000));
    buffer.append(rawLine('WARN new', 1001));
    buffer.append(rawLine('WARN new', 1001));
    buffer.append(rawLine('INFO new', 1001));
    expect(buffer.fresh).toEqual({ error: 1, warning: 2 });
  });

  test('everything is, unless told otherwise', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    buffer.append(rawLine('ERROR', -5));
    expect(buffer.fresh.error).toBe(1);
  });

  test('a trace counts once, a divider never', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    for (const text of ['ERROR a', '  ERROR again', 'ValueError: x', 'INFO b', 'ERROR c']) buffer.append(rawLine(text));
    buffer.addDivider('mark', 0, 'ERROR');
    expect(buffer.fresh).toEqual({ error: 2, warning: 0 });
  });

  test('stays when old lines are dropped, and when older ones are read', () => {
    const buffer = new LogBuffer({ maxBytes: 64 * 1024 });
    for (let n = 0; n < 5000; n++) buffer.append(rawLine(n % 2 === 0 ? 'ERROR x' : 'WARN x', n * 5000));
    expect(buffer.dropped).toBeGreaterThan(0);
    expect(buffer.counts.error).toBeLessThan(2500);
    expect(buffer.fresh).toEqual({ error: 2500, warning: 2500 });
    buffer.prepend(numbered(0, 100));
    while (buffer.dropOldest());
    expect(buffer.fresh).toEqual({ error: 2500, warning: 2500 });
  });
});

test('a mark is a divider of its own kind', () => {
  const buffer = new LogBuffer({ maxBytes: mebibyte });
  buffer.append(rawLine('ERROR a', 10));
  buffer.addDivider('mark', 20.9, '');
  expect(buffer.line(1)).toMatchObject({ kind: 'divider', divider: 'mark', time: 20, text: '' });
  expect([buffer.text(1), buffer.levelAt(1), buffer.sourceAt(1)]).toEqual([undefined, 'none', -1]);
  expect(buffer.counts).toEqual({ error: 1, warning: 0 });
});
