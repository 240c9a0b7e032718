import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Hasher } from '../files/hasher.ts';
import type { Fact } from '../model/fact.ts';
import type { Engine } from '../model/ports.ts';
import type { Project, WatchRule } from '../model/project.ts';
import { replicasOf } from '../model/services.ts';
import type { SyncEntry } from '../model/sync.ts';
import { watchInThread } from '../sync/changes-thread.ts';
import type { ChangesTask } from '../sync/changes-worker.ts';
import type { Awaited, FileChange } from '../sync/ledger.ts';
import { Ledger } from '../sync/ledger.ts';
import { type LoadedRule, loadRules } from '../sync/rules.ts';
import { Stories } from '../sync/stories.ts';
import { createVerifier } from '../sync/verifier.ts';
import type { Store } from './store.ts';
import { watchHabits } from './watch-habits.ts';
import { tellWatch } from './watch-news.ts';

/** Saved files on their way into containers, for as long as a session is open. */
export type Syncing = {
  /** Takes each fact as it happens. */
  readonly take: (fact: Fact) => void;
  /** The rules as they are applied now. */
  readonly rules: () => readonly LoadedRule[];
  /** Calls back with files that changed under the rules, until `signal` aborts. */
  readonly onChanges: (listener: (changes: readonly FileChange[]) => void, signal: AbortSignal) => void;
  /** Every file that is known of, the newest last. */
  readonly entries: () => readonly SyncEntry[];
  readonly close: () => Promise<void>;
};

/** Changes after which other work has its turn; each is judged by every rule, some ten microseconds. */
const SLICE = 50;

/** How often the world is told at most, in milliseconds: a checkout changes thousands of files, a screen in a flood twenty frames a second. */
const TELL_MS = 50;

/** While files are on their way, this often it is looked whether one was missed, in milliseconds. */
const RECHECK_MS = 2000;

/** A file that a running watch has not brought after this time has failed, in milliseconds; Compose itself waits for half a second of quiet. */
const OVERDUE_MS = 15_000;

/** A file that arrives this soon after it was saved was brought by a watch, though not by ours. */
const SOON_MS = 3000;

