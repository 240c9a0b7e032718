import { type Service, selectServices } from '../../../model/services.ts';
import { portWords } from '../../../words/topics/ports.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact } from '../facts.ts';
import { listed, placeOf } from '../values.ts';
import { engineError } from './engine-error.ts';
import { portPlace } from './published.ts';
import { type Described, describedServices, runningService } from './services.ts';

type Words = ReturnType<typeof portWords>;

/** What publishing a port means, and which ports of the machine this project takes. */
export const ports: Topic = {
  id: 'ports',
  tell: (place) => {
    const words = portWords(place.language);
    return {
      id: 'ports',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeSides, words.mistakeExpose, words.mistakeTaken, words.mistakeLoopback],
      url: 'https://docs.docker.com/engine/network/port-publishing/',
      related: ['directions', 'network', 'verify', 'traefik'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  const described = describedServices(world);
  const silent = described
    .filter(({ spec, endpoints }) => spec.ports.length === 0 && endpoints.length === 0)
    .map(({ name }) => name);
  return [
    ...selectServices(world)
      .filter(({ phase }) => phase !== 'off')
      .flatMap((service) => endpoints(service, place, words)),
    ...described.flatMap((service) => freePorts(service, place, words)),
    ...open(place, words),
    ...twice(described, place, words),
    ...refused(place, words),
    ...(silent.length > 0 ? [modelFact(words.none(listed(silent, language), silent.length > 1), world)] : []),
  ];
}

function endpoints({ name, endpoints: found }: Service, { world }: TopicPlace, words: Words): readonly LiveFact[] {
  return found.map((endpoint) => {
    const { host, container, protocol, live } = endpoint;
    const written = portPlace(world, name, endpoint);
    if (!live) return factAt(words.later(name, String(host), container, protocol), written, world);
    const text = words.live(name, host, container, protocol);
    return written ? factAt(text, written, world) : seenFact(text);
  });
}

/** Ports without a left side. */
function freePorts({ name, spec }: Described, { world }: TopicPlace, words: Words): readonly LiveFact[] {
  return spec.ports
    .filter(({ published }) => published === '')
    .map(({ target }) => factAt(words.anyPort(name, target), placeOf(world, `services.${name}.ports`), world));
}

const ALL: ReadonlySet<string> = new Set(['', '0.0.0.0', '::', '[::]']);

/** On which addresses of the machine the engine listens now. */
function open({ world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const bindings = selectServices(world)
    .flatMap(({ containers }) => containers)
    .filter(({ state }) => state === 'running')
    .flatMap((container) => container.ports)
    .flatMap(({ hostIp, hostPort }) => (hostPort === null ? [] : [{ hostIp, hostPort }]));
  const all = new Set(bindings.filter(({ hostIp }) => ALL.has(hostIp)).map(({ hostPort }) => hostPort));
  const some = bindings.filter(({ hostIp, hostPort }) => !ALL.has(hostIp) && !all.has(hostPort));
  return [
    ...(all.size > 0 ? [seenFact(words.onAll(listed([...all].map(String), language, 12)))] : []),
    ...some.map(({ hostIp, hostPort }) => seenFact(words.onlyHere(hostPort, hostIp))),
  ];
}

function twice(services: readonly Described[], { world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const wanted = services.flatMap(({ name, spec }) =>
    spec.ports
      .filter(({ published }) => /^\d+$/.test(published))
      .map(({ published, protocol, hostIp }) => ({ name, port: published, key: `${published}/${protocol}/${hostIp}` })),
  );
  return [...Map.groupBy(wanted, ({ key }) => key).values()]
    .map((same) => ({ names: [...new Set(same.map(({ name }) => name))], port: same[0]?.port ?? '' }))
    .filter(({ names }) => names.length > 1)
    .map(({ names, port }) => modelFact(words.twice(listed(names, language), port), world));
}

function refused({ world }: TopicPlace, words: Words): readonly LiveFact[] {
  return selectServices(world).flatMap(({ name, containers }) =>
    containers
      .filter(
        ({ error, state }) => state !== 'running' && /port is already allocated|address already in use/i.test(error),
      )
      .map(({ error }) => seenFact(words.refused(name, engineError(error)))),
  );
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const { world } = place;
  const service = runningService(world, ({ endpoints: found }) => found.some(({ live }) => live));
  const port = service?.endpoints.find(({ live }) => live);
  const held = port ?? selectServices(world).flatMap(({ endpoints: found }) => found)[0];
  return [
    composeCommand(place, words.seeAll, '1', 'ps'),
    ...(service && port
      ? [
          composeCommand(
            place,
            words.seePort(service.name, port.container),
            null,
            'port',
            service.name,
            String(port.container),
          ),
        ]
      : []),
    ...(held
      ? [{ text: words.seeOwner(held.host), argv: ['lsof', '-nP', `-iTCP:${held.host}`, '-sTCP:LISTEN'], key: null }]
      : []),
  ];
}
