import type { Mount } from '../../../model/container.ts';
import type { World } from '../../../model/world.ts';
import { volumeWords } from '../../../words/topics/volumes.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact, shownPath } from '../facts.ts';
import { listed } from '../values.ts';
import { itemPlace } from './places.ts';
import { type Described, describedServices, projectContainers } from './services.ts';

type Words = ReturnType<typeof volumeWords>;

/** What outlives a container, and what `down -v` would delete of this project. */
export const volumes: Topic = {
  id: 'volumes',
  tell: (place) => {
    const words = volumeWords(place.language);
    return {
      id: 'volumes',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeDown, words.mistakeMissing, words.mistakeHides, words.mistakeLayer],
      url: 'https://docs.docker.com/engine/storage/',
      related: ['container', 'disk', 'watch', 'commands'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world } = place;
  const services = describedServices(world);
  if (services.length === 0) return mounted(world, words);
  return [
    ...services.flatMap((service) => service.spec.volumes.map((mount) => tell(service, mount, world, words))),
    ...deletions(place, words),
  ];
}

/** Where no file tells, the engine does. */
function mounted(world: World, words: Words): readonly LiveFact[] {
  return projectContainers(world).flatMap(({ name, mounts }) =>
    mounts
      .filter(({ source }) => source !== '')
      .map(({ source, target }) => seenFact(words.mounted(name, source, target))),
  );
}

function tell(
  { name, spec }: Described,
  mount: Described['spec']['volumes'][number],
  world: World,
  words: Words,
): LiveFact {
  const { type, source, target } = mount;
  const isOnly = spec.volumes.filter((other) => other.target === target).length === 1;
  const written = isOnly
    ? itemPlace(world, `services.${name}.volumes`, (text) => text.split(':').includes(target))
    : undefined;
  return factAt(sentence(), written, world);

  function sentence(): string {
    if (type === 'tmpfs') return words.tmpfs(name, target);
    if (type === 'bind') return words.bind(name, shownSource(world, source), target);
    if (source === '') return words.anonymous(name, target);
    return words.volume(name, engineName(world, source), target);
  }
}

/** As a person in the project's folder writes it. */
function shownSource(world: World, source: string): string {
  const shown = shownPath(world, source);
  return shown === source || shown === '.' ? shown : `./${shown}`;
}

function engineName({ project }: World, key: string): string {
  return project?.volumes.find((volume) => volume.key === key)?.name ?? key;
}

function deletions({ world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const named = world.project?.volumes ?? [];
  const own = named.filter(({ external }) => !external).map(({ name }) => name);
  const others = named.filter(({ external }) => external).map(({ name }) => name);
  const anonymous = new Set(
    projectContainers(world)
      .flatMap(({ mounts }) => mounts)
      .filter(isAnonymous)
      .map(({ source }) => source),
  );
  return [
    modelFact(own.length > 0 ? words.deletes(listed(own, language)) : words.deletesNone, world),
    ...(anonymous.size > 0 ? [seenFact(words.deletesAnonymous(anonymous.size))] : []),
    ...(others.length > 0 ? [modelFact(words.keeps(listed(others, language)), world)] : []),
  ];
}

/** The engine gives 64 hexadecimal digits to a volume that nobody named. */
function isAnonymous({ type, source }: Mount): boolean {
  return type === 'volume' && /^[0-9a-f]{64}$/.test(source);
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const { world } = place;
  const project = world.project?.name ?? '';
  const containers = projectContainers(world);
  const container = containers.find(({ mounts }) => mounts.length > 0) ?? containers[0];
  const label = `label=com.docker.compose.project=${project}`;
  return [
    composeCommand(place, words.seeNames, null, 'config', '--volumes'),
    ...(project === '' ? [] : [dockerCommand(place, words.seeVolumes, 'volume', 'ls', '--filter', label)]),
    ...(container
      ? [
          dockerCommand(
            place,
            words.seeMounts(container.name),
            'inspect',
            '--format',
            '{{json .Mounts}}',
            container.name,
          ),
        ]
      : []),
  ];
}
