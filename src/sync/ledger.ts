import type { WatchRule } from '../model/project.ts';
import {
  copies,
  type FoundPattern,
  type SyncEntry,
  type SyncProblem,
  type SyncState,
  type SyncTally,
} from '../model/sync.ts';

/** What the ledger has to know of a rule: what it does, and what it makes of a path. */
export type LedgerRule = Pick<WatchRule, 'service' | 'action'> & {
  /** Its place among the rules of its service, from 0. */
  readonly index: number;
  judge(
    path: string,
  ):
    | { readonly kind: 'outside' }
    | { readonly kind: 'ignored'; readonly by: FoundPattern }
    | { readonly kind: 'goes'; readonly target: string };
};

/** A change of a file on this machine. Absolute path; milliseconds since the epoch. */
export type FileChange = { readonly file: string; readonly change: 'written' | 'deleted'; readonly at: number };

/**
 * A file of which it is to be seen whether it arrived. `version` tells whether it was changed again meanwhile. `hasTwin`: it was saved twice within
 * about a second, so that size and time, which travel in whole seconds, do not tell the one from the other.
 */
export type Awaited = {
  readonly key: string;
  readonly version: number;
  readonly hasTwin: boolean;
  readonly entry: SyncEntry;
};

/** What came of looking for a file. */
export type Finding = { readonly kind: 'arrived' } | { readonly kind: 'failed'; readonly problem: SyncProblem };

/** Entries kept; of more, the oldest that are settled go. */
const MOST_ENTRIES = 20_000;

/** Entries that a picture of the ledger holds. */
const MOST_SHOWN = 500;

/** Saves within this time of each other may have the same time in a tar. */
const TWIN_MS = 1100;

type Row = { entry: SyncEntry; version: number; hasTwin: boolean };

/**
 * The way of every changed file by every rule: the newest change of a file takes the place of the one before. Does no I/O and knows no clock: it is told
 * what happened, and answers with the files that are still on their way.
 */
export class Ledger {
  readonly #rows = new Map<string, Row>();
  #rules: readonly LedgerRule[] = [];
  /** Services whose files are taken along by a watch that runs; null where none runs. */
  #watched: ((service: string) => boolean) | null = null;
  readonly #counts = new Map<string, Record<SyncState, number>>();
  /** Grows with every change of any entry. */
  revision = 0;

  /** Takes new rules; what was known by rules that are no more is forgotten. */
  follow(rules: readonly LedgerRule[]): void {
    this.#rules = rules;
    const known = new Set(rules.map((rule) => `${rule.service}\0${rule.index}\0${rule.action}`));
    for (const [key, { entry }] of this.#rows) {
      if (!known.has(`${entry.service}\0${entry.rule}\0${entry.action}`)) this.#drop(key);
    }
    this.revision++;
  }

  /** Watch runs for these services (empty: all), or does not run (null). Files that wait for Compose then wait for watch. */
  watch(services: readonly string[] | null): void {
    this.#watched = services && ((service) => services.length === 0 || services.includes(service));
    if (services) return;
    for (const [key, { entry }] of this.#rows) {
      if (entry.state === 'saved' || entry.state === 'noticed') this.#set(key, { ...entry, state: 'waiting' });
    }
  }

  /** A file was written or deleted. */
  change({ file, change, at }: FileChange): void {
    for (const rule of this.#rules) {
      const verdict = rule.judge(file);
      if (verdict.kind === 'outside') continue;
      const { service, action, index } = rule;
      const base = { service, rule: index, action, file, change, savedAt: at, noticedAt: null, sentAt: null };
      if (verdict.kind === 'ignored') {
        this.#begin({ ...base, target: '', state: 'ignored', ignoredBy: verdict.by, problem: null, settledAt: at });
      } else {
        const state = this.#watched?.(service) ? 'saved' : 'waiting';
        this.#begin({ ...base, target: verdict.target, state, ignoredBy: null, problem: null, settledAt: null });
      }
    }
  }

