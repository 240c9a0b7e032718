import { serviceOfRouter } from '../../../model/traefik.ts';
import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorTraefikWords } from '../../../words/doctor/traefik.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { compose, editFix, restartFix, stepFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { placeText } from '../../place.ts';
import type { Listener } from '../../question.ts';
import type { Rule } from '../../rule.ts';
import { isLoopback } from '../../texts/listening.ts';
import { labelPlace } from './routed.ts';
import { type RoutedPort, routedPorts } from './routed-ports.ts';

/** Traefik asks a service at a port where it does not listen, or does not know a port at all. */
export const traefikPortMismatch: Rule = {
  code: 'traefik.port-mismatch',
  supersedes: [],
  asks: (known) =>
    suspects(known).flatMap(({ container, port }) =>
      port === null ? [] : [{ kind: 'sockets', container: container.id } as const],
    ),
  find: (known, language) => suspects(known).flatMap((suspect) => judge(suspect, known, language)),
};

/** Given to a program to open its port, in milliseconds. */
const START_MS = 10_000;

/** One that starts may not listen yet. */
function suspects(known: Known): readonly RoutedPort[] {
  if (known.isPasted) return [];
  return routedPorts(known).filter(
    ({ container, isSuspect }) =>
      isSuspect && container.health !== 'starting' && known.now - (container.startedAt ?? known.now) >= START_MS,
  );
}

function judge(suspect: RoutedPort, known: Known, language: Language): readonly Finding[] {
  const { container, port } = suspect;
  if (port === null) return [missingPort(suspect, known.world, language)];
  const listeners = known.answers.sockets(container.id);
  if (!listeners || listeners.length === 0) return [];
  const there = listeners.filter((listener) => listener.port === port);
  if (there.some(({ address }) => !isLoopback(address))) return [];
  return [
    there.length > 0
      ? onLoopback(suspect, port, there, known.world, language)
      : elsewhere(suspect, port, listeners, known.world, language),
  ];
}

function base({ service }: RoutedPort) {
  const code = 'traefik.port-mismatch' as const;
  return { code, severity: 'error', service: service.name, topic: 'traefik', suffers: [] } as const;
}

function missingPort(suspect: RoutedPort, world: World, language: Language): Finding {
  const words = doctorTraefikWords(language);
  const { service, container, router } = suspect;
  const place = labelPlace(world, service.name, `traefik.${router.protocol}.routers.${router.name}.rule`);
  return {
    ...base(suspect),
    title: words.portMissingTitle(service.name),
    evidence: [
      ...(place ? [{ source: placeText(place, world), text: plain(router.rule) }] : []),
      { source: `docker inspect ${container.name}`, text: words.exposesNone },
    ],
    why: words.portMissingWhy,
    fixes: [editFix(words.fixPort, place, words.fixPortExplainUnknown), anew(service.name, language)],
  };
}

function onLoopback(
  suspect: RoutedPort,
  port: number,
  there: readonly Listener[],
  world: World,
  language: Language,
): Finding {
  const words = doctorTraefikWords(language);
  const { service } = suspect;
  return {
    ...base(suspect),
    title: words.portLoopbackTitle(service.name, String(port)),
    evidence: evidenceOf(suspect, there, world, language),
    why: words.portLoopbackWhy(String(port)),
    fixes: [stepFix(words.listenEverywhere, words.listenEverywhereExplain), anew(service.name, language)],
  };
}

function elsewhere(
  suspect: RoutedPort,
  port: number,
  listeners: readonly Listener[],
  world: World,
  language: Language,
): Finding {
  const words = doctorTraefikWords(language);
  const { service } = suspect;
  const open = listeners.filter(({ address }) => !isLoopback(address));
  const ports = (open.length > 0 ? open : listeners).map((listener) => listener.port);
  const instead = [...new Set(ports)].sort((a, b) => a - b).join(', ');
  return {
    ...base(suspect),
    title: words.portTitle(service.name, String(port)),
    evidence: evidenceOf(suspect, listeners, world, language),
    why: words.portWhy(String(port), instead),
    fixes: [
      editFix(words.fixPort, portPlace(suspect, world), words.fixPortExplain(instead)),
      anew(service.name, language),
    ],
  };
}

function portPlace({ service, labels, router }: RoutedPort, world: World) {
  const target = serviceOfRouter(labels, router);
  return labelPlace(
    world,
    service.name,
    `traefik.${router.protocol}.services.${target?.name}.loadbalancer.server.port`,
  );
}

function evidenceOf(
  suspect: RoutedPort,
  listeners: readonly Listener[],
  world: World,
  language: Language,
): readonly Evidence[] {
  const words = doctorTraefikWords(language);
  const { container, port, failed, proxy } = suspect;
  const place = portPlace(suspect, world);
  const places = listeners.map(({ address, port: at }) => `${address}:${at}`).join(', ');
  return [
    ...(place ? [{ source: placeText(place, world), text: `loadbalancer.server.port=${port}` }] : []),
    ...(failed && proxy !== null ? [{ source: words.logOf(proxy), text: plain(failed.line) }] : []),
    { source: container.name, text: words.listening(places) },
  ];
}

function anew(service: string, language: Language) {
  const words = doctorTraefikWords(language);
  return restartFix(words.anew(service), compose('up', '-d', service), words.anewExplain);
}
