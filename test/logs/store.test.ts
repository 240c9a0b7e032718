import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LogStore } from '../../src/logs/store.ts';
import { rawLine } from './lines.ts';

describe('the shared budget', () => {
  test('a flood drops its own lines and leaves quiet services alone', () => {
    const store = new LogStore({ maxBytes: 1 << 20 });
    for (let n = 0; n < 50; n++) store.buffer('quiet').append(rawLine(`quiet ${n}`));
    for (let n = 0; n < 100_000; n++) store.buffer('loud').append(rawLine(`loud ${n}`));
    expect(store.bytes).toBeLessThanOrEqual(1 << 20);
    expect(store.counters('quiet')).toMatchObject({ lines: 50, dropped: 0 });
    expect(store.counters('loud').dropped).toBeGreaterThan(0);
    expect(store.counters('loud').lines + store.counters('loud').dropped).toBe(100_000);
  });

  test('two floods share it evenly', () => {
    const store = new LogStore({ maxBytes: 1 << 20 });
    for (let n = 0; n < 50_000; n++) {
      store.buffer('a').append(rawLine(`a ${n}`));
      store.buffer('b').append(rawLine(`b ${n}`));
    }
    const { lines: a } = store.counters('a');
    const { lines: b } = store.counters('b');
    expect(Math.abs(a - b)).toBeLessThan(Math.max(a, b) / 4);
  });
});

test('counters', () => {
  const store = new LogStore();
  expect(store.counters('none')).toEqual({
    lines: 0,
    errors: 0,
    warnings: 0,
    freshErrors: 0,
    freshWarnings: 0,
    dropped: 0,
    bytes: 0,
    revision: 0,
  });
  expect(store.services).toEqual([]);
  store.buffer('a').append(rawLine('ERROR x'));
  store.buffer('a').append(rawLine('WARN x'));
  expect(store.counters('a')).toMatchObject({ lines: 2, errors: 1, warnings: 1 });
  expect(store.services).toEqual(['a']);
  expect(store.buffer('a')).toBe(store.buffer('a'));
});

describe('notifications', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('come at most every 50 ms, name what changed, and leave no timer behind', () => {
    const store = new LogStore();
    const told: string[][] = [];
    store.subscribe((changed) => told.push([...changed]));
    expect(vi.getTimerCount()).toBe(0);
    store.buffer('a').append(rawLine('1'));
    vi.advanceTimersByTime(1);
    expect(told).toEqual([['a']]);
    for (let n = 0; n < 1000; n++) store.buffer(n % 2 === 0 ? 'a' : 'b').append(rawLine('2'));
    vi.advanceTimersByTime(45);
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(10);
    expect(told).toEqual([['a'], ['a', 'b']]);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(2);
  });

  test('a flood of one second gives about twenty', () => {
    const store = new LogStore();
    let told = 0;
    store.subscribe(() => told++);
    for (let ms = 0; ms < 1000; ms++) {
      for (let n = 0; n < 20; n++) store.buffer('a').append(rawLine('x'));
      vi.advanceTimersByTime(1);
    }
    expect(told).toBeGreaterThan(18);
    expect(told).toBeLessThanOrEqual(21);
  });

  test('end with the subscription, and with close', () => {
    const store = new LogStore();
    let told = 0;
    const stop = store.subscribe(() => told++);
    store.buffer('a').append(rawLine('x'));
    stop();
    vi.advanceTimersByTime(100);
    expect([told, vi.getTimerCount()]).toEqual([0, 0]);
    store.subscribe(() => told++);
    vi.advanceTimersByTime(100);
    expect(told).toBe(1);
    store.buffer('a').append(rawLine('x'));
    store.close();
    vi.advanceTimersByTime(100);
    expect([told, vi.getTimerCount()]).toEqual([1, 0]);
  });
});
