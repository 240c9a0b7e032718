import { setTimeout as pause } from 'node:timers/promises';
import type { Emit } from '../model/ports.ts';
import type { Watch } from '../model/watch.ts';
import type { WatchRunner } from '../sync/runner.ts';

/** The one watch of a session. */
export type Watching = {
  /** Starts watch for these services (empty: all); one that runs is ended first. */
  readonly start: (services: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Starts a watch that is on once more, since Compose reads the rules only when it starts. */
  readonly again: () => Promise<void>;
};

/** How long to wait before a watch that died is started again: doubled each time up to `mostMs`, from the start again once it held for `goodMs`. */
export type Patience = { readonly firstMs: number; readonly mostMs: number; readonly goodMs: number };

/** Starts that may find the project taken after a child has died. */
const OWN_REMAINS = 3;

const PATIENCE: Patience = { firstMs: 1000, mostMs: 30_000, goodMs: 60_000 };

/** Supervises watch: what it tells becomes entries, its end a state with the reason, and where it died it is started again. */
export function createWatching(runner: () => Promise<WatchRunner>, emit: Emit, patience = PATIENCE): Watching {
  let current: {
    readonly abort: AbortController;
    readonly ended: Promise<void>;
    readonly services: readonly string[];
  } | null = null;

  async function supervise(services: readonly string[], signal: AbortSignal) {
    let waitMs = patience.firstMs;
    let takenAfterDeath = OWN_REMAINS;
    while (!signal.aborted) {
      const { by, run } = await runner();
      const say = sayer(emit, by, services);
      say('starting');
      const began = performance.now();
      const end = await run(
        services,
        (entry) => {
          if (entry.kind === 'enabled') say('running');
          emit({ at: Date.now(), type: 'watch.entry', entry: { at: Date.now(), ...entry } });
        },
        signal,
      );
      if (signal.aborted) break;
      // Just after a death the one that has the project is mostly what is left of our own child, which is on its way out.
      const isOurs = end.kind === 'elsewhere' && ++takenAfterDeath <= OWN_REMAINS;
      if (end.kind !== 'died' && !isOurs) return say(end.kind === 'hopeless' ? 'failed' : 'elsewhere', end.reason);
      if (end.kind === 'died') takenAfterDeath = 0;
      if (performance.now() - began > patience.goodMs) waitMs = patience.firstMs;
      say('retrying', end.reason, Date.now() + waitMs);
      await pause(waitMs, null, { signal, ref: false }).catch(() => {});
      waitMs = Math.min(waitMs * 2, patience.mostMs);
    }
    emit({
      at: Date.now(),
      type: 'watch.state',
      state: 'off',
      by: 'compose',
      services: [],
      problem: '',
      retryAt: null,
    });
  }

  async function stop() {
    if (!current) return;
    const { abort, ended } = current;
    abort.abort();
    await ended;
  }

  async function start(services: readonly string[]) {
    await stop();
    const abort = new AbortController();
    abort.signal.addEventListener('abort', () => emit(stopping(services)));
    const ended = supervise(services, abort.signal).finally(() => {
      if (current?.abort === abort) current = null;
    });
    current = { abort, ended, services };
  }

  return {
    start,
    stop,
    async again() {
      if (current) await start(current.services);
    },
  };
}

type Say = (
  state: 'starting' | 'running' | 'retrying' | 'failed' | 'elsewhere',
  problem?: string,
  retryAt?: number,
) => void;

function sayer(emit: Emit, by: Watch['by'], services: readonly string[]): Say {
  return (state, problem = '', retryAt) =>
    emit({ at: Date.now(), type: 'watch.state', state, by, services, problem, retryAt: retryAt ?? null });
}

function stopping(services: readonly string[]) {
  return {
    at: Date.now(),
    type: 'watch.state',
    state: 'stopping',
    by: 'compose',
    services,
    problem: '',
    retryAt: null,
  } as const;
}
