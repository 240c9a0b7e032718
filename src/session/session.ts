import type { Fact } from '../model/fact.ts';
import type { Compose, Emit, Engine } from '../model/ports.ts';
import type { World } from '../model/world.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createLogStreams, type LogStreams } from './log-streams.ts';
import { followProject } from './project.ts';
import { createStore } from './store.ts';
import { createUsageStreams, type UsageStreams } from './usage.ts';
import { createWatching, type Watching } from './watching.ts';

/** The sources of one project, opened, and the world that they keep current. */
export type Session = {
  readonly engine: Engine;
  readonly compose: Compose;
  readonly world: () => World;
  readonly subscribe: (listener: () => void) => () => void;
  readonly jobs: Jobs;
  readonly watching: Watching;
  readonly logs: LogStreams;
  readonly usage: UsageStreams;
  /** The world once engine and Compose have both answered, well or badly; the world as it is after `patienceMs` otherwise. */
  readonly settled: (patienceMs: number) => Promise<World>;
  /** Ends everything that was opened, children included. */
  readonly close: () => Promise<void>;
};

/** What a session works with. `record` sees every fact. The session closes engine and compose. */
export type SessionOptions = {
  readonly engine: Engine;
  readonly compose: Compose;
  readonly record: Emit;
};

/** Opens a session; it returns at once, and the world fills as the sources answer. */
export function openSession({ engine, compose, record }: SessionOptions): Session {
  const store = createStore(record);
  const abort = new AbortController();
  const jobs = createJobs(compose, store.emit);
  const watching = createWatching(compose, store.emit, () => store.world().project?.name ?? '');
  const logs = createLogStreams(engine, store);
  const usage = createUsageStreams(engine, store.emit);
  const following = follow(engine, compose, store.emit, abort.signal);

  async function close() {
    abort.abort();
    usage.close();
    await Promise.all([logs.close(), watching.stop(), jobs.close()]);
    await following;
    await Promise.all([engine.close(), compose.close()]);
  }

  return {
    engine,
    compose,
    world: store.world,
    subscribe: store.subscribe,
    jobs,
    watching,
    logs,
    usage,
    settled: (patienceMs) => settle(store, patienceMs),
    close,
  };
}

async function follow(engine: Engine, compose: Compose, emit: Emit, signal: AbortSignal) {
  const { name } = await followProject(compose, emit, signal);
  if (signal.aborted) return;
  const version = compose
    .version()
    .then((found) => found.ok && emit({ at: Date.now(), type: 'compose.found', version: found.value } satisfies Fact));
  await Promise.all([version, engine.follow(name ?? '', emit, signal)]);
}

async function settle(
  store: { world: () => World; subscribe: (listener: () => void) => () => void },
  patienceMs: number,
): Promise<World> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const check = () => isSettled(store.world()) && resolve();
  const stop = store.subscribe(check);
  const timer = setTimeout(resolve, patienceMs);
  check();
  await promise;
  clearTimeout(timer);
  stop();
  return store.world();
}

function isSettled({ engine, containersKnown, project, projectProblem, composeVersion }: World): boolean {
  if (engine.state === 'lost') return project !== null || projectProblem !== null;
  const projectAnswered = projectProblem !== null || (project?.origin === 'resolved' && composeVersion !== null);
  return engine.state === 'connected' && containersKnown && projectAnswered;
}
