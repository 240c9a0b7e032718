import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

/** How long to wait before try number `attempt` (from 0): twice as long each time, from a quarter of a second to five. */
export function waitBefore(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
}

/**
 * Waits before the next try. Ends early when the engine's socket file changes, as it does when an engine starts, and when `signal` aborts.
 * @param socket path of the socket; null for an engine that is reached otherwise
 */
export function waitForEngine(
  ms: number,
  socket: string | null,
  signal: AbortSignal,
): Promise<'waited' | 'woken' | 'aborted'> {
  const { promise, resolve } = Promise.withResolvers<'waited' | 'woken' | 'aborted'>();
  const abort = () => resolve('aborted');
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => resolve('waited'), ms);
  const watcher = socket === null ? null : watchFile(socket, () => resolve('woken'));
  return promise.finally(() => {
    clearTimeout(timer);
    watcher?.close();
    signal.removeEventListener('abort', abort);
  });
}

/** Watches the folder, since the file itself may not be there. Where even that is not, the waiting alone has to do. */
function watchFile(path: string, changed: () => void) {
  try {
    const watcher = watch(dirname(path), (_event, name) => {
      if (name === null || name === basename(path)) changed();
    });
    return watcher.on('error', () => watcher.close());
  } catch {
    return null;
  }
}
