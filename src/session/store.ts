import type { Fact } from '../model/fact.ts';
import { fold } from '../model/fold.ts';
import type { Emit } from '../model/ports.ts';
import { emptyWorld, type World } from '../model/world.ts';

/** The world and who looks at it. */
export type Store = {
  readonly emit: Emit;
  readonly world: () => World;
  /** Calls back once after each burst of facts that changed something; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A store at the start. `record` sees every fact, before it is folded. */
export function createStore(record: Emit = () => {}): Store {
  let world = emptyWorld;
  let announced = false;
  const listeners = new Set<() => void>();

  function announce() {
    announced = false;
    for (const listener of listeners) listener();
  }

  return {
    emit(fact: Fact) {
      record(fact);
      const next = fold(world, fact);
      if (next === world) return;
      world = next;
      // One call for all facts of this turn of the event loop: an inventory or a burst of events costs one frame.
      if (!announced) setImmediate(announce);
      announced = true;
    },
    world: () => world,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
