import type { ProjectResource } from '../../../model/project.ts';
import { externalNetworkWords } from '../../../words/topics/external-network.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, modelFact, shownPath } from '../facts.ts';
import { listed, placeOf } from '../values.ts';
import { firstPlace } from './places.ts';
import { describedServices } from './services.ts';

type Words = ReturnType<typeof externalNetworkWords>;

/** Networks that somebody else keeps, and whether this project needs one. */
export const externalNetwork: Topic = {
  id: 'external-network',
  tell: (place) => {
    const words = externalNetworkWords(place.language);
    return {
      id: 'external-network',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [oneFile(place, words), words.mistakeName, words.mistakeRemove],
      url: 'https://docs.docker.com/reference/compose-file/networks/#external',
      related: ['network', 'traefik', 'merge'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  if (describedServices(world).length === 0) return [];
  const networks = world.project?.networks ?? [];
  const told = networks.flatMap((resource) => tell(resource, place, words));
  if (networks.some(({ external }) => external) || networks.length === 0) return told;
  return [
    ...told,
    modelFact(
      words.none(
        listed(
          networks.map(({ name }) => name),
          language,
        ),
      ),
      world,
    ),
  ];
}

function tell(resource: ProjectResource, place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  const { key, name, external } = resource;
  const written = placeOf(world, `networks.${key}.external`);
  if (!external) return written ? [factAt(words.notHere(key, name), written, world)] : [];
  const inside = describedServices(world)
    .filter(({ spec }) => spec.networks.includes(key))
    .map((service) => service.name);
  return [
    factAt(state(resource, place, words), written ?? firstPlace(world, `networks.${key}`), world),
    ...(inside.length > 0 ? [modelFact(words.users(key, listed(inside, language)), world)] : []),
  ];
}

function state({ key, name }: ProjectResource, { world }: TopicPlace, words: Words): string {
  if (world.networks === null) return words.unknown(key, name);
  return world.networks.includes(name) ? words.exists(key, name) : words.missing(key, name);
}

/** Only where an override says `external: false` is it this project's own trap. */
function oneFile({ world }: TopicPlace, words: Words): string {
  const [base, ...more] = world.project?.files ?? [];
  const denied = (world.project?.networks ?? [])
    .filter(({ external }) => !external)
    .map(({ key }) => placeOf(world, `networks.${key}.external`))
    .find((written) => written !== undefined && more.includes(written.file));
  if (!base || !denied) return words.mistakeOneFile;
  return words.mistakeOneFileNamed(shownPath(world, base), shownPath(world, denied.file));
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const { world } = place;
  const networks = world.project?.networks ?? [];
  const isThere = ({ name }: ProjectResource) => world.networks?.includes(name) ?? false;
  const shown = networks.find((resource) => resource.external && isThere(resource)) ?? networks.find(isThere);
  return [
    dockerCommand(place, words.seeAll, 'network', 'ls'),
    ...(shown ? [dockerCommand(place, words.seeMembers(shown.name), 'network', 'inspect', shown.name)] : []),
    composeCommand(place, words.seeConfig, 'v', 'config'),
  ];
}
