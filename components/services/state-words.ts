import type { Container } from '../../src/model/container.ts';
import { containerPhase, holdsBack, type Phase, type Role, type Service } from '../../src/model/services.ts';
import { duration } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { phaseWords } from '../../src/words/phase.ts';
import { servicesWords } from '../../src/words/services.ts';

/** The state of a service in as few words as say it, such as `done in 3.2 s`, `failed (3)`, `waiting for prestart` or `healthy 2/3`. */
export function serviceState(service: Service, language: Language): string {
  const words = servicesWords(language);
  const { phase, containers, spec } = service;
  if (phase === 'waiting') return words.waitingFor(waitsFor(service));
  if (phase === 'off') return words.offProfile(spec?.profiles.join(' ') ?? '');
  const worst = containers.find((container) => containerPhase(container, service.role) === phase);
  const state = worst ? describe(worst, phase, language) : phaseWords(language)[phase];
  const wanted = Math.max(spec?.scale ?? 1, containers.length);
  return wanted > 1 && containers.length > 0 ? words.replicas(state, up(containers), wanted) : state;
}

/** The state of one replica of a service with several. */
export function replicaState(container: Container, role: Role, language: Language): string {
  return describe(container, containerPhase(container, role), language);
}

function waitsFor({ gates }: Service): string {
  const [first, ...more] = gates.filter(holdsBack).map((gate) => gate.service);
  return more.length > 0 ? `${first} +${more.length}` : (first ?? '');
}

function describe(container: Container, phase: Phase, language: Language): string {
  const words = servicesWords(language);
  const { startedAt, finishedAt, exitCode, state, oomKilled } = container;
  if (phase === 'done' && startedAt !== null && finishedAt !== null)
    return words.doneIn(duration(finishedAt - startedAt));
  if (phase !== 'failed') return phaseWords(language)[phase];
  if (state === 'created') return words.failedToStart;
  if (oomKilled) return words.outOfMemory;
  return exitCode === null ? phaseWords(language).failed : words.failedWith(exitCode);
}

function up(containers: readonly Container[]): number {
  return containers.filter(({ state, health }) => state === 'running' && health !== 'unhealthy').length;
}
