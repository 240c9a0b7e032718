import type { LogStore } from '../logs/store.ts';
import type { Emit } from '../model/ports.ts';

/** Counters of what a service printed while nobody read it. */
export type ErrorCounts = {
  /** This service is read now (null: all of them): its counters start anew. */
  readonly look: (service: string | null) => void;
  readonly close: () => void;
};

type Count = { errors: number; warnings: number; keptErrors: number; keptWarnings: number };

/** Tells the world how many errors and warnings each service printed since it was last looked at. History from before the start is none of them. */
export function createErrorCounts(store: LogStore, emit: Emit, startedAt = Date.now()): ErrorCounts {
  const counts = new Map<string, Count>();
  let looked: string | null | undefined;

  function countOf(service: string): Count {
    const known = counts.get(service);
    if (known) return known;
    const made: Count = { errors: 0, warnings: 0, keptErrors: 0, keptWarnings: 0 };
    counts.set(service, made);
    return made;
  }

  function tell(service: string, { errors, warnings }: Count) {
    const { lines } = store.counters(service);
    emit({ at: Date.now(), type: 'logs.counted', service, counts: { lines, errors, warnings } });
  }

  function update(service: string) {
    const count = countOf(service);
    const kept = store.counters(service);
    const buffer = store.buffer(service);
    // When old lines are dropped the kept ones get fewer; that is no news.
    const errors = Math.max(0, kept.errors - count.keptErrors);
    const warnings = Math.max(0, kept.warnings - count.keptWarnings);
    count.keptErrors = kept.errors;
    count.keptWarnings = kept.warnings;
    const isHistory = buffer.timeAt(buffer.end - 1) < startedAt;
    const isRead = looked === null || looked === service;
    if (isHistory || isRead || errors + warnings === 0) return;
    count.errors += errors;
    count.warnings += warnings;
    tell(service, count);
  }

  const unsubscribe = store.subscribe((changed) => {
    for (const service of changed) update(service);
  });

  return {
    look(service) {
      looked = service;
      for (const [name, count] of counts) {
        if ((service !== null && name !== service) || count.errors + count.warnings === 0) continue;
        count.errors = 0;
        count.warnings = 0;
        tell(name, count);
      }
    },
    close: unsubscribe,
  };
}
