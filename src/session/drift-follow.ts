import type { EngineEvent } from '../model/fact.ts';
import { copies } from '../model/sync.ts';
import type { World } from '../model/world.ts';
import type { Store } from './store.ts';

/** Nothing new came for this time, in milliseconds, before containers are compared by themselves: what starts a container may still be filling it. */
const QUIET_MS = 1500;

/**
 * Asks for comparisons when they can have something new to tell: of running containers that were not compared before, and of one that lacked files when
 * files were sent into it since. Waits while commands run. Returns how to stop.
 */
export function followDrift(store: Store, compare: (services: readonly string[]) => void): () => void {
  const seen = new Set<string>();
  const due = new Set<string>();
  /** The newest event of files sent into a container, by its id. */
  const received = new Map<string, EngineEvent>();
  let containers: World['containers'] | null = null;
  let events: World['events'] = [];
  let timer: NodeJS.Timeout | undefined;

  function look() {
    const world = store.world();
    const before = due.size;
    if (world.project?.origin === 'resolved' && world.containers !== containers) lookForNew(world);
    if (world.events !== events) lookForSent(world);
    if (due.size > before) clearTimeout(timer);
    if (due.size > before || (due.size > 0 && !timer)) timer = setTimeout(begin, QUIET_MS).unref();
  }

  function lookForNew(world: World) {
    ({ containers } = world);
    const synced = new Set(
      world.project?.services.filter(({ watch }) => watch.some(({ action }) => copies(action))).map(({ name }) => name),
    );
    for (const { id, service, state, oneOff } of Object.values(world.containers)) {
      if (seen.has(id) || oneOff || state !== 'running' || !synced.has(service)) continue;
      seen.add(id);
      due.add(service);
    }
  }

  function lookForSent(world: World) {
    const known = new Set(events);
    ({ events } = world);
    for (const event of events) {
      if (event.action !== 'extract-to-dir' || known.has(event) || received.get(event.container) === event) continue;
      received.set(event.container, event);
      if (lacksFiles(world, event)) due.add(event.service);
    }
  }

  function begin() {
    timer = undefined;
    if (due.size === 0 || store.world().jobs.some(({ result }) => result === null)) return;
    compare([...due]);
    due.clear();
  }

  const unsubscribe = store.subscribe(look);
  look();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

function lacksFiles({ drift }: World, { service, container }: EngineEvent): boolean {
  const known = drift[service]?.find((one) => one.container === container);
  return known?.rules.some(({ differ }) => differ.some(({ state }) => state !== 'extra')) ?? false;
}
