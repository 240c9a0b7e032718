/** How long a process may take after each signal, in milliseconds. */
export type Grace = { readonly interruptMs: number; readonly terminateMs: number };

/** Compose stops containers on SIGINT, for which it gives them ten seconds. */
export const GRACE: Grace = { interruptMs: 10_000, terminateMs: 5_000 };

/**
 * Ends the process group of `pid` when `signal` aborts: SIGINT, then SIGTERM, then SIGKILL, each after its grace. The whole group, because
 * `docker` runs Compose as a child of its own. Call the answer once the process has ended: it stops the timers and kills what the group
 * left behind.
 */
export function terminateOnAbort(pid: number, signal: AbortSignal, grace: Grace = GRACE): () => void {
  const timers: NodeJS.Timeout[] = [];
  const begin = () => {
    kill(pid, 'SIGINT');
    timers.push(setTimeout(kill, grace.interruptMs, pid, 'SIGTERM'));
    timers.push(setTimeout(kill, grace.interruptMs + grace.terminateMs, pid, 'SIGKILL'));
  };
  const leave = () => kill(pid, 'SIGTERM');
  process.once('exit', leave);
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return () => {
    for (const timer of timers) clearTimeout(timer);
    process.removeListener('exit', leave);
    signal.removeEventListener('abort', begin);
    if (signal.aborted) kill(pid, 'SIGKILL');
  };
}

/**
 * A group that is gone needs no signal (macOS says EPERM where only its zombie is left). Windows has no process groups; there the process itself
 * gets it.
 */
function kill(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
