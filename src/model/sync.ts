import type { WatchRule } from './project.ts';

/** Where a pattern that leaves a file out stands: in a file, in the rule itself, or among those that Compose always applies. */
export type PatternPlace =
  | { readonly kind: 'file'; readonly file: string; readonly line: number }
  | { readonly kind: 'rule' }
  | { readonly kind: 'compose' };

/** A pattern as it was written, and where. */
export type FoundPattern = { readonly text: string; readonly place: PatternPlace };

/**
 * How far a changed file is on its way by one rule.
 * `waiting`: nothing takes it there (watch is off, or its service is left out) · `saved`: Compose has not spoken of it yet · `noticed`: Compose set out to
 * act · `sent`: the engine received it · `verified`: it was seen in the container as it is here · `removed`: it was deleted here and is gone there ·
 * `acted`: the rebuild, restart or command that the rule asks for is over and went well · `ignored`: a pattern leaves it out · `failed`: see `problem`.
 */
export type SyncState =
  | 'waiting'
  | 'saved'
  | 'noticed'
  | 'sent'
  | 'verified'
  | 'removed'
  | 'acted'
  | 'ignored'
  | 'failed';

/** Why a story ended badly. `told`: in the words of Compose or the engine; an exit status for a command or for a container that did not stay. */
export type StoryProblem =
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'command'; readonly code: number }
  | { readonly kind: 'container'; readonly code: number }
  | { readonly kind: 'unhealthy' };

/**
 * Why a file did not arrive, or why what it set off went badly. `lost`: it had arrived, and the container was made anew without it · `no-container`: its service has
 * none · `in-memory`: its place is a tmpfs, which the engine writes under rather than into · `unnoticed`: watch runs and did not take it up · `differs`: what is in
 * the container is something else · `unreadable`: the file cannot be read here · `unreachable`: the container could not be asked.
 */
export type SyncProblem =
  | StoryProblem
  | { readonly kind: 'lost' }
  | { readonly kind: 'no-container' }
  | { readonly kind: 'in-memory'; readonly mount: string }
  | { readonly kind: 'unnoticed' }
  | { readonly kind: 'differs'; readonly container: string; readonly size: number | null }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string };

/** The newest change of one file and its way by one rule. Times are milliseconds since the epoch. */
export type SyncEntry = {
  readonly service: string;
  /** The rule's place among the rules of its service, from 0. */
  readonly rule: number;
  readonly action: WatchRule['action'];
  /** Absolute. */
  readonly file: string;
  /** Path in the container; empty for `rebuild` and `restart`. */
  readonly target: string;
  readonly change: 'written' | 'deleted';
  readonly state: SyncState;
  /** The pattern that leaves it out; null unless it is ignored. */
  readonly ignoredBy: FoundPattern | null;
  readonly problem: SyncProblem | null;
  readonly savedAt: number;
  readonly noticedAt: number | null;
  readonly sentAt: number | null;
  readonly settledAt: number | null;
};

/** What a rule asked for beyond copying, from the change that set it off to its end. Times are milliseconds since the epoch. */
export type SyncStory = {
  readonly service: string;
  readonly action: Exclude<WatchRule['action'], 'sync'>;
  /** `running` is the command of `sync+exec`; `starting` lasts until the containers run, and are healthy where they have a healthcheck. */
  readonly state: 'building' | 'recreating' | 'restarting' | 'running' | 'starting' | 'done' | 'failed';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly problem: StoryProblem | null;
  /** The last lines that were printed, at most 40. */
  readonly output: readonly string[];
};

/** The sync actions that copy files. */
export function copies(action: WatchRule['action']): boolean {
  return action !== 'rebuild' && action !== 'restart';
}

/** How many files of a rule are in each state. */
export type SyncTally = {
  readonly service: string;
  /** The rule's place among the rules of its service, from 0. */
  readonly rule: number;
  readonly counts: Readonly<Record<SyncState, number>>;
};

/** What is known of saved files on their way into containers. */
export type SyncWorld = {
  readonly tallies: readonly SyncTally[];
  /** The newest changes, newest last, at most 500; the ledger keeps more. */
  readonly entries: readonly SyncEntry[];
  /** The last story of each action of each service, the newest last. */
  readonly stories: readonly SyncStory[];
};

/** Before any rule is known. */
export const noSync: SyncWorld = { tallies: [], entries: [], stories: [] };
