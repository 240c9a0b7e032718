import { type Gate, holdsBack, type Service } from '../../../model/services.ts';
import { phaseWords } from '../../../words/phase.ts';
import { startUpWords } from '../../../words/topics/start-up.ts';
import { addressesOf, hostAndPort, productAt } from '../../address.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact } from '../facts.ts';
import { assignment, listed } from '../values.ts';
import { engineError } from './engine-error.ts';
import { firstPlace, variablePlace } from './places.ts';
import { type Described, describedServices } from './services.ts';
import { sinceOf, tookOf } from './spans.ts';

type Words = ReturnType<typeof startUpWords>;

/** The start of this project in order, gate by gate, with what happened. */
export const startUp: Topic = {
  id: 'start-up',
  tell: (place) => {
    const words = startUpWords(place.language);
    return {
      id: 'start-up',
      title: words.title,
      idea: words.idea,
      inProject: [...outside(place, words), ...steps(place, words)],
      commands: commands(place, words),
      mistakes: [lookBehind(place, words), words.mistakeList, words.mistakeOutside, words.mistakeStart],
      url: 'https://docs.docker.com/compose/how-tos/startup-order/',
      related: ['one-shot', 'healthcheck', 'directions', 'verify'],
    };
  },
};

/** What has to be there on the machine itself, by the variables that name it. */
function outside(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  const services = describedServices(world);
  const names = services.map(({ name }) => name);
  const needs = services.flatMap(({ name, spec }) =>
    addressesOf(spec, names)
      .filter(({ direction, port }) => direction === 'machine' && port !== null)
      .map((address) => ({ service: name, address, shown: hostAndPort(address) })),
  );
  const byAddress = Map.groupBy(needs, ({ address, shown }) => `${address.variable} ${shown}`);
  return [...byAddress.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { service, address, shown } = first;
    const product = productAt(address);
    const what = product === null ? shown : `${product} (${shown})`;
    const who = listed(
      same.map((need) => need.service),
      language,
    );
    const text = words.outside(who, what, assignment(address.variable, address.value));
    return [factAt(text, variablePlace(world, service, address.variable), world)];
  });
}

function steps(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world } = place;
  return describedServices(world).map((service, at) => {
    const [gate] = service.gates;
    const happened = state(service, place, words);
    const text = [gateText(service, place, words), ...happened].join(place.language === 'en' ? ' ' : '');
    const numbered = words.step(at + 1, text);
    if (!gate) return happened.length > 0 ? seenFact(numbered) : modelFact(numbered, world);
    const path = `services.${service.name}.depends_on`;
    const written = firstPlace(world, `${path}.${gate.service}.condition`, `${path}.${gate.service}`, path);
    return factAt(numbered, written, world);
  });
}

function gateText(service: Described, place: TopicPlace, words: Words): string {
  const { gates, name } = service;
  if (gates.length === 0) return words.first(name);
  const all = new Map(describedServices(place.world).map((other) => [other.name, other]));
  const hasStarted = service.containers.some(({ startedAt }) => startedAt !== null);
  if (gates.every(({ satisfied }) => satisfied) && hasStarted) {
    return words.opened(gates.map((gate) => opened(gate, all.get(gate.service), words)).join(words.and), name);
  }
  const shut = gates.filter(holdsBack);
  if (service.phase === 'waiting' && shut.length > 0) {
    return words.blocked(shut.map((gate) => needed(gate, place, words)).join(words.and), name);
  }
  return words.needs(gates.map((gate) => asked(gate, words)).join(words.and), name);
}

function opened({ service, condition }: Gate, other: Service | undefined, words: Words): string {
  if (condition === 'service_healthy') return words.gateHealthy(service);
  if (condition === 'service_started') return words.gateStarted(service);
  const took = other ? tookOf(other) : null;
  return took === null ? words.gateDoneUntimed(service) : words.gateDone(service, took);
}

function needed({ service, condition, phase }: Gate, { language }: TopicPlace, words: Words): string {
  const now = phaseWords(language)[phase];
  if (condition === 'service_healthy') return words.needsHealthy(service, now);
  return condition === 'service_started' ? words.needsStarted(service, now) : words.needsDone(service, now);
}

function asked({ service, condition }: Gate, words: Words): string {
  if (condition === 'service_healthy') return words.whenHealthy(service);
  return condition === 'service_started' ? words.whenStarted(service) : words.whenDone(service);
}

function state(service: Described, { now }: TopicPlace, words: Words): readonly string[] {
  const since = sinceOf(service, now);
  const took = tookOf(service);
  const error = service.containers.find((container) => container.error !== '')?.error;
  switch (service.phase) {
    case 'healthy':
      return since === null ? [] : [words.stateHealthy(since)];
    case 'running':
      return since === null ? [] : [words.stateRunning(since)];
    case 'starting':
      return since === null ? [] : [words.stateStarting(since)];
    case 'unhealthy':
      return since === null ? [] : [words.stateUnhealthy(since)];
    case 'done':
      return took === null ? [] : [words.stateDone(took)];
    case 'failed':
      if (error !== undefined) return [words.stateNotStarted(engineError(error))];
      return service.exitCode === null ? [] : [words.stateFailed(service.exitCode)];
    case 'stopped':
      return [words.stateStopped];
    case 'restarting':
      return [words.stateRestarting];
    default:
      return [];
  }
}

function lookBehind({ world }: TopicPlace, words: Words): string {
  const gate = describedServices(world).find(({ dependents }) => dependents.length > 0);
  return gate ? words.mistakeLookBehindNamed(gate.dependents[0] ?? '', gate.name) : words.mistakeLookBehind;
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const gate = describedServices(place.world).find(({ dependents }) => dependents.length > 0);
  return [
    composeCommand(place, words.seeAll, '1', 'ps', '--all'),
    ...(gate ? [composeCommand(place, words.seeLog(gate.name), '4', 'logs', '--tail', '50', gate.name)] : []),
    composeCommand(place, words.seeDependsOn, 'v', 'config'),
  ];
}
