import { TimedOut } from './problem.ts';

/**
 * Runs a call that has to answer within `ms`, or else throws `TimedOut`. The signal that the call gets aborts then, and when the outer one does; a
 * stream that the call answered with lives on under it. Settles on its own even when the call never does: docker-modem forgets its callback when
 * a connection breaks in the middle of an answer.
 */
export async function within<Answer>(
  ms: number,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const both = AbortSignal.any([signal, limit.signal]);
  const timer = setTimeout(() => limit.abort(new TimedOut(ms)), ms);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(both.reason);
  both.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([call(both), aborted]);
  } finally {
    clearTimeout(timer);
    both.removeEventListener('abort', abort);
  }
}
