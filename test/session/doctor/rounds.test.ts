import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogStore } from '../../../src/logs/store.ts';
import { createRounds } from '../../../src/session/doctor/rounds.ts';
import { createStore } from '../../../src/session/store.ts';
import { runningContainer } from '../fakes.ts';

describe('examinations', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function open(work: () => Promise<void> = async () => {}) {
    const store = createStore();
    const logs = new LogStore();
    let examined = 0;
    const rounds = createRounds(store, logs, () => {
      examined++;
      return work();
    });
    const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
    const change = () => store.emit({ at: 0, type: 'container.changed', container: runningContainer('a', 'api') });
    return { store, logs, rounds, change, wait, examined: () => examined };
  }

  it('come after a change, once for several of them', async () => {
    const { change, wait, examined } = open();
    await wait(2000);
    const before = examined();
    change();
    change();
    await wait(400);
    expect(examined()).toBe(before + 1);
  });

  it('do not come at idle, nor for what is measured all the time', async () => {
    const { store, wait, examined } = open();
    await wait(2000);
    const before = examined();
    const usage = { cpuPercent: 1, memoryBytes: 1, memoryLimitBytes: 1 };
    store.emit({ at: 0, type: 'usage.measured', container: 'a', usage });
    await wait(60_000);
    expect(examined()).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are at least a second apart, and the last change is always examined', async () => {
    const { change, wait, examined } = open();
    await wait(2000);
    const before = examined();
    for (let n = 0; n < 20; n++) {
      change();
      await wait(100);
    }
    expect(examined() - before).toBeLessThanOrEqual(3);
    const during = examined();
    change();
    await wait(1500);
    expect(examined()).toBeGreaterThan(during);
  });

  it('wait for one that is under way, and none comes after the end', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { change, wait, examined, rounds } = open(() => promise);
    await wait(2000);
    expect(examined()).toBe(1);
    change();
    await wait(5000);
    expect(examined()).toBe(1);
    const closed = rounds.close();
    resolve();
    await closed;
    await wait(5000);
    expect(examined()).toBe(1);
  });
});
