import { selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { diskWords } from '../../../words/topics/disk.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { usedImages } from '../choose.ts';
import { dockerCommand } from '../command-line.ts';
import { modelFact, seenFact } from '../facts.ts';
import { listed } from '../values.ts';

/** What takes space, and what a prune removes; how large it is has to be asked of the engine. */
export const disk: Topic = {
  id: 'disk',
  tell: (place) => {
    const { world, language } = place;
    const words = diskWords(language);
    return {
      id: 'disk',
      title: words.title,
      idea: words.idea,
      inProject: [...containerFacts(world, language), ...imageFacts(world, language), ...volumeFacts(world, language)],
      commands: [
        dockerCommand(place, words.usage, 'system', 'df'),
        dockerCommand(place, words.details, 'system', 'df', '-v'),
        dockerCommand(place, words.cache, 'buildx', 'du'),
      ],
      mistakes: [words.whole, words.data, words.all, words.desktop],
      url: 'https://docs.docker.com/engine/manage-resources/pruning/',
      related: ['image', 'layers', 'volumes', 'container', 'commands'],
    };
  },
};

/** `docker container prune` takes what is created, has exited or is dead. */
function containerFacts(world: World, language: Language): readonly LiveFact[] {
  if (world.engine.state !== 'connected') return [];
  const stopped = selectServices(world)
    .flatMap(({ containers, oneOffs }) => [...containers, ...oneOffs])
    .filter(({ state }) => state === 'exited' || state === 'created' || state === 'dead')
    .map(({ name }) => name);
  return stopped.length === 0 ? [] : [seenFact(diskWords(language).stopped(listed(stopped, language)))];
}

function imageFacts(world: World, language: Language): readonly LiveFact[] {
  const words = diskWords(language);
  const images = usedImages(world).map(({ image }) => image);
  const rebuilt = selectServices(world).filter(({ stale }) => stale.image === true);
  return [
    ...(images.length > 0 ? [modelFact(words.images(images.length, listed(images, language)), world)] : []),
    ...rebuilt.map(({ name, containers }) => seenFact(words.rebuilt(name, containers[0]?.image ?? name))),
  ];
}

function volumeFacts(world: World, language: Language): readonly LiveFact[] {
  const words = diskWords(language);
  const { project } = world;
  if (!project || project.origin === 'labels') return [];
  const names = project.volumes.filter(({ external }) => !external).map(({ name }) => name);
  if (names.length > 0) return [modelFact(words.volumes(listed(names, language)), world)];
  return project.origin === 'resolved' ? [modelFact(words.noVolumes, world)] : [];
}
