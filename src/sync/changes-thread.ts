import { Worker } from 'node:worker_threads';
import { watchChanges, watchedBy } from './changes.ts';
import type { ChangesTask } from './changes-worker.ts';
import type { FileChange } from './ledger.ts';
import type { LoadedRule } from './rules.ts';

/** The bundle has the thread beside it as JavaScript; sources are run as they are. */
const WORKER = import.meta.url.endsWith('.ts') ? './changes-worker.ts' : './changes-worker.js';

/**
 * Tells of every file under the rules that is written or deleted, until `signal` aborts, as `watchChanges` does, from a thread of its own: a checkout
 * of thousands of files keeps the file watcher busy for a quarter of a second. Where no thread can be had, it is done here. `closed` settles when
 * nothing is watched any more.
 */
export function watchInThread(
  rules: readonly LoadedRule[],
  task: ChangesTask,
  told: (changes: readonly FileChange[]) => void,
  signal: AbortSignal,
): { readonly closed: Promise<void> } {
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const worker = new Worker(new URL(WORKER, import.meta.url), { execArgv: [], workerData: task });
  worker.unref();
  worker.on('message', told);
  worker.once('error', () => {
    if (signal.aborted) return;
    void watchChanges(watchedBy(rules), told, signal).closed.then(close);
  });
  signal.addEventListener('abort', () => void worker.terminate().then(() => close()), { once: true });
  return { closed };
}
