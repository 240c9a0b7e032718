import type { ProjectResource } from '../../../model/project.ts';
import { networkWords } from '../../../words/topics/network.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact } from '../facts.ts';
import { listed, placeOf } from '../values.ts';
import { insideAddresses } from './inside.ts';
import { describedServices, projectContainers, runningService } from './services.ts';

type Words = ReturnType<typeof networkWords>;

/** How containers find each other, and who is in which network of this project. */
export const network: Topic = {
  id: 'network',
  tell: (place) => {
    const words = networkWords(place.language);
    return {
      id: 'network',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeAddress, words.mistakePublished, words.mistakeDefault, words.mistakeLocalhost],
      url: 'https://docs.docker.com/compose/how-tos/networking/',
      related: ['directions', 'ports', 'external-network', 'project-name'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  const services = describedServices(world);
  if (services.length === 0) return connections(place, words);
  const addresses = insideAddresses(world);
  const outside = services.filter(({ spec }) => spec.networks.length === 0).map(({ name }) => name);
  return [
    ...(world.project?.networks ?? []).flatMap((resource) => members(resource, place, words)),
    ...(addresses.length > 0 ? [modelFact(words.found(listed(addresses, language, 12)), world)] : []),
    ...apart(place, words),
    ...(outside.length > 0 ? [modelFact(words.noNetwork(listed(outside, language)), world)] : []),
  ];
}

/** Where no file tells, the engine does. */
function connections({ world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  return projectContainers(world)
    .filter(({ networks }) => networks.length > 0)
    .map(({ name, networks }) => seenFact(words.connected(name, listed(networks, language))));
}

function members({ key, name, external }: ProjectResource, place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  const inside = describedServices(world)
    .filter(({ spec }) => spec.networks.includes(key))
    .map((service) => service.name);
  const text = inside.length > 0 ? words.members(key, name, listed(inside, language)) : words.noMembers(key, name);
  const isMissing = world.networks !== null && !world.networks.includes(name);
  return [
    factAt(text, placeOf(world, `networks.${key}`), world),
    ...(isMissing ? [seenFact(external ? words.missingExternal(name) : words.missing(name))] : []),
  ];
}

const MOST_APART = 3;

function apart({ world }: TopicPlace, words: Words): readonly LiveFact[] {
  const services = describedServices(world).filter(({ spec }) => spec.networks.length > 0);
  const pairs = services.flatMap((one, at) =>
    services
      .slice(at + 1)
      .filter((other) => !other.spec.networks.some((key) => one.spec.networks.includes(key)))
      .map((other) => modelFact(words.apart(one.name, other.name), world)),
  );
  return pairs.slice(0, MOST_APART);
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const { world } = place;
  const names = (world.project?.networks ?? []).map(({ name }) => name);
  const shown = names.find((name) => world.networks?.includes(name)) ?? projectContainers(world)[0]?.networks[0];
  const format = '{{range .Containers}}{{.Name}} {{.IPv4Address}}{{println}}{{end}}';
  const service = runningService(world);
  const project = world.project?.name ?? '';
  return [
    ...(shown ? [dockerCommand(place, words.seeMembers(shown), 'network', 'inspect', '--format', format, shown)] : []),
    ...(project === ''
      ? []
      : [
          dockerCommand(
            place,
            words.seeNetworks,
            'network',
            'ls',
            '--filter',
            `label=com.docker.compose.project=${project}`,
          ),
        ]),
    ...(service
      ? [composeCommand(place, words.seeDns(service.name), null, 'exec', '-T', service.name, 'cat', '/etc/resolv.conf')]
      : []),
  ];
}
