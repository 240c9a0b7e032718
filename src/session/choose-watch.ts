import { supports } from '../compose/version.ts';
import type { JobResult } from '../model/job.ts';
import type { Compose, Engine } from '../model/ports.ts';
import { replicasOf } from '../model/services.ts';
import { ownWatch } from '../sync/own.ts';
import type { WatchRunner } from '../sync/runner.ts';
import { composeWatch } from './compose-watch.ts';
import type { Jobs } from './jobs.ts';
import type { Store } from './store.ts';
import type { Syncing } from './syncing.ts';

/** Who takes saved files into the containers: `auto` is Compose where its version can, and this program itself where it cannot. */
export type WatchWith = (typeof WATCHERS)[number];

export const WATCHERS = ['auto', 'compose', 'dogwatch'] as const;

/** What the choice is made from, and what syncing by this program works with. */
export type WatchChoice = {
  readonly engine: Engine;
  readonly compose: Compose;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly syncing: Syncing;
  readonly watchWith: WatchWith;
};

/** Chooses anew at each start, since the version of Compose is only known after a while. */
export function chooseWatch(choice: WatchChoice): () => Promise<WatchRunner> {
  const { compose, store, watchWith } = choice;
  const byCompose = composeWatch(compose, () => store.world().project?.name ?? '');
  const own = ownWatch(ownSources(choice));
  return async () => {
    if (watchWith !== 'auto') return watchWith === 'compose' ? byCompose : own;
    const version = await compose.version();
    return version.ok && !supports(version.value, 'watch-no-up') ? own : byCompose;
  };
}

/** Rebuilds and restarts are jobs like those of a key, so that they are seen and can be cancelled. */
function ownSources({ engine, compose, store, jobs, syncing }: WatchChoice) {
  async function run(command: string, words: readonly string[], services: readonly string[], signal: AbortSignal) {
    const { id, ended } = jobs.start({ command, argv: [...compose.command, ...words, ...services], services });
    const cancel = () => jobs.cancel(id);
    signal.addEventListener('abort', cancel, { once: true });
    const result = await ended;
    signal.removeEventListener('abort', cancel);
    return reasonOf(result);
  }

  return {
    engine,
    rules: syncing.rules,
    onChanges: syncing.onChanges,
    containers: (service: string) => replicasOf(store.world(), service).map(({ id }) => id),
    build: (services: readonly string[], signal: AbortSignal) =>
      run('up-build', ['up', '-d', '--build', '--no-deps', '--force-recreate'], services, signal),
    restart: (services: readonly string[], signal: AbortSignal) =>
      run('restart', ['restart', '--no-deps'], services, signal),
  };
}

function reasonOf(result: JobResult): string | null {
  switch (result.kind) {
    case 'succeeded':
      return null;
    case 'cancelled':
      return '';
    case 'failed':
      return result.message === '' ? `exit ${result.code}` : result.message;
    case 'not-started':
      return result.message;
  }
}
