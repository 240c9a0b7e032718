import { selectServices } from '../../../model/services.ts';
import { webUrl } from '../../../model/urls.ts';
import { directionWords } from '../../../words/topics/directions.ts';
import { type Address, addressesOf, hostAndPort, MACHINE } from '../../address.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact } from '../facts.ts';
import { assignment, listed } from '../values.ts';
import { insideAddresses } from './inside.ts';
import { variablePlace } from './places.ts';
import { portPlace } from './published.ts';
import { describedServices, runningService } from './services.ts';

type Words = ReturnType<typeof directionWords>;

/** Which address leads from where to where, with the addresses and variables of this project. */
export const directions: Topic = {
  id: 'directions',
  tell: (place) => {
    const words = directionWords(place.language);
    return {
      id: 'directions',
      title: words.title,
      idea: words.idea,
      inProject: [
        ...inside(place, words),
        ...into(place, words),
        ...byVariable(place, 'container', words.insideBy),
        ...byVariable(place, 'machine', (services, written, address) =>
          address === MACHINE ? words.outPlain(services, written) : words.out(services, written, address),
        ),
        ...byVariable(place, 'self', (services, written) => words.self(services, written)),
        ...given(place, words),
      ],
      commands: commands(place, words),
      mistakes: [localhost(place, words), words.mistakeName, words.mistakePublished, words.mistakeLoopback],
      url: 'https://docs.docker.com/desktop/features/networking/networking-how-tos/#i-want-to-connect-from-a-container-to-a-service-on-the-host',
      related: ['network', 'ports', 'env', 'verify'],
    };
  },
};

function inside({ world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const addresses = insideAddresses(world);
  return addresses.length > 0 ? [modelFact(words.inside(listed(addresses, language, 12)), world)] : [];
}

function into({ world }: TopicPlace, words: Words): readonly LiveFact[] {
  return selectServices(world).flatMap(({ name, endpoints, phase }) =>
    (phase === 'off' ? [] : endpoints).map((endpoint) => {
      const { host, container, live, protocol } = endpoint;
      const shown = webUrl(endpoint) ?? (protocol === 'tcp' ? `localhost:${host}` : `localhost:${host}/${protocol}`);
      const target = `${name}:${container}`;
      const text = live ? words.into(shown, target) : words.intoLater(shown, target);
      const written = portPlace(world, name, endpoint);
      return written || !live ? factAt(text, written, world) : seenFact(text);
    }),
  );
}

type Found = { readonly service: string; readonly address: Address };

function found({ world }: TopicPlace, direction: Address['direction']): readonly Found[] {
  const services = describedServices(world);
  const names = services.map(({ name }) => name);
  return services.flatMap(({ name, spec }) =>
    addressesOf(spec, names)
      .filter((address) => address.direction === direction)
      .map((address) => ({ service: name, address })),
  );
}

/** Services that have the same variable with the same value share a line. */
function byVariable(
  place: TopicPlace,
  direction: Address['direction'],
  tell: (services: string, written: string, address: string) => string,
): readonly LiveFact[] {
  const { world, language } = place;
  const groups = Map.groupBy(found(place, direction), ({ address }) =>
    [address.variable, address.value, hostAndPort(address)].join('\n'),
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { service, address } = first;
    const services = listed(
      same.map((each) => each.service),
      language,
    );
    const text = tell(services, assignment(address.variable, address.value), hostAndPort(address));
    return [factAt(text, variablePlace(world, service, address.variable), world)];
  });
}

/** Services that the files give the machine's name to, as Linux needs it. */
function given({ world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const lines = describedServices(world).flatMap(({ name }) => {
    const path = `services.${name}.extra_hosts.`;
    const line = Object.entries(world.sources?.places ?? {}).find(
      ([key, { written }]) => key.startsWith(path) && `${key.slice(path.length)} ${written ?? ''}`.includes(MACHINE),
    );
    return line ? [{ name, place: line[1] }] : [];
  });
  const [first] = lines;
  return first
    ? [
        factAt(
          words.given(
            listed(
              lines.map(({ name }) => name),
              language,
            ),
          ),
          first.place,
          world,
        ),
      ]
    : [];
}

function localhost(place: TopicPlace, words: Words): string {
  const known = found(place, 'self')[0] ?? found(place, 'machine')[0];
  return known ? words.mistakeLocalhostNamed(known.address.variable) : words.mistakeLocalhost;
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const { world } = place;
  const addresses = [...found(place, 'machine'), ...found(place, 'self'), ...found(place, 'container')];
  const running = new Set(selectServices(world).flatMap(({ name, state }) => (state === 'running' ? [name] : [])));
  const shown = addresses.find(({ service }) => running.has(service));
  const published = runningService(world, ({ endpoints }) => endpoints.some(({ live }) => live));
  const port = published?.endpoints.find(({ live }) => live)?.container;
  const service = shown?.service ?? published?.name;
  const exec = (text: string, name: string, ...words: readonly string[]) =>
    composeCommand(place, text, null, 'exec', '-T', name, ...words);
  return [
    ...(shown
      ? [
          exec(
            words.seeVariable(shown.address.variable, shown.service),
            shown.service,
            'printenv',
            shown.address.variable,
          ),
        ]
      : []),
    ...(published && port !== undefined
      ? [composeCommand(place, words.seePort(published.name, port), null, 'port', published.name, String(port))]
      : []),
    ...(service ? [exec(words.seeHosts(service), service, 'cat', '/etc/hosts')] : []),
  ];
}