/** Follows the files of the project's watch rules into their containers. `rulesChanged` is called when the rules have become others than they were. */
export function createSyncing(
  { engine, hasher }: { readonly engine: Engine; readonly hasher: Hasher },
  store: Store,
  rulesChanged: () => void,
): Syncing {
  const ledger = new Ledger();
  const stories = new Stories((story) => {
    const end = story.problem ? ({ kind: 'failed', problem: story.problem } as const) : ({ kind: 'arrived' } as const);
    ledger.act(story.service, [story.action], end, Date.now());
    tell();
  });
  const listeners = new Set<(changes: readonly FileChange[]) => void>();
  const closing = new AbortController();
  const files = followFiles(takeChanges);
  const verifier = createVerifier({
    engine,
    hasher,
    ledger,
    containers: (service) => replicasOf(store.world(), service),
    looked,
  });
  let rules: readonly LoadedRule[] = [];
  /** Counts the readings of rules: only what the last one found counts. */
  let loading = 0;
  let telling: NodeJS.Timeout | undefined;
  let checking: NodeJS.Timeout | undefined;

  /** A checkout's changes go in slices, so that keys are answered between them. */
  async function takeChanges(changes: readonly FileChange[]) {
    for (const listener of listeners) listener(changes);
    for (let from = 0; from < changes.length && !closing.signal.aborted; from += SLICE) {
      for (const change of changes.slice(from, from + SLICE)) ledger.change(change);
      tell();
      if (from + SLICE < changes.length) await turn();
    }
  }

  function looked(arrived: readonly Awaited[]) {
    const { state } = store.world().watch;
    const isFresh = arrived.some(({ entry }) => entry.state === 'waiting' && Date.now() - entry.savedAt < SOON_MS);
    if (isFresh && state === 'off') sayElsewhere('elsewhere');
    tell();
  }

  function sayElsewhere(state: 'elsewhere' | 'off') {
    const at = Date.now();
    store.emit({ at, type: 'watch.state', state, by: 'compose', services: [], problem: '', retryAt: null });
  }

  /** The world is told of many changes at once, and the next look is planned while any file is on its way. */
  function tell() {
    if (closing.signal.aborted) return;
    telling ??= setTimeout(() => {
      telling = undefined;
      const sync = { tallies: ledger.tallies(), entries: ledger.newest(), stories: stories.list() };
      store.emit({ at: Date.now(), type: 'sync.known', sync });
    }, TELL_MS);
    if (ledger.isBusy || stories.isBusy) checking ??= setTimeout(recheck, RECHECK_MS);
  }

  async function recheck() {
    const services = new Set(rules.map(({ service }) => service));
    // Compose does one thing after the other: while it builds or restarts, nothing is late.
    const since = stories.isBusy ? 0 : Date.now() - OVERDUE_MS;
    // What the other terminal does not take up is nobody's: its watch has ended.
    const isLeft = ledger.overdue(since).some(({ entry }) => entry.state === 'saved');
    if (isLeft && store.world().watch.state === 'elsewhere') sayElsewhere('off');
    for (const service of services) {
      stories.look(service, replicasOf(store.world(), service), Date.now());
      await verifier.recheck(service, since);
    }
    checking = undefined;
    tell();
  }

  /** Ignore files may have changed with the other files, and how they are read depends on the version of Compose. */
  function takeKnownProject() {
    const { project } = store.world();
    if (project && !closing.signal.aborted) void takeProject(project);
  }

  async function takeProject(project: Project) {
    const own = ++loading;
    const habits = watchHabits(store.world().composeVersion);
    const loaded = await loadRules(project, habits);
    if (closing.signal.aborted || own !== loading) return;
    const isSame = isDeepStrictEqual(loaded.map(plainRule), rules.map(plainRule));
    const hadRules = rules.length > 0;
    rules = loaded;
    ledger.follow(rules.filter(({ bindMounted }) => !bindMounted));
    if (!isSame) files.follow(rules, { project, habits });
    if (!isSame && hadRules) rulesChanged();
    tell();
  }

  function take(fact: Fact) {
    switch (fact.type) {
      case 'project.read':
        return void takeProject(fact.project);
      case 'project.changed':
      case 'compose.found':
        return void setImmediate(takeKnownProject);
      case 'watch.state':
        return takeWatch(fact);
      case 'watch.entry':
        tellWatch({ ledger, stories, containers: (service) => replicasOf(store.world(), service) }, fact.entry);
        return tell();
      case 'engine.event':
        if (fact.event.action === 'extract-to-dir') verifier.received(fact.event.service);
        return stories.see(fact.event, rules);
      case 'container.changed':
        return takeContainer(fact.container.service, fact.container.id);
      default:
    }
  }

  function takeWatch({ state, services }: Extract<Fact, { type: 'watch.state' }>) {
    const isOn = state === 'running' || state === 'elsewhere';
    ledger.watch(isOn ? services : null);
    if (!isOn) stories.abandon();
    tell();
  }

  /** Called before the fact is folded, so the world is as it was. */
  function takeContainer(service: string, id: string) {
    const before = replicasOf(store.world(), service);
    const isNew = !before.some((container) => container.id === id);
    setImmediate(() => {
      if (closing.signal.aborted) return;
      stories.look(service, replicasOf(store.world(), service), Date.now());
      if (isNew && before.length > 0) void verifier.recreated(service);
      tell();
    });
  }

  return {
    take,
    rules: () => rules,
    onChanges(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    entries: () => ledger.entries(),
    async close() {
      closing.abort();
      clearTimeout(telling);
      clearTimeout(checking);
      await Promise.all([files.close(), verifier.close()]);
    },
  };
}

/** The files under the rules, watched anew whenever the rules have become others. */
function followFiles(told: (changes: readonly FileChange[]) => Promise<void>) {
  let abort = new AbortController();
  let closed: Promise<void> = Promise.resolve();

  function stop() {
    abort.abort();
    return closed;
  }

  return {
    follow(rules: readonly LoadedRule[], task: ChangesTask) {
      void stop();
      abort = new AbortController();
      if (rules.length === 0) return;
      ({ closed } = watchInThread(rules, task, (changes) => void told(changes), abort.signal));
    },
    close: stop,
  };
}

/** A rule without its functions, which are never equal. */
function plainRule({ judge: _judge, coversFolder: _covers, ...rule }: LoadedRule): WatchRule {
  return rule;
}
