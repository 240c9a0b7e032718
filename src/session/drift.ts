import type { Hasher } from '../files/hasher.ts';
import { type ContainerDrift, type DriftFile, type FileDiff, type SentFiles, summarize } from '../model/drift.ts';
import type { Engine } from '../model/ports.ts';
import { replicasOf } from '../model/services.ts';
import { compareService, DRIFT_LIMITS } from '../sync/drift.ts';
import { diffFile } from '../sync/file-diff.ts';
import { loadRules } from '../sync/rules.ts';
import { sendFiles } from '../sync/send.ts';
import { followDrift } from './drift-follow.ts';
import type { Store } from './store.ts';
import { watchHabits } from './watch-habits.ts';

/** Comparisons of containers with the working tree, one at a time. */
export type Drifts = {
  /** Compares the containers of these services now; gives all that was found, and makes it known to the world. */
  readonly check: (services: readonly string[]) => Promise<readonly ContainerDrift[]>;
  /**
   * From now on containers are compared by themselves: those that run once they are known, those that are made anew, and one that differed after files
   * were sent into it.
   */
  readonly follow: () => void;
  /** Copies the files that were last found to be changed or missing into the containers of these services, and compares again. */
  readonly send: (services: readonly string[]) => Promise<readonly SentFiles[]>;
  /** How a file in a container (id) differs from the one here. */
  readonly diff: (container: string, file: DriftFile) => Promise<FileDiff>;
  readonly close: () => Promise<void>;
};

/** Comparisons for the project of the store's world. */
export function createDrifts(engine: Engine, hasher: Hasher, store: Store): Drifts {
  const abort = new AbortController();
  const { signal } = abort;
  /** All that was found, by container; the world has only the first of it. */
  const found = new Map<string, ContainerDrift>();
  let last: Promise<unknown> = Promise.resolve();
  let stopFollowing = () => {};

  /** The engine and the disk are read for one comparison at a time. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  }

  async function compare(services: readonly string[]): Promise<readonly ContainerDrift[]> {
    const { project } = store.world();
    if (!project || signal.aborted) return [];
    const rules = await loadRules(project, watchHabits(store.world().composeVersion));
    const drifts: ContainerDrift[] = [];
    for (const service of services) {
      const own = rules.filter((rule) => rule.service === service);
      const sources = { engine, hasher, limits: DRIFT_LIMITS };
      for await (const drift of compareService(sources, replicasOf(store.world(), service), own, signal)) {
        drifts.push(drift);
        found.set(drift.container, drift);
        store.emit({ at: drift.at, type: 'drift.known', drift: summarize(drift) });
      }
    }
    forgetGone();
    return drifts;
  }

  function forgetGone() {
    const { containers } = store.world();
    for (const id of found.keys()) if (!(id in containers)) found.delete(id);
  }

  async function send(services: readonly string[]): Promise<readonly SentFiles[]> {
    const sent: SentFiles[] = [];
    for (const container of services.flatMap((service) => replicasOf(store.world(), service))) {
      const files = filesToSend(found.get(container.id));
      if (files.length === 0) continue;
      const end = await sendFiles(engine, container.id, files, signal);
      const problem = end.kind === 'done' ? '' : 'detail' in end ? end.detail : end.kind;
      sent.push({ name: container.name, files: files.length, problem });
    }
    await compare(services);
    return sent;
  }

  return {
    check: (services) => inTurn(() => compare(services)),
    send: (services) => inTurn(() => send(services)),
    diff: (container, file) => diffFile(engine, container, file, signal),
    follow() {
      stopFollowing();
      stopFollowing = followDrift(store, (services) => void inTurn(() => compare(services)));
    },
    async close() {
      stopFollowing();
      abort.abort();
      await last;
    },
  };
}

/** What was here when it was compared, and is not so in the container. */
function filesToSend(drift: ContainerDrift | undefined): readonly DriftFile[] {
  return (drift?.rules ?? []).flatMap(({ differ }) => differ.filter(({ state }) => state !== 'extra'));
}
