import { MergedLog } from '../../src/logs/merge.ts';
import type { LogStore } from '../../src/logs/store.ts';
import { type LogSource, mergedSource } from '../logs/source.ts';

/** Gives the logs pane what it reads: the log of one service, or of all. */
export type LogSources = {
  /** Null: all services, merged by time. */
  readonly of: (service: string | null) => LogSource;
};

/** Histories of several containers arrive one after another; a merge younger than this, in milliseconds, is made anew so that it orders them. */
const SETTLING_MS = 3000;

/** Log sources on a store. */
export function createLogSources(store: LogStore): LogSources {
  let merged: { readonly log: MergedLog; readonly madeAt: number; readonly services: string } | null = null;

  function merge(): MergedLog {
    const services = store.services.toSorted();
    const key = services.join('\n');
    const isSame = merged?.services === key;
    if (merged && isSame && performance.now() - merged.madeAt > SETTLING_MS) {
      merged.log.update();
      return merged.log;
    }
    const log = new MergedLog(services.map((service) => ({ service, buffer: store.buffer(service) })));
    merged = { log, madeAt: merged && isSame ? merged.madeAt : performance.now(), services: key };
    return log;
  }

  return { of: (service) => (service === null ? mergedSource(merge()) : store.buffer(service)) };
}
