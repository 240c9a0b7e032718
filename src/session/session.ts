import { createHasher } from '../files/hasher.ts';
import type { Compose, Emit, Engine } from '../model/ports.ts';
import type { World } from '../model/world.ts';
import { type Builds, followBuilds } from './builds/follow.ts';
import { chooseWatch, type WatchWith } from './choose-watch.ts';
import { createDoctor, type Doctor } from './doctor/doctor.ts';
import { createDrifts, type Drifts } from './drift.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createLogStreams, type LogStreams } from './log-streams.ts';
import { followProject, type ProjectReading } from './project.ts';
import { keepStaleness } from './staleness/keep.ts';
import { createStore } from './store.ts';
import { createSyncing, type Syncing } from './syncing.ts';
import { createUsageStreams, type UsageStreams } from './usage.ts';
import { followWatchBuilds } from './watch-builds.ts';
import { createWatching, type Watching } from './watching.ts';

/** The sources of one project, opened, and the world that they keep current. */
export type Session = {
  readonly engine: Engine;
  readonly compose: Compose;
  readonly world: () => World;
  readonly subscribe: (listener: () => void) => () => void;
  readonly jobs: Jobs;
  readonly watching: Watching;
  readonly syncing: Syncing;
  readonly logs: LogStreams;
  readonly usage: UsageStreams;
  readonly drifts: Drifts;
  readonly doctor: Doctor;
  /** Null where nothing is remembered of builds. */
  readonly builds: Builds | null;
  /** Settles when the project's files were read for the first time: with the world as it is then. */
  readonly read: Promise<World>;
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
  /** How much memory the logs may take together, in bytes; null: they are not followed. */
  readonly logMemory: number | null;
  /** Who syncs when watch is turned on; null: the files under watch rules are not followed. */
  readonly watchWith: WatchWith | null;
  /** The folder in which configurations are remembered; null: whether something is stale is not found out. */
  readonly cache: string | null;
};

/** Opens a session; it returns at once, and the world fills as the sources answer. */
export function openSession({ engine, compose, record, logMemory, watchWith, cache }: SessionOptions): Session {
  const store = createStore((fact) => {
    record(fact);
    if (watchWith === null) return;
    syncing.take(fact);
    watchBuilds(fact);
  });
  const hasher = createHasher();
  const syncing = createSyncing({ engine, hasher }, store, () => void watching.again());
  const abort = new AbortController();
  const jobs = createJobs(compose, store.emit);
  const watchBuilds = followWatchBuilds(jobs, compose.command);
  const watching = createWatching(
    chooseWatch({ engine, compose, store, jobs, syncing, watchWith: watchWith ?? 'auto' }),
    store.emit,
  );
  const logs = createLogStreams(engine, store, logMemory);
  const usage = createUsageStreams(engine, store.emit);
  const drifts = createDrifts(engine, hasher, store);
  const doctor = createDoctor({ engine, store, logs: logMemory === null ? null : logs, compose: compose.command });
  const staleness = cache === null ? null : keepStaleness(engine, compose, store, cache);
  const builds = cache === null ? null : followBuilds(engine, hasher, store, cache);
  const reading = followProject(compose, store.emit, abort.signal);
  const following = follow(engine, compose, reading, store.emit, abort.signal);

  async function close() {
    abort.abort();
    usage.close();
    await Promise.all([
      logs.close(),
      watching.stop(),
      jobs.close(),
      syncing.close(),
      drifts.close(),
      doctor.close(),
      staleness?.close(),
      builds?.close(),
    ]);
    await following;
    await Promise.all([engine.close(), compose.close(), hasher.close()]);
  }

  return {
    engine,
    compose,
    world: store.world,
    subscribe: store.subscribe,
    jobs,
    watching,
    syncing,
    logs,
    usage,
    drifts,
    doctor,
    builds,
    read: reading.read.then(store.world),
    settled: (patienceMs) => settle(store, patienceMs, cache === null ? isSettled : isKnown),
    close,
  };
}

async function follow(engine: Engine, compose: Compose, reading: ProjectReading, emit: Emit, signal: AbortSignal) {
  const version = compose.version().then((found) => {
    if (found.ok) emit({ at: Date.now(), type: 'compose.found', version: found.value });
  });
  const name =
    (await reading.read) ?? (await Promise.race([reading.name, greet(engine, emit).then(() => aborted(signal))]));
  if (name !== null && !signal.aborted) await engine.follow(name, emit, signal);
  await version;
}

/** While the project has no name there is nothing to follow, but whether the engine answers can be told. */
async function greet(engine: Engine, emit: Emit) {
  const found = await engine.connect();
  const at = Date.now();
  emit(
    found.ok
      ? { at, type: 'engine.connected', engine: found.value }
      : { at, type: 'engine.lost', problem: found.problem },
  );
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null));
  });
}

async function settle(
  store: { world: () => World; subscribe: (listener: () => void) => () => void },
  patienceMs: number,
  isEnough: (world: World) => boolean,
): Promise<World> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const check = () => isEnough(store.world()) && resolve();
  const stop = store.subscribe(check);
  const timer = setTimeout(resolve, patienceMs);
  check();
  await promise;
  clearTimeout(timer);
  stop();
  return store.world();
}

/** With what is stale, where that can be found out. */
function isKnown(world: World): boolean {
  const canBeFound =
    world.engine.state === 'connected' && world.project?.origin === 'resolved' && !world.projectProblem;
  return isSettled(world) && (!canBeFound || world.staleness !== null);
}

function isSettled({ engine, containersKnown, project, projectProblem, composeVersion }: World): boolean {
  if (engine.state === 'lost') return project !== null || projectProblem !== null;
  if (projectProblem && !project) return engine.state === 'connected';
  const projectAnswered = projectProblem !== null || (project?.origin === 'resolved' && composeVersion !== null);
  return engine.state === 'connected' && containersKnown && projectAnswered;
}
