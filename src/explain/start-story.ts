import { holdsBack, type Phase, type Service, selectServices } from '../model/services.ts';
import type { World } from '../model/world.ts';
import { duration } from '../text/format.ts';
import type { Language } from '../words/catalogue.ts';
import { storyWords } from '../words/explain-story.ts';
import type { Evidence } from './evidence.ts';
import { type Unreached, unreached } from './reaching.ts';

type Words = ReturnType<typeof storyWords>;

/** What a story is told from. `now` is milliseconds since the epoch. */
export type Told = {
  readonly world: World;
  readonly evidence: Pick<Evidence, 'newest'>;
  readonly language: Language;
  readonly now: number;
};

/** The start of the project in order, a sentence for each service that others wait for, once there is something to tell of it. */
export function startStory(told: Told): readonly string[] {
  return selectServices(told.world)
    .filter(({ dependents, phase }) => dependents.length > 0 && phase !== 'off')
    .flatMap((service) => gateStory(service, told));
}

/** How far a service is that others wait for, with what it itself waits for, and who waits; empty while that is not known or it has not begun. */
export function gateStory(service: Service, told: Told): readonly string[] {
  const words = storyWords(told.language);
  const { name, phase, exitCode } = service;
  const others = listed(service.dependents, words);
  const blocked = blockedBy(service, told.world);
  switch (phase) {
    case 'done':
      return service.dependents.length > 0 ? [words.done(name, tookOf(service), others)] : [];
    case 'healthy':
      return awaitsHealth(service, told.world) ? [words.healthy(name, others)] : [];
    case 'failed':
      return exitCode === null || blocked.length === 0 ? [] : [failed(service, exitCode, listed(blocked, words), told)];
    default: {
      const so = underWay(service, told);
      return so === null ? [] : [so + behind(blocked, words)];
    }
  }
}

/** That a service tries to reach a server, and who waits behind it; null where its newest lines do not say so. */
export function reachingStory(service: Service, told: Told): string | null {
  const words = storyWords(told.language);
  const server = unreached(service, told.world, told.evidence.newest(service.name), told.now);
  if (!server) return null;
  if (service.phase === 'failed') return words.gaveUp(service.name, serverText(server, words));
  const so =
    service.phase === 'restarting'
      ? words.restartingFor(service.name, serverText(server, words))
      : waitingText(service, server, words);
  return so + behind(blockedBy(service, told.world), words);
}

/** What is so of a service that has not come to its end; null where there is nothing to wait for. */
function underWay(service: Service, told: Told): string | null {
  const words = storyWords(told.language);
  const { name, phase, role, containers } = service;
  const server = unreached(service, told.world, told.evidence.newest(name), told.now);
  const since = duration(Math.max(0, told.now - (containers[0]?.startedAt ?? told.now)));
  if (phase === 'restarting') {
    return server
      ? words.restartingFor(name, serverText(server, words))
      : words.restarting(name, containers[0]?.exitCode ?? 0);
  }
  if (phase !== 'running' && phase !== 'starting' && phase !== 'unhealthy') return null;
  if (server) return waitingText(service, server, words);
  if (phase === 'unhealthy') return words.unhealthy(name);
  if (phase === 'starting') return words.notHealthy(name, since);
  return role === 'one-shot' ? words.atWork(name, since) : null;
}

function waitingText({ name }: Service, server: Unreached, words: Words): string {
  const tries = server.tries === null ? '' : words.nthTry(server.tries);
  return words.waitsFor(name, serverText(server, words)) + tries;
}

function failed(service: Service, code: number, others: string, { world, evidence, language, now }: Told): string {
  const words = storyWords(language);
  const server = unreached(service, world, evidence.newest(service.name), now);
  return server
    ? words.failedFor(service.name, serverText(server, words), code, others)
    : words.failed(service.name, code, others);
}

function behind(blocked: readonly string[], words: Words): string {
  return blocked.length === 0 ? words.nobodyBehind : words.behind(blocked.length, listed(blocked, words));
}

/** The services that a shut gate keeps from starting; those that run already wait for nothing. */
function blockedBy({ name, dependents }: Service, world: World): readonly string[] {
  return selectServices(world)
    .filter((other) => dependents.includes(other.name) && NOT_STARTED.has(other.phase))
    .filter(({ gates }) => gates.some((gate) => gate.service === name && holdsBack(gate)))
    .map((other) => other.name);
}

const NOT_STARTED: ReadonlySet<Phase> = new Set(['waiting', 'created', 'absent']);

function serverText({ product, host, port }: Unreached, words: Words): string {
  const address = host === null ? null : port === null ? host : `${host}:${port}`;
  if (address === null) return product ?? '';
  return product === null ? address : words.server(product, address);
}

/** The names of a row as a sentence has them. */
export function listed(names: readonly string[], words: Words): string {
  const last = names.at(-1) ?? '';
  const before = names.slice(0, -1);
  return before.length === 0 ? last : words.and(before.join(words.comma), last);
}

function awaitsHealth({ name, dependents }: Service, world: World): boolean {
  return selectServices(world).some(
    (other) =>
      dependents.includes(other.name) &&
      other.gates.some(({ service, condition }) => service === name && condition === 'service_healthy'),
  );
}

function tookOf({ containers }: Service): string {
  const { startedAt = null, finishedAt = null } = containers[0] ?? {};
  return duration(Math.max(0, (finishedAt ?? 0) - (startedAt ?? 0)));
}
