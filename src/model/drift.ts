import type { WatchRule } from './project.ts';

/** Size in bytes and time of the last change in milliseconds since the epoch, of one file. Times from a container are whole seconds. */
export type FileMark = { readonly size: number; readonly mtime: number };

/**
 * A file that is not in a container as it is in the working tree. `changed`: both have it, with other contents · `missing`: the container lacks it ·
 * `extra`: only the container has it, at a place where the rule would have put it from `file`.
 */
export type DriftFile = {
  /** Absolute, here. */
  readonly file: string;
  /** Path in the container. */
  readonly target: string;
  readonly state: 'changed' | 'missing' | 'extra';
  readonly local: FileMark | null;
  readonly container: FileMark | null;
};

/** Why a rule was not compared. `bytes` and `files` are how far it got. */
export type DriftGap =
  | { readonly kind: 'no-path' }
  | { readonly kind: 'bind-mounted' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly files: number }
  | { readonly kind: 'failed'; readonly detail: string };

/** How the files of one sync rule compare with those in a container. */
export type RuleDrift = {
  /** The rule's place among the rules of its service, from 0. */
  readonly rule: number;
  readonly path: string;
  readonly action: WatchRule['action'];
  readonly target: string;
  readonly differ: readonly DriftFile[];
  /** Number of files that differ, also of those that `differ` leaves out. */
  readonly differing: number;
  /** Number of local files that were compared. */
  readonly compared: number;
  /** Number of local files and folders that patterns leave out. */
  readonly ignored: number;
  /** Null when it was compared. */
  readonly gap: DriftGap | null;
};

/** How a container compared with the working tree at a time, by the sync rules of its service. */
export type ContainerDrift = {
  readonly service: string;
  /** Id. */
  readonly container: string;
  readonly name: string;
  /** Replica number. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly rules: readonly RuleDrift[];
};

/** What is known of drift, by service: its containers by number. */
export type DriftWorld = Readonly<Record<string, readonly ContainerDrift[]>>;

/** The most differing files of a container that the world holds. */
export const KEPT_DIFFERENCES = 500;

/** Number of files that differ in a container. */
export function differingIn({ rules }: ContainerDrift): number {
  return rules.reduce((sum, { differing }) => sum + differing, 0);
}

/** Whether nothing is known to be wrong: no file differs, and what could be compared was. */
export function isInLine({ rules }: ContainerDrift): boolean {
  return rules.every(({ differing, gap }) => differing === 0 && gap?.kind !== 'too-large' && gap?.kind !== 'failed');
}

/** Number of files that differ in a service's containers: one that differs in several of them counts once, as far as they are known by name. */
export function differingFiles(drifts: readonly ContainerDrift[]): number {
  const named = new Set(
    drifts.flatMap(({ rules }) => rules.flatMap(({ differ }) => differ.map(({ target }) => target))),
  );
  return Math.max(named.size, ...drifts.map(differingIn));
}

/** The same with at most `KEPT_DIFFERENCES` files. */
export function summarize(drift: ContainerDrift): ContainerDrift {
  let room = KEPT_DIFFERENCES;
  const rules = drift.rules.map((rule) => {
    const differ = rule.differ.slice(0, room);
    room -= differ.length;
    return { ...rule, differ };
  });
  return { ...drift, rules };
}

/** What is known with the news of one container. */
export function withDrift(known: DriftWorld, news: ContainerDrift): DriftWorld {
  const others = (known[news.service] ?? []).filter(({ container }) => container !== news.container);
  return { ...known, [news.service]: [...others, news].sort((a, b) => a.number - b.number) };
}

/** What is known without containers that are gone; the same object when none is. */
export function withoutGone(known: DriftWorld, containers: Readonly<Record<string, unknown>>): DriftWorld {
  const entries = Object.entries(known);
  if (entries.every(([, drifts]) => drifts.every(({ container }) => container in containers))) return known;
  return Object.fromEntries(
    entries
      .map(([service, drifts]) => [service, drifts.filter(({ container }) => container in containers)] as const)
      .filter(([, drifts]) => drifts.length > 0),
  );
}

/** How a file in a container differs from the one here: as a unified diff from there to here, or why there is none. */
export type FileDiff =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'same' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly detail: string };

/** What became of files that were sent into a container. `problem` is empty where they arrived. */
export type SentFiles = { readonly name: string; readonly files: number; readonly problem: string };
