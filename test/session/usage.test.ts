import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { createUsageStreams } from '../../src/session/usage.ts';
import { factsOf, fakeEngine } from './fakes.ts';

describe('createUsageStreams', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const usage = (cpuPercent: number, memoryBytes = 50_000_000) => ({ cpuPercent, memoryBytes, memoryLimitBytes: 1e9 });

  function open() {
    const facts: Fact[] = [];
    const { engine, samples } = fakeEngine();
    return {
      samples,
      streams: createUsageStreams(engine, (fact) => facts.push(fact)),
      measured: () => factsOf(facts, 'usage.measured'),
    };
  }

  it('streams exactly what is shown', () => {
    const { samples, streams } = open();
    streams.show(['a', 'b']);
    streams.show(['b', 'c']);
    expect(samples.map(({ container, signal }) => [container, signal.aborted])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ]);
  });

  it('makes a fact at once of the first sample, and none of one that looks the same', () => {
    const { samples, streams, measured } = open();
    streams.show(['a']);
    samples[0]?.say(usage(2.1));
    vi.advanceTimersByTime(1);
    expect(measured()).toHaveLength(1);
    for (let n = 0; n < 60; n++) {
      samples[0]?.say(usage(2 + (n % 2) / 2));
      vi.advanceTimersByTime(1000);
    }
    expect(measured()).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
    samples[0]?.say(usage(40));
    vi.advanceTimersByTime(2000);
    expect(measured().at(-1)?.usage?.cpuPercent).toBe(40);
  });

  it('forgets what is no longer shown', () => {
    const { samples, streams, measured } = open();
    streams.show(['a']);
    samples[0]?.say(usage(2));
    vi.advanceTimersByTime(1);
    streams.show([]);
    expect(measured().at(-1)).toMatchObject({ container: 'a', usage: null });
  });
});
