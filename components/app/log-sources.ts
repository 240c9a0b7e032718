import { emptyFilter, type Filter, isEmptyFilter, parseFilter } from '../../src/logs/filter.ts';
import type { Lines, Older, Origin } from '../../src/logs/line.ts';
import { compile } from '../../src/logs/matcher.ts';
import { MergedLog } from '../../src/logs/merge.ts';
import { SiftedLog } from '../../src/logs/sift.ts';
import { type LogSource, mergedSource, serviceSource, siftedSource } from '../logs/source.ts';
import type { LogsView } from '../logs/view.ts';
import { choiceKey, type LogChoice, servicesShown } from './log-choice.ts';
import { createMerges } from './merges.ts';
import type { AppPort } from './port.ts';

/** What of a view decides which lines are shown. */
export type Sieve = Pick<LogsView, 'filter' | 'collapse'>;

/** Lines found so far; `complete` once the whole log has been looked through. */
export type MatchCount = { readonly lines: number; readonly complete: boolean };

/** Gives the logs pane what it reads. */
export type LogSources = {
  /** What the view's filter leaves of the log. Each call goes on filtering for a few milliseconds as long as there is more to do. */
  readonly of: (choice: LogChoice, sieve: Sieve) => LogSource;
  /** How many of those lines match a search; null without one. Goes on counting as `of` does. */
  readonly matches: (choice: LogChoice, sieve: Sieve, query: string) => MatchCount | null;
};

type Kept = { readonly key: string; readonly base: Lines; readonly log: SiftedLog };

/** Log sources on what the app may use. `more` is called, soon, when filtering or counting has to go on. */
export function createLogSources(port: Pick<AppPort, 'logs' | 'replicas' | 'older'>, more: () => void): LogSources {
  const filtered = new Map<string, Kept>();
  const counted = new Map<string, Kept>();
  let isDue = false;
  const mergeOf = createMerges(port.logs, (ms) => setTimeout(more, ms).unref());

  function linesOf(choice: LogChoice): Lines {
    return choice.kind === 'one' ? port.logs.buffer(choice.service) : mergeOf(choice);
  }

  function wholeOf(choice: LogChoice): LogSource {
    const older = olderOf(choice, port);
    if (choice.kind === 'one') {
      const labels = choice.replica === null ? port.replicas(choice.service) : [];
      return serviceSource(port.logs.buffer(choice.service), labels, older);
    }
    const log = mergeOf(choice);
    const parts = log.parts.map(({ service }) => ({ labels: labelsOf(service, port.replicas(service)) }));
    return mergedSource(log, parts, older);
  }

  /** The name that a filter knows a line's service by; where one replica is chosen, that replica's. */
  function nameOf(choice: LogChoice, base: Lines, { buffer, n, part }: Origin): string {
    if (base instanceof MergedLog) return base.parts[part]?.service ?? '';
    if (choice.kind !== 'one') return '';
    return choice.replica === null
      ? choice.service
      : (port.replicas(choice.service)[buffer.sourceAt(n)] ?? choice.service);
  }

  function kept(
    among: Map<string, Kept>,
    choice: LogChoice,
    key: string,
    base: Lines,
    make: () => SiftedLog,
  ): SiftedLog {
    const name = choiceKey(choice);
    const known = among.get(name);
    const log = known?.key === key && known.base === base ? known.log : make();
    if (log !== known?.log) among.set(name, { key, base, log });
    if (log.update()) goOn();
    return log;
  }

  function goOn() {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      more();
    });
  }

  function sift(choice: LogChoice, sieve: Sieve): SiftedLog | null {
    const base = linesOf(choice);
    const filter = filterOf(choice, sieve.filter, port.replicas);
    const key = JSON.stringify([sieve.filter, sieve.collapse, filter.services]);
    if (isEmptyFilter(filter) && !sieve.collapse) return null;
    const make = () =>
      new SiftedLog(base, { filter, collapse: sieve.collapse, serviceOf: (origin) => nameOf(choice, base, origin) });
    return kept(filtered, choice, key, base, make);
  }

  return {
    of(choice, sieve) {
      const whole = wholeOf(choice);
      const log = sift(choice, sieve);
      return log ? siftedSource(whole, log) : whole;
    },
    matches(choice, sieve, query) {
      const matcher = compile(query);
      if (!matcher) return null;
      const outer = sift(choice, sieve);
      const base = outer ?? linesOf(choice);
      const filter: Filter = { ...emptyFilter, words: [{ matcher, negated: false }] };
      const make = () => new SiftedLog(base, { filter, collapse: false, serviceOf: () => '' });
      const log = kept(counted, choice, query, base, make);
      return { lines: log.matched, complete: log.progress >= 1 && (outer?.progress ?? 1) >= 1 };
    },
  };
}

/** The filter as typed; a replica that is chosen alone filters too. */
function filterOf(choice: LogChoice, typed: string, replicas: AppPort['replicas']): Filter {
  const { filter } = parseFilter(typed, Date.now());
  if (choice.kind !== 'one' || choice.replica === null || replicas(choice.service).length === 0) return filter;
  return { ...filter, services: [{ names: [`${choice.service}-${choice.replica}`], negated: false }] };
}

function labelsOf(service: string, replicas: readonly string[]): readonly string[] {
  return replicas.length === 0 ? [service] : replicas;
}

/** Of several logs: whether there is any whose older lines can be had. */
function olderOf(choice: LogChoice, port: Pick<AppPort, 'logs' | 'older'>): Older {
  const states = (servicesShown(choice) ?? port.logs.services).map(port.older);
  for (const state of ['reading', 'available', 'failed'] as const) if (states.includes(state)) return state;
  return 'none';
}
