import type { Emit } from '../model/ports.ts';
import type { EngineProblem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import type { Client } from './client.ts';
import type { EngineMessage } from './event.ts';
import { justAfter } from './event.ts';
import { subscribe } from './events.ts';
import { inspectContainer, listContainers } from './inventory.ts';
import { createNews, type News } from './news.ts';
import { engineProblem, httpStatus } from './problem.ts';
import { listNetworkNames } from './resources.ts';
import { waitBefore, waitForEngine } from './retry.ts';

/** The way to the engine, shared by everything that talks to it. */
export type Link = {
  client(): Promise<Result<Client, EngineProblem>>;
  /** Closes a client that no longer answers; the next `client()` connects anew. */
  drop(client: Client): void;
  /** The path of the engine's socket where it has one. */
  socket(): string | null;
};

/** A connection that held this long was a good one: the next loss is retried quickly again. */
const GOOD_AFTER_MS = 5000;

/** Follows the project over every loss of the engine, until `signal` aborts. */
export async function followProject(link: Link, project: string, emit: Emit, signal: AbortSignal): Promise<void> {
  const place: Place = { stamp: null };
  const tellLoss = lossTeller(emit);
  for (let attempt = 0; !signal.aborted; attempt++) {
    const began = performance.now();
    const problem = await followConnection(link, project, place, tellLoss.found, signal);
    if (signal.aborted) return;
    tellLoss.lost(problem);
    if (performance.now() - began > GOOD_AFTER_MS) attempt = 0;
    const end = await waitForEngine(waitBefore(attempt), link.socket(), signal);
    if (end === 'woken') attempt = -1;
  }
}

/** The last event that was seen: after a break, the engine is asked for what came after it. */
type Place = { stamp: string | null };

/** Each loss is told once, and again only when its problem has become another one. */
function lossTeller(emit: Emit) {
  let told = '';
  return {
    lost(problem: EngineProblem): void {
      const key = JSON.stringify(problem);
      if (key !== told) emit({ at: Date.now(), type: 'engine.lost', problem });
      told = key;
    },
    found: ((fact) => {
      told = '';
      emit(fact);
    }) satisfies Emit,
  };
}

/** One connection, from its beginning to the problem that ended it. */
async function followConnection(
  link: Link,
  project: string,
  place: Place,
  emit: Emit,
  signal: AbortSignal,
): Promise<EngineProblem> {
  const found = await link.client();
  if (!found.ok) return found.problem;
  const client = found.value;
  const over = new AbortController();
  const { promise: broken, resolve: breakOff } = Promise.withResolvers<unknown>();
  try {
    const both = AbortSignal.any([signal, over.signal]);
    const news = createNews(project, lookupOf(client, both, breakOff), emit, both);
    const ended = await begin(client, project, place, news, emit, both);
    return engineProblem(
      (await Promise.race([ended, broken])) ?? new Error('the engine closed the event stream'),
      client.host,
    );
  } catch (error) {
    return engineProblem(error, client.host);
  } finally {
    over.abort();
    if (!signal.aborted) link.drop(client);
  }
}

/** Subscribes before it lists, so that nothing is lost in between; messages wait until the list is told. */
async function begin(client: Client, project: string, place: Place, news: News, emit: Emit, signal: AbortSignal) {
  const early: EngineMessage[] = [];
  let listed = false;
  const take = (message: EngineMessage) => {
    place.stamp = message.stamp;
    if (listed) news.take(message);
    else early.push(message);
  };
  const since = place.stamp === null ? null : justAfter(place.stamp);
  const { ended } = await subscribe(client, since, take, signal);
  emit({ at: Date.now(), type: 'engine.connected', engine: client.info });
  const [containers, networks] = await Promise.all([
    listContainers(client, project, signal),
    listNetworkNames(client, signal),
  ]);
  signal.throwIfAborted();
  news.list(containers, networks);
  listed = true;
  for (const message of early) news.take(message);
  return ended;
}

function lookupOf(client: Client, signal: AbortSignal, broken: (error: unknown) => void) {
  return {
    inspect: (id: string) =>
      inspectContainer(client, id, signal).catch((error: unknown) => {
        if (httpStatus(error) === null) throw error;
        return undefined;
      }),
    networks: () => listNetworkNames(client, signal),
    broken,
  };
}