  /** Compose set out to do something about a service: its saved files of these actions are noticed. Answers with the actions of those files. */
  notice(service: string, actions: readonly WatchRule['action'][], at: number): ReadonlySet<WatchRule['action']> {
    const noticed = new Set<WatchRule['action']>();
    for (const [key, { entry }] of this.#rows) {
      if (entry.service !== service || !actions.includes(entry.action) || !isStillToDo(entry)) continue;
      noticed.add(entry.action);
      if (entry.state !== 'noticed')
        this.#set(key, { ...entry, state: 'noticed', problem: null, settledAt: null, noticedAt: at });
    }
    return noticed;
  }

  /**
   * The engine received something for a container of the service, so what is on its way is to be looked for there. The entries are as they were
   * before, for `await` to take them back where it was something else that was received.
   */
  receive(service: string, at: number): readonly Awaited[] {
    const awaited = this.open(service);
    for (const { key, entry } of awaited) {
      if (entry.state === 'saved' || entry.state === 'noticed') this.#set(key, { ...entry, state: 'sent', sentAt: at });
    }
    return awaited;
  }

  /** Files of the service that are copied and not settled yet. */
  open(service: string): readonly Awaited[] {
    return [...this.#rows]
      .filter(([, { entry }]) => entry.service === service && copies(entry.action) && isOnItsWay(entry))
      .map(([key, row]) => ({ key, ...row }));
  }

  /** Files of the service that had arrived, to be looked for once more in a container that was made anew. */
  arrived(service: string): readonly Awaited[] {
    return [...this.#rows]
      .filter(([, { entry }]) => entry.service === service && copies(entry.action) && HAS_ARRIVED.has(entry.state))
      .map(([key, row]) => ({ key, ...row }));
  }

  /** What was seen of a file in its containers; counts for nothing where the file was changed again meanwhile. */
  settle({ key, version }: Awaited, finding: Finding, at: number): void {
    const row = this.#rows.get(key);
    if (row?.version !== version || row.entry.state === 'ignored') return;
    const { entry } = row;
    const isGood = finding.kind === 'arrived';
    const state = !isGood ? 'failed' : entry.change === 'deleted' ? 'removed' : 'verified';
    const problem = isGood ? null : finding.problem;
    this.#set(key, { ...entry, state, problem, settledAt: at, sentAt: entry.sentAt ?? (isGood ? at : null) });
  }

  /** It was not there yet: something else was received, and the file is as far as it was before. */
  await({ key, version, entry }: Awaited): void {
    if (this.#rows.get(key)?.version === version) this.#set(key, entry);
  }

  /** What the rules with these actions asked for is over: their noticed and verified files have had their effect, or it failed. */
  act(service: string, actions: readonly WatchRule['action'][], end: Finding, at: number): void {
    for (const [key, { entry }] of this.#rows) {
      if (entry.service !== service || !actions.includes(entry.action)) continue;
      if (
        entry.state !== 'noticed' &&
        entry.state !== 'sent' &&
        entry.state !== 'verified' &&
        entry.state !== 'removed'
      )
        continue;
      const isGood = end.kind === 'arrived';
      // A failing command leaves the files where they have arrived.
      if (!isGood && copies(entry.action) && entry.state !== 'noticed') continue;
      const problem = isGood ? null : end.problem;
      this.#set(key, { ...entry, state: isGood ? 'acted' : 'failed', problem, settledAt: at });
    }
  }

  /** Everything of these services that was on its way did not arrive; of all where the name is not known (null). */
  fail(service: string | null, problem: SyncProblem, at: number): void {
    for (const [key, { entry }] of this.#rows) {
      if (service !== null && entry.service !== service) continue;
      if (entry.state === 'noticed' || (entry.state === 'sent' && copies(entry.action)))
        this.#set(key, { ...entry, state: 'failed', problem, settledAt: at });
    }
  }

  /** Files that a running watch should have brought to their container, and that have been on their way since before `since`. */
  overdue(since: number): readonly Awaited[] {
    return [...this.#rows]
      .filter(([, { entry }]) => isUnderWay(entry) && (entry.sentAt ?? entry.noticedAt ?? entry.savedAt) < since)
      .map(([key, row]) => ({ key, ...row }));
  }

  /** True while a file is on its way that a running watch should take along. */
  get isBusy(): boolean {
    return [...this.#counts.values()].some((counts) => counts.saved + counts.noticed + counts.sent > 0);
  }

  /** How many files of each rule are in each state; rules without any are left out. */
  tallies(): readonly SyncTally[] {
    return [...this.#counts].map(([key, counts]) => {
      const [service = '', rule = ''] = key.split('\0');
      return { service, rule: Number(rule), counts: { ...counts } };
    });
  }

  /** The newest changes, the newest last. */
  newest(): readonly SyncEntry[] {
    const rows = [...this.#rows.values()];
    return rows.slice(-MOST_SHOWN).map(({ entry }) => entry);
  }

  /** All that is kept, the newest last. */
  entries(): readonly SyncEntry[] {
    return [...this.#rows.values()].map(({ entry }) => entry);
  }

  #begin(entry: SyncEntry): void {
    const key = `${entry.service}\0${entry.rule}\0${entry.file}`;
    const before = this.#rows.get(key);
    this.#drop(key);
    const hasTwin = before !== undefined && entry.savedAt - before.entry.savedAt < TWIN_MS;
    this.#rows.set(key, { entry, version: (before?.version ?? 0) + 1, hasTwin });
    this.#countsOf(entry)[entry.state]++;
    this.revision++;
    if (this.#rows.size > MOST_ENTRIES) this.#makeRoom();
  }

  #set(key: string, entry: SyncEntry): void {
    const row = this.#rows.get(key);
    if (!row) return;
    const counts = this.#countsOf(entry);
    counts[row.entry.state]--;
    counts[entry.state]++;
    row.entry = entry;
    this.revision++;
  }

  #drop(key: string): void {
    const row = this.#rows.get(key);
    if (!row) return;
    this.#countsOf(row.entry)[row.entry.state]--;
    this.#rows.delete(key);
    this.revision++;
  }

  /** A tenth at a time, so that the search for what may go is rare. */
  #makeRoom(): void {
    let spare = MOST_ENTRIES / 10;
    for (const [key, { entry }] of this.#rows) {
      if (spare === 0) return;
      if (isUnsent(entry) || entry.state === 'sent') continue;
      this.#drop(key);
      spare--;
    }
  }

  #countsOf({ service, rule }: SyncEntry): Record<SyncState, number> {
    const key = `${service}\0${rule}`;
    const counts = this.#counts.get(key) ?? { ...NONE };
    this.#counts.set(key, counts);
    return counts;
  }
}

const NONE: Readonly<Record<SyncState, number>> = {
  waiting: 0,
  saved: 0,
  noticed: 0,
  sent: 0,
  verified: 0,
  removed: 0,
  acted: 0,
  ignored: 0,
  failed: 0,
};

function isUnsent({ state }: SyncEntry): boolean {
  return state === 'waiting' || state === 'saved' || state === 'noticed';
}

const HAS_ARRIVED: ReadonlySet<SyncState> = new Set(['verified', 'removed', 'acted']);

/** Also what was given up too early: Compose may have been busy for longer than it was waited for. */
function isStillToDo(entry: SyncEntry): boolean {
  return isUnsent(entry) || entry.problem?.kind === 'unnoticed';
}

/** A running watch is to act on it. */
function isUnderWay({ state }: SyncEntry): boolean {
  return state === 'saved' || state === 'noticed' || state === 'sent';
}

/** A failed file may arrive later all the same, by a watch that tries again or by hand. */
function isOnItsWay(entry: SyncEntry): boolean {
  return isUnsent(entry) || entry.state === 'sent' || entry.state === 'failed';
}
