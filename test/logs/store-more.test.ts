import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { LogStore } from '../../src/logs/store.ts';
import { rawLine } from './lines.ts';

const mebibyte = 1024 * 1024;

describe('touch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('tells of a log in which nothing was appended, with what else has changed', () => {
    const store = new LogStore({ intervalMs: 100 });
    const told: string[][] = [];
    store.subscribe((changed) => told.push([...changed].toSorted()));
    store.touch('a');
    vi.advanceTimersByTime(1);
    expect(told).toEqual([['a']]);
    store.touch('a');
    store.buffer('b').append(rawLine('x'));
    store.touch('a');
    vi.advanceTimersByTime(200);
    expect(told).toEqual([['a'], ['a', 'b']]);
    expect([store.counters('a').lines, vi.getTimerCount()]).toEqual([0, 0]);
  });

  test('makes no buffer, and without a listener no timer', () => {
    const store = new LogStore();
    store.touch('a');
    expect([store.services, vi.getTimerCount()]).toEqual([[], 0]);
  });
});

describe('mark', () => {
  test('goes after the last line of every log that has one, in all at the same time', () => {
    const store = new LogStore();
    store.buffer('a').append(rawLine('ERROR a'));
    store.buffer('b').append(rawLine('b1'));
    store.buffer('b').append(rawLine('b2'));
    store.buffer('empty');
    store.mark(1234.9);
    expect(store.buffer('a').line(1)).toMatchObject({ kind: 'divider', divider: 'mark', time: 1234, text: '' });
    expect(store.buffer('b').line(2)).toMatchObject({ kind: 'divider', divider: 'mark', time: 1234, text: '' });
    expect(store.buffer('empty').end).toBe(0);
    expect(store.counters('a')).toMatchObject({ lines: 2, errors: 1, freshErrors: 1, warnings: 0 });
  });

  test('ends no trace', () => {
    const store = new LogStore();
    store.buffer('a').append(rawLine('ERROR a'));
    store.mark(1);
    store.buffer('a').append(rawLine('  detail'));
    expect(store.buffer('a').isContinuation(2)).toBe(true);
  });
});

test('only lines of the time from which they are news count as fresh', () => {
  const store = new LogStore({ newsFrom: 500 });
  store.buffer('a').append(rawLine('ERROR', 499));
  store.buffer('a').append(rawLine('ERROR', 500));
  store.buffer('b').append(rawLine('WARN', 501));
  expect(store.counters('a')).toMatchObject({ errors: 2, freshErrors: 1 });
  expect(store.counters('b')).toMatchObject({ warnings: 1, freshWarnings: 1 });
});

describe('the allowance of older lines', () => {
  const line = rawLine('n'.repeat(2000));
  const maxBytes = 2 * mebibyte;
  const allowance = 32 * mebibyte;

  function full(): LogStore {
    const store = new LogStore({ maxBytes });
    for (let n = 0; n < 50; n++) store.buffer('quiet').append(rawLine(`quiet ${n}`));
    for (let n = 0; n < 3000; n++) store.buffer('a').append(line);
    expect(store.buffer('a').dropped).toBeGreaterThan(0);
    return store;
  }

  function older(bytes: number): LogBuffer {
    const buffer = new LogBuffer({ maxBytes: 64 * mebibyte });
    const old = rawLine('o'.repeat(20_000));
    while (buffer.bytes < bytes) buffer.append(old);
    return buffer;
  }

  test('older lines of one log stay although the budget is spent, and cost no other log a line', () => {
    const store = full();
    const { first } = store.buffer('a');
    const read = older(8 * mebibyte);
    const count = read.end;
    store.buffer('a').prepend(read);
    expect(store.buffer('a').first).toBe(first - count);
    for (let n = 0; n < 100; n++) store.buffer('quiet').append(rawLine(`quiet ${n}`));
    expect(store.buffer('a').first).toBe(first - count);
    expect(store.counters('quiet')).toMatchObject({ lines: 150, dropped: 0 });
    expect(store.bytes).toBeGreaterThan(maxBytes + 7 * mebibyte);
  });

  test('the logs together exceed the budget by at most 32 MiB, whatever is read', () => {
    const store = full();
    store.buffer('b').append(line);
    for (const service of ['a', 'b', 'a', 'b']) {
      store.buffer(service).prepend(older(14 * mebibyte));
      expect(store.bytes).toBeLessThanOrEqual(maxBytes + allowance);
    }
    expect(store.counters('quiet')).toMatchObject({ lines: 50, dropped: 0 });
  });

  test('the budget holds again when new lines have taken their room', () => {
    const store = full();
    const { first } = store.buffer('a');
    store.buffer('a').prepend(older(8 * mebibyte));
    let most = 0;
    for (let n = 0; n < 30_000; n++) {
      store.buffer('a').append(line);
      most = Math.max(most, store.bytes);
    }
    expect(store.buffer('a').first).toBeGreaterThan(first);
    expect([most > maxBytes + 30 * mebibyte, most <= maxBytes + allowance]).toEqual([true, true]);
    expect(store.bytes).toBeLessThanOrEqual(maxBytes);
    expect(store.counters('quiet')).toMatchObject({ lines: 50, dropped: 0 });
  });
});
