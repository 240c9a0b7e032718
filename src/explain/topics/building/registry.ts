import { DOCKER_HUB, imageName } from '../../../model/image-name.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { registryWords } from '../../../words/topics/registry.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { ownerOf, type UsedImage, usedImages } from '../choose.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt } from '../facts.ts';
import { listed, placeOf } from '../values.ts';

/** Tags and registries: where the images of this project come from. */
export const registry: Topic = {
  id: 'registry',
  tell: (place) => {
    const { world, language } = place;
    const words = registryWords(language);
    return {
      id: 'registry',
      title: words.title,
      idea: words.idea,
      inProject: usedImages(world).map((used) => imageFact(world, used, language)),
      commands: [
        composeCommand(place, words.names, null, 'config', '--images'),
        composeCommand(place, words.ofProject, null, 'images'),
        dockerCommand(place, words.all, 'images', '--digests'),
      ],
      mistakes: [words.latest, words.stays, words.deploy, words.login],
      url: 'https://docs.docker.com/get-started/docker-concepts/the-basics/what-is-a-registry/',
      related: ['image', 'layers', 'env', 'commands'],
    };
  },
};

function imageFact(world: World, used: UsedImage, language: Language): LiveFact {
  const { image, services } = used;
  const words = registryWords(language);
  const { registry, repository, tag, digest } = imageName(image);
  const builders = services.filter(({ spec }) => spec?.build).map(({ name }) => name);
  const from =
    builders.length > 0
      ? words.built(image, listed(builders, language))
      : registry === DOCKER_HUB
        ? words.hub(image, repository)
        : words.registry(image, registry);
  const which = digest !== null ? words.pinned : tag === null ? words.untagged : words.tagged(tag);
  const place = placeOf(world, `services.${ownerOf(used)?.name}.image`);
  return factAt([from, which].join(language === 'en' ? ' ' : ''), place, world);
}
