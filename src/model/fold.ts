import type { Container } from './container.ts';
import { type ContainerDrift, withDrift, withoutGone } from './drift.ts';
import type { Fact } from './fact.ts';
import type { Job } from './job.ts';
import type { WatchEntry } from './watch.ts';
import type { World } from './world.ts';

/** Jobs that the world holds; of older ones nothing can be shown any more. */
export const KEPT_JOBS = 100;
const KEPT_TAIL = 200;
const KEPT_ENTRIES = 200;
const KEPT_EVENTS = 200;

/** The world after a fact. Pure: returns the same object when the fact changes nothing. */
export function fold(world: World, fact: Fact): World {
  switch (fact.type) {
    case 'engine.connected':
      return { ...world, engine: { state: 'connected', info: fact.engine, since: fact.at } };
    case 'engine.lost':
      return loseEngine(world, fact);
    case 'containers.listed':
      return listContainers(world, fact);
    case 'container.changed':
      return changeContainer(world, fact.container);
    case 'container.removed':
      return removeContainer(world, fact.id);
    case 'engine.event':
      return { ...world, events: keepLast([...world.events, fact.event], KEPT_EVENTS) };
    case 'networks.listed':
      return { ...world, networks: fact.names };
    case 'images.changed':
      return { ...world, imagesChangedAt: fact.at };
    case 'staleness.known':
      return { ...world, staleness: fact.services };
    case 'usage.measured':
      return measure(world, fact);
    case 'compose.found':
      return { ...world, composeVersion: fact.version };
    case 'project.read':
      return { ...world, project: fact.project, projectProblem: null };
    case 'project.failed':
      return { ...world, projectProblem: fact.problem };
    case 'project.sources':
      return { ...world, sources: fact.sources };
    case 'project.changed':
      return { ...world, projectChange: { at: fact.at, files: fact.files } };
    case 'drift.known':
      return knowDrift(world, fact.drift);
    case 'logs.counted':
      return { ...world, logCounts: { ...world.logCounts, [fact.service]: fact.counts } };
    case 'watch.state':
      return changeWatch(world, fact);
    case 'build.known':
      return { ...world, builds: { ...world.builds, [fact.summary.service]: fact.summary } };
    case 'sync.known':
      return { ...world, sync: fact.sync };
    case 'watch.entry':
      return addEntry(world, fact.entry);
    default:
      return foldJob(world, fact);
  }
}

type Of<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
type JobFact = Extract<Fact, { type: `job.${string}` }>;

function loseEngine(world: World, fact: Of<'engine.lost'>): World {
  const { engine } = world;
  const last = engine.state === 'connected' ? engine.info : engine.state === 'lost' ? engine.last : null;
  const since = engine.state === 'lost' ? engine.since : fact.at;
  return { ...world, engine: { state: 'lost', problem: fact.problem, since, last }, usage: {} };
}

function listContainers(world: World, fact: Of<'containers.listed'>): World {
  const containers = Object.fromEntries(fact.containers.map((container) => [container.id, container]));
  const usage = Object.fromEntries(Object.entries(world.usage).filter(([id]) => id in containers));
  const drift = withoutGone(world.drift, containers);
  return { ...world, containers, containersKnown: true, containersListedAt: fact.at, usage, drift };
}

/** A container that ended uses nothing; its last sample would stay on the screen. */
function changeContainer(world: World, container: Container): World {
  const changed = { ...world, containers: { ...world.containers, [container.id]: container } };
  const isUp = container.state === 'running' || container.state === 'paused';
  return isUp ? changed : { ...changed, usage: without(world.usage, container.id) };
}

function removeContainer(world: World, id: string): World {
  if (!(id in world.containers)) return world;
  const containers = without(world.containers, id);
  return { ...world, containers, usage: without(world.usage, id), drift: withoutGone(world.drift, containers) };
}

/** The last sample of a container can arrive after the news that it is gone, and then counts for nothing. */
function measure(world: World, { container, usage }: Of<'usage.measured'>): World {
  if (usage && container in world.containers) return { ...world, usage: { ...world.usage, [container]: usage } };
  const left = without(world.usage, container);
  return left === world.usage ? world : { ...world, usage: left };
}

function without<Value>(all: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  if (!(key in all)) return all;
  const { [key]: _gone, ...others } = all;
  return others;
}

/** A container can go while it is compared. */
function knowDrift(world: World, drift: ContainerDrift): World {
  return drift.container in world.containers ? { ...world, drift: withDrift(world.drift, drift) } : world;
}

function addEntry(world: World, entry: WatchEntry): World {
  return { ...world, watch: { ...world.watch, entries: keepLast([...world.watch.entries, entry], KEPT_ENTRIES) } };
}

function changeWatch(world: World, fact: Of<'watch.state'>): World {
  const { state, by, services, problem, retryAt } = fact;
  const isUp = state === 'running' || state === 'stopping';
  const startedAt = state === 'starting' ? fact.at : isUp ? world.watch.startedAt : null;
  return { ...world, watch: { ...world.watch, state, by, services, problem, retryAt, startedAt } };
}

function foldJob(world: World, fact: JobFact): World {
  if (fact.type === 'job.queued') return { ...world, jobs: keepLast([...world.jobs, fact.job], KEPT_JOBS) };
  const index = world.jobs.findIndex((job) => job.id === fact.id);
  const job = world.jobs[index];
  return job ? { ...world, jobs: world.jobs.with(index, advance(job, fact)) } : world;
}

function advance(job: Job, fact: Exclude<JobFact, { type: 'job.queued' }>): Job {
  switch (fact.type) {
    case 'job.started':
      return { ...job, startedAt: fact.at };
    case 'job.printed':
      return { ...job, lines: job.lines + fact.lines.length, tail: keepLast([...job.tail, ...fact.lines], KEPT_TAIL) };
    case 'job.stepped':
      return { ...job, steps: mergeSteps(job.steps, fact.steps) };
    case 'job.cancelling':
      return { ...job, cancelling: true };
    case 'job.ended':
      return { ...job, endedAt: fact.at, result: fact.result };
  }
}

/** Steps keep the order in which they were first heard of; a newer word on one takes its place. */
function mergeSteps(known: Job['steps'], news: Job['steps']): Job['steps'] {
  const merged = new Map(known.map((step) => [step.id, step]));
  for (const step of news) merged.set(step.id, step);
  return [...merged.values()];
}

function keepLast<Item>(items: readonly Item[], most: number): readonly Item[] {
  return items.length > most ? items.slice(-most) : items;
}
