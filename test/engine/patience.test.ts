import { expect, test } from 'vitest';
import { within } from '../../src/engine/patience.ts';
import { TimedOut } from '../../src/engine/problem.ts';

const never = () => new Promise<never>(() => {});
const open = () => new AbortController().signal;

test('an answer in time', async () => {
  expect(await within(1000, open(), async () => 'yes')).toBe('yes');
});

test('a call that never settles is given up, and its signal aborts', async () => {
  let given: AbortSignal | undefined;
  const call = (signal: AbortSignal) => {
    given = signal;
    return never();
  };
  await expect(within(10, open(), call)).rejects.toEqual(new TimedOut(10));
  expect(given?.aborted).toBe(true);
});

test('aborting ends the wait at once', async () => {
  const stop = new AbortController();
  const waiting = within(60_000, stop.signal, never);
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(within(1, stop.signal, never)).rejects.toThrow('enough');
});

test('the signal stays useful after the answer', async () => {
  const stop = new AbortController();
  const signal = await within(5, stop.signal, async (both) => both);
  await new Promise((resolve) => setTimeout(resolve, 15));
  expect(signal.aborted).toBe(false);
  stop.abort();
  expect(signal.aborted).toBe(true);
});
