import { MergedLog } from '../../src/logs/merge.ts';
import type { LogStore } from '../../src/logs/store.ts';
import { choiceKey, type LogChoice, servicesShown } from './log-choice.ts';

/** Histories of several containers arrive one after another; a merge younger than this, in milliseconds, is made anew so that it orders them. */
const SETTLING_MS = 3000;
/** It is made anew at most this often, in milliseconds: with dozens of services that is work. */
const PAUSE_MS = 200;

type Merge = {
  readonly log: MergedLog;
  readonly services: string;
  /** When these services were merged for the first time, and for the last. */
  readonly begunAt: number;
  readonly madeAt: number;
  readonly revision: number;
};

/**
 * Merges the logs of a choice by time, and keeps the merge for as long as it is right. `later` is told after how many milliseconds to ask again for one
 * that is to be made anew and was not yet.
 */
export function createMerges(store: LogStore, later: (ms: number) => void): (choice: LogChoice) => MergedLog {
  const asked = new Set<MergedLog>();
  const merges = new Map<string, Merge>();

  return (choice) => {
    const key = choiceKey(choice);
    const services = (servicesShown(choice) ?? store.services).toSorted();
    const names = services.join('\n');
    const known = merges.get(key);
    known?.log.update();
    const isSame = known?.services === names && known.log.isCurrent;
    if (known && isSame && isGood(known)) return known.log;
    const pause = known && isSame ? known.madeAt + PAUSE_MS - performance.now() : 0;
    if (known && pause > 0) {
      if (!asked.has(known.log)) later(pause);
      asked.add(known.log);
      return known.log;
    }
    if (known) asked.delete(known.log);
    const log = new MergedLog(services.map((service) => ({ service, buffer: store.buffer(service) })));
    // What was shown keeps its numbers, which count from the newest line.
    if (known) log.renumber(known.log.end);
    const madeAt = performance.now();
    const begunAt = known?.services === names ? known.begunAt : madeAt;
    merges.set(key, { log, begunAt, madeAt, services: names, revision: log.revision });
    return log;
  };
}

function isGood({ log, begunAt, madeAt, revision }: Merge): boolean {
  return log.revision === revision || madeAt - begunAt > SETTLING_MS;
}
