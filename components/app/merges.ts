import { MergedLog } from '../../src/logs/merge.ts';
import type { LogStore } from '../../src/logs/store.ts';
import { choiceKey, type LogChoice, servicesShown } from './log-choice.ts';

/** Histories of several containers arrive one after another; a merge younger than this, in milliseconds, is made anew so that it orders them. */
const SETTLING_MS = 3000;

type Merge = { readonly log: MergedLog; readonly madeAt: number; readonly services: string; readonly revision: number };

/** Merges the logs of a choice by time, and keeps the merge for as long as it is right. */
export function createMerges(store: LogStore): (choice: LogChoice) => MergedLog {
  const merges = new Map<string, Merge>();

  return (choice) => {
    const key = choiceKey(choice);
    const services = (servicesShown(choice) ?? store.services).toSorted();
    const names = services.join('\n');
    const known = merges.get(key);
    known?.log.update();
    const isSame = known?.services === names && known.log.isCurrent;
    const isSettled =
      known && (performance.now() - known.madeAt > SETTLING_MS || known.log.revision === known.revision);
    if (known && isSame && isSettled) return known.log;
    const log = new MergedLog(services.map((service) => ({ service, buffer: store.buffer(service) })));
    // What was shown keeps its numbers, which count from the newest line.
    if (known) log.renumber(known.log.end);
    const madeAt = known?.services === names ? known.madeAt : performance.now();
    merges.set(key, { log, madeAt, services: names, revision: log.revision });
    return log;
  };
}
