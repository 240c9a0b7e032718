import { constants } from 'node:os';

type Task = () => void | Promise<unknown>;

const tasks: Task[] = [];
const interruption = new AbortController();

/** Aborted when the measurement is interrupted: whatever is under way must end before things are put away. */
export const interrupted: AbortSignal = interruption.signal;

/** What to put away at the end, whatever happens; the last thing comes first. Call what it returns where it was put away earlier. */
export function atEnd(task: Task): () => void {
  tasks.push(task);
  return () => {
    const at = tasks.indexOf(task);
    if (at !== -1) tasks.splice(at, 1);
  };
}

/** Puts everything away. One thing that fails does not keep the others. */
export async function cleanUp() {
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    try {
      await task();
    } catch (error) {
      process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

/** Puts everything away when the measurement is interrupted, too. A second signal ends at once. */
export function cleanUpWhenInterrupted() {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      process.stderr.write('bench: interrupted, putting away …\n');
      interruption.abort();
      void cleanUp().finally(() => process.exit(128 + constants.signals[name]));
    });
  }
}
