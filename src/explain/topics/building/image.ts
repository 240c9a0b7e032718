import type { Service } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { imageWords } from '../../../words/topics/image.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { builtServices, exampleImage, imageOf, ownerOf, type UsedImage, usedImages } from '../choose.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, seenFact, shownPath } from '../facts.ts';
import { listed, placeOf, tellOrigin } from '../values.ts';

/** What an image is, and which ones this project has. */
export const image: Topic = {
  id: 'image',
  tell: (place) => {
    const { world, language } = place;
    const words = imageWords(language);
    return {
      id: 'image',
      title: words.title,
      idea: words.idea,
      inProject: [
        ...usedImages(world).map((used) => usedFact(world, used, language)),
        ...builtFacts(world, language),
        ...madeFacts(world, language),
      ],
      commands: commands(place),
      mistakes: [words.inside, words.restart, words.edited],
      url: 'https://docs.docker.com/get-started/docker-concepts/the-basics/what-is-an-image/',
      related: ['registry', 'layers', 'dockerfile', 'container', 'command'],
    };
  },
};

function commands(place: TopicPlace): readonly TopicCommand[] {
  const words = imageWords(place.language);
  const name = exampleImage(place.world);
  return [
    ...(name === null ? [] : [dockerCommand(place, words.inspect, 'image', 'inspect', name)]),
    composeCommand(place, words.ofProject, null, 'images'),
    dockerCommand(place, words.all, 'images'),
  ];
}

function usedFact(world: World, used: UsedImage, language: Language): LiveFact {
  const { image, services } = used;
  const words = imageWords(language);
  const names = listed(
    services.map(({ name }) => name),
    language,
  );
  const isRun = services.every((service) => isRunFrom(service, image));
  const isOne = services.length === 1;
  const tell = isRun ? (isOne ? words.runs : words.runMany) : isOne ? words.uses : words.useMany;
  const told = tell(names, image);
  // The lines of the other services can be written otherwise and still come to the same.
  const path = `services.${ownerOf(used)?.name}.image`;
  const origin = tellOrigin(world, path, image, language);
  return factAt(origin === null ? words.whole(told) : words.because(told, origin), placeOf(world, path), world);
}

function isRunFrom({ containers }: Service, image: string): boolean {
  return containers.some((container) => container.state === 'running' && container.image === image);
}

/** One for each image and context; services that build the same are told of together. */
function builtFacts(world: World, language: Language): readonly LiveFact[] {
  const words = imageWords(language);
  const groups = Map.groupBy(builtServices(world), ({ service, build }) => `${imageOf(service)}\n${build.context}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const name = first && imageOf(first.service);
    if (!first || !name) return [];
    const services = group.map(({ service }) => service.name);
    const told = words.built(name, shownPath(world, first.build.context), listed(services, language));
    const base = `services.${first.service.name}.build`;
    return [factAt(told, placeOf(world, `${base}.context`) ?? placeOf(world, base), world)];
  });
}

/** Only of images that are made here: the ids of others say nothing to anybody. */
function madeFacts(world: World, language: Language): readonly LiveFact[] {
  const words = imageWords(language);
  return builtServices(world).flatMap(({ service }) => {
    const container = service.containers[0];
    const id = /^sha256:[0-9a-f]{12}/.exec(container?.imageId ?? '')?.[0];
    const made = container && id ? [seenFact(words.made(container.name, id))] : [];
    const moved = service.stale.image === true ? [seenFact(words.moved(container?.image ?? '', service.name))] : [];
    return [...made, ...moved];
  });
}
