import type { LogStore } from '../../logs/store.ts';
import type { World } from '../../model/world.ts';
import type { Store } from '../store.ts';

/** After a change, in milliseconds: a container that starts changes several times. */
const SETTLE_MS = 300;
/** The least time between two examinations, in milliseconds. */
const BETWEEN_MS = 1000;

/** Calls `examine` some time after each change that can matter to a diagnosis; at idle nothing runs. */
export function createRounds(
  store: Store,
  logs: LogStore,
  examine: () => Promise<void>,
): { readonly close: () => Promise<void> } {
  let seen: readonly unknown[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isDue = false;
  let last = 0;
  let isClosed = false;

  function lookAtWorld() {
    const now = partsOf(store.world());
    if (now.every((part, index) => part === seen[index])) return;
    seen = now;
    arrange();
  }

  function arrange() {
    isDue = true;
    if (timer || running || isClosed) return;
    timer = setTimeout(begin, Math.max(SETTLE_MS, last + BETWEEN_MS - Date.now())).unref();
  }

  function begin() {
    timer = undefined;
    isDue = false;
    running = examine().finally(() => {
      running = null;
      last = Date.now();
      if (isDue) arrange();
    });
  }

  const errors = new Map<string, number>();
  const stops = [
    store.subscribe(lookAtWorld),
    logs.subscribe((changed) => {
      const noisy = [...changed].filter((service) => {
        const { errors: now, warnings } = logs.counters(service);
        const isNew = errors.get(service) !== now + warnings;
        errors.set(service, now + warnings);
        return isNew;
      });
      if (noisy.length > 0) arrange();
    }),
  ];
  lookAtWorld();

  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
      await running;
    },
  };
}

/** Files that are held up, as one number: the ledger itself changes with every file. */
function troubledFiles({ tallies }: World['sync']): number {
  return tallies.reduce((sum, { counts }) => sum + counts.failed + counts.waiting, 0);
}

/** What of the world rules look at. Usage and counts of log lines change all the time, and tell them nothing. */
function partsOf(world: World): readonly unknown[] {
  const { engine, composeVersion, project, projectProblem, sources, containers, networks, staleness } = world;
  const { jobs, watch, sync, drift, builds } = world;
  const ended = jobs.filter(({ result }) => result !== null).length;
  return [
    engine.state,
    composeVersion,
    project,
    projectProblem,
    sources,
    containers,
    networks,
    staleness,
    ended,
    watch.state,
    troubledFiles(sync),
    drift,
    builds,
  ];
}
