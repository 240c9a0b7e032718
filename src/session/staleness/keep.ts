import { hash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Compose, Engine } from '../../model/ports.ts';
import type { Project } from '../../model/project.ts';
import type { Result } from '../../model/result.ts';
import type { World } from '../../model/world.ts';
import type { Store } from '../store.ts';
import { findStaleness, type Sources } from './find.ts';
import { openConfigMemory } from './memory.ts';

/** The keeping of what is stale, until it is closed. */
export type StalenessKeeping = { close(): Promise<void> };

/**
 * Keeps in the world what is stale: finds it out when the project was read, when containers came, went or were made anew, and when an image's name
 * moved; several of these soon after each other count as one. At idle nothing is asked. `folder`: where configurations are remembered.
 */
export function keepStaleness(engine: Engine, compose: Compose, store: Store, folder: string): StalenessKeeping {
  const closing = new AbortController();
  const sourcesOf = createSources(engine, compose, folder, closing.signal);
  let seen: Cause | null = null;
  let timer: NodeJS.Timeout | null = null;
  let finding: Promise<void> | null = null;
  let again = false;
  let endedAt = 0;
  const textOf = createContainersText();
  const stop = store.subscribe(look);
  look();

  function look(): void {
    const cause = causeOf(store.world(), textOf);
    if (cause === null || (seen !== null && isSame(seen, cause))) return;
    seen = cause;
    if (finding) again = true;
    else timer ??= setTimeout(begin, Math.max(0, endedAt + GATHER_MS - Date.now()));
  }

  function begin(): void {
    timer = null;
    finding = find().finally(() => {
      finding = null;
      endedAt = Date.now();
      if (again && !closing.signal.aborted) timer ??= setTimeout(begin, GATHER_MS);
      again = false;
    });
  }

  async function find(): Promise<void> {
    const world = store.world();
    if (!world.project) return;
    const services = await findStaleness(world, world.project, sourcesOf(world, world.project));
    const isNews = !closing.signal.aborted && !isDeepStrictEqual(services, store.world().staleness);
    if (isNews) store.emit({ at: Date.now(), type: 'staleness.known', services });
  }

  async function close(): Promise<void> {
    stop();
    closing.abort();
    if (timer) clearTimeout(timer);
    await finding;
  }

  return { close };
}

/** What comes within this time after a look waits for the next one. */
const GATHER_MS = 250;

/** What the answer depends on. */
type Cause = Pick<World, 'project' | 'imagesChangedAt' | 'containersListedAt'> & { readonly containers: string };

/** Null while too little is known. */
function causeOf(world: World, textOf: (containers: World['containers']) => string): Cause | null {
  const { engine, project, containersKnown, imagesChangedAt, containersListedAt } = world;
  if (engine.state !== 'connected' || !containersKnown || project?.origin !== 'resolved') return null;
  return { project, imagesChangedAt, containersListedAt, containers: textOf(world.containers) };
}

/** Health checks change containers all the time, and nothing of this. */
function createContainersText() {
  let known: { readonly containers: World['containers'] | null; readonly text: string } = {
    containers: null,
    text: '',
  };
  return (containers: World['containers']): string => {
    if (known.containers !== containers) {
      const own = Object.values(containers).map(({ id, imageId, configHash }) => `${id} ${imageId} ${configHash}`);
      known = { containers, text: own.sort().join('\n') };
    }
    return known.text;
  };
}

function isSame(one: Cause, other: Cause): boolean {
  return (
    one.project === other.project &&
    one.imagesChangedAt === other.imagesChangedAt &&
    one.containersListedAt === other.containersListedAt &&
    one.containers === other.containers
  );
}

/** Compose is asked once about a project as it was read; about one that it could not answer for, again. */
function createSources(engine: Engine, compose: Compose, folder: string, signal: AbortSignal) {
  const configurations = oncePerProject(() => compose.configurations(signal));
  const vouched = oncePerProject(() => compose.vouched(signal));
  let memory: { readonly place: string; readonly memory: Sources['memory'] } | null = null;

  /** A simulation leaves nothing behind. */
  function memoryOf({ engine }: World, { name, directory }: Project): Sources['memory'] {
    const place = hash('sha256', `${directory}\n${name}`).slice(0, 16);
    if (memory?.place !== place) {
      const isReal = engine.state !== 'connected' || !engine.info.simulated;
      const file = isReal ? join(folder, 'configurations', `${place}.json`) : null;
      memory = { place, memory: openConfigMemory(file) };
    }
    return memory.memory;
  }

  return (world: World, project: Project): Sources => ({
    images: async (references) => answerOf(await engine.images(references)),
    configurations,
    vouched,
    memory: memoryOf(world, project),
  });
}

function oncePerProject<Value, Problem>(
  ask: () => Promise<Result<Value, Problem>>,
): (project: Project) => Promise<Value | null> {
  let last: { readonly project: Project; readonly answer: Value } | null = null;
  return async (project) => {
    if (last?.project === project) return last.answer;
    const answer = answerOf(await ask());
    if (answer !== null) last = { project, answer };
    return answer;
  };
}

function answerOf<Value, Problem>(result: Result<Value, Problem>): Value | null {
  return result.ok ? result.value : null;
}
