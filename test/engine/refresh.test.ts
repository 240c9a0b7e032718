import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRefresher } from '../../src/engine/refresh.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const stop = new AbortController();
  const looks: { readonly id: string; readonly current: () => boolean; readonly finish: () => void }[] = [];
  const look = (id: string, current: () => boolean) =>
    new Promise<void>((finish) => {
      looks.push({ id, current, finish });
    });
  return { stop, looks, refresher: createRefresher(look, stop.signal) };
}

test('many news of one thing are one look, each thing has its own', async () => {
  const { looks, refresher } = setUp();
  for (const id of ['a', 'a', 'b', 'a']) refresher.touch(id);
  await vi.advanceTimersByTimeAsync(25);
  expect(looks.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('news while looking are one more look, after the first is done', async () => {
  const { looks, refresher } = setUp();
  refresher.touch('a');
  await vi.advanceTimersByTimeAsync(25);
  refresher.touch('a');
  refresher.touch('a');
  await vi.advanceTimersByTimeAsync(100);
  expect(looks).toHaveLength(1);
  looks[0]?.finish();
  await vi.advanceTimersByTimeAsync(25);
  expect(looks).toHaveLength(2);
  looks[1]?.finish();
  await vi.advanceTimersByTimeAsync(100);
  expect(looks).toHaveLength(2);
});

test('a look at what is gone is no longer current, also when the thing comes back', async () => {
  const { looks, refresher } = setUp();
  refresher.touch('a');
  await vi.advanceTimersByTimeAsync(25);
  refresher.forget('a');
  expect(looks[0]?.current()).toBe(false);
  refresher.touch('a');
  await vi.advanceTimersByTimeAsync(25);
  expect(looks[0]?.current()).toBe(false);
  expect(looks[1]?.current()).toBe(true);
});

test('nothing is looked at after the end', async () => {
  const { stop, looks, refresher } = setUp();
  refresher.touch('a');
  stop.abort();
  refresher.touch('b');
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(looks).toHaveLength(0);
});
