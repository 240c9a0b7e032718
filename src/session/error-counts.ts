import type { LogCounters, LogStore } from '../logs/store.ts';
import type { Emit } from '../model/ports.ts';

/** Counters of what a service printed while nobody read it. */
export type ErrorCounts = {
  /** These services are read now (null: all of them): their counters start anew. */
  readonly look: (services: readonly string[] | null) => void;
  readonly close: () => void;
};

/** What of a service's news was seen, and what was last told. */
type Count = { seenErrors: number; seenWarnings: number; told: number };

/** Tells the world how many errors and warnings each service printed since it was last looked at. */
export function createErrorCounts(store: LogStore, emit: Emit): ErrorCounts {
  const counts = new Map<string, Count>();
  let looked: readonly string[] | null | undefined;

  function countOf(service: string): Count {
    const known = counts.get(service);
    if (known) return known;
    const made: Count = { seenErrors: 0, seenWarnings: 0, told: 0 };
    counts.set(service, made);
    return made;
  }

  function update(service: string) {
    const count = countOf(service);
    const now = store.counters(service);
    if (isLookedAt(service)) see(count, now);
    const errors = now.freshErrors - count.seenErrors;
    const warnings = now.freshWarnings - count.seenWarnings;
    if (errors + warnings === count.told) return;
    count.told = errors + warnings;
    emit({ at: Date.now(), type: 'logs.counted', service, counts: { lines: now.lines, errors, warnings } });
  }

  function isLookedAt(service: string): boolean {
    return looked === null || (looked?.includes(service) ?? false);
  }

  const unsubscribe = store.subscribe((changed) => {
    for (const service of changed) update(service);
  });

  return {
    look(services) {
      if (isSame(services, looked)) return;
      looked = services;
      for (const name of counts.keys()) if (isLookedAt(name)) update(name);
    },
    close: unsubscribe,
  };
}

function see(count: Count, { freshErrors, freshWarnings }: LogCounters): void {
  count.seenErrors = freshErrors;
  count.seenWarnings = freshWarnings;
}

function isSame(a: readonly string[] | null, b: readonly string[] | null | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((name, at) => name === b[at]);
}
