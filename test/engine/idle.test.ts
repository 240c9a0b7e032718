import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from '../../src/engine/idle.ts';
import { TimedOut } from '../../src/engine/problem.ts';

describe('a stream on which nothing moves', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is given up after a while since the last move', () => {
    const idle = watchIdle(1000, new AbortController().signal);
    idle.moved();
    vi.advanceTimersByTime(900);
    idle.moved();
    vi.advanceTimersByTime(999);
    expect(idle.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(idle.signal.reason).toEqual(new TimedOut(1000));
  });

  it('may rest as long as this side makes it wait, and is not watched after its end', () => {
    const idle = watchIdle(1000, new AbortController().signal);
    vi.advanceTimersByTime(5000);
    idle.moved();
    idle.rest();
    vi.advanceTimersByTime(5000);
    idle.moved();
    idle.end();
    vi.advanceTimersByTime(5000);
    expect(idle.signal.aborted).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given up with the outer signal, for its reason', () => {
    const outer = new AbortController();
    const idle = watchIdle(1000, outer.signal);
    outer.abort('enough');
    expect(idle.signal.reason).toBe('enough');
  });
});
