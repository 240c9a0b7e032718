/** How long the first news of something waits for more: what happens to a container comes as several events within a few milliseconds. */
const GATHER_MS = 20;

/** Looks at things again after news of them; see `createRefresher`. */
export type Refresher = {
  /** Something happened to `id`: look at it soon. */
  touch(id: string): void;
  /** `id` is gone: a look that is under way has no result. */
  forget(id: string): void;
};

/**
 * Turns any number of news of one thing into few looks at it: one a moment after the first, and one more when news came while looking, so that the last
 * look always began after the last news. `signal` ends it; `look` reports its own failures.
 */
export function createRefresher(
  look: (id: string, current: () => boolean) => Promise<void>,
  signal: AbortSignal,
): Refresher {
  const states = new Map<string, State>();
  signal.addEventListener('abort', stop, { once: true });
  return { touch, forget };

  function touch(id: string): void {
    const state = states.get(id);
    if (signal.aborted || state?.step === 'gathering') return;
    if (state) state.again = true;
    else gather(id);
  }

  function gather(id: string): void {
    const state: State = { step: 'gathering', again: false, timer: setTimeout(() => void run(id, state), GATHER_MS) };
    states.set(id, state);
  }

  async function run(id: string, state: State): Promise<void> {
    state.step = 'looking';
    await look(id, () => states.get(id) === state && !signal.aborted);
    if (states.get(id) !== state) return;
    states.delete(id);
    if (state.again) gather(id);
  }

  function forget(id: string): void {
    clearTimeout(states.get(id)?.timer);
    states.delete(id);
  }

  function stop(): void {
    for (const id of [...states.keys()]) forget(id);
  }
}

type State = { step: 'gathering' | 'looking'; again: boolean; readonly timer: NodeJS.Timeout };
