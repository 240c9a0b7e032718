import type { Service } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { clip } from '../../../text/clip.ts';
import { masked } from '../../../text/secret.ts';
import { quote } from '../../../text/shell.ts';
import type { Language } from '../../../words/catalogue.ts';
import { commandWords } from '../../../words/topics/command.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { enabledServices, exampleImage, exampleService, ownerOf, usedImages } from '../choose.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, seenFact } from '../facts.ts';
import { listed, placeOf } from '../values.ts';

/** Which command a container runs, and who says so. */
export const command: Topic = {
  id: 'command',
  tell: (place) => {
    const { world, language } = place;
    const words = commandWords(language);
    const image = exampleImage(world);
    const service = exampleService(world)?.name;
    return {
      id: 'command',
      title: words.title,
      idea: words.idea,
      inProject: [...sharedFacts(world, language), ...setFacts(world, language), ...imageFacts(world, language)],
      commands: [
        composeCommand(place, words.config, 'v', 'config', ...(service === undefined ? [] : [service])),
        composeCommand(place, words.list, null, 'ps', '--all', '--no-trunc'),
        ...(image === null ? [] : [dockerCommand(place, words.inspect, 'image', 'inspect', image)]),
      ],
      mistakes: [words.shell, words.dollar, words.restart, words.arguments],
      url: 'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
      related: ['container', 'dockerfile', 'image', 'one-shot', 'merge'],
    };
  },
};

/** Services of one image whose commands differ. */
function sharedFacts(world: World, language: Language): readonly LiveFact[] {
  return usedImages(world).flatMap((used) => {
    const { image, services } = used;
    const known = services.filter(({ spec }) => spec);
    const commands = known.map(({ spec }) => JSON.stringify([spec?.entrypoint, spec?.command]));
    if (known.length < 2 || new Set(commands).size < known.length) return [];
    const names = known.map(({ name }) => name);
    const place = placeOf(world, `services.${ownerOf(used)?.name}.image`);
    return [factAt(commandWords(language).shared(image, listed(names, language)), place, world)];
  });
}

function setFacts(world: World, language: Language): readonly LiveFact[] {
  const words = commandWords(language);
  return enabledServices(world).flatMap(({ name, spec }) => [
    ...(spec?.entrypoint
      ? [
          factAt(
            words.setsEntrypoint(name, shown(spec.entrypoint)),
            placeOf(world, `services.${name}.entrypoint`),
            world,
          ),
        ]
      : []),
    ...(spec?.command ? [factAt(words.sets(name, shown(spec.command)), commandPlace(world, name), world)] : []),
  ]);
}

/** A list may be known by its items only. */
function commandPlace(world: World, service: string) {
  return placeOf(world, `services.${service}.command`) ?? placeOf(world, `services.${service}.command.0`);
}

function imageFacts(world: World, language: Language): readonly LiveFact[] {
  const words = commandWords(language);
  const services = enabledServices(world).filter(({ spec }) => !spec?.command && !spec?.entrypoint);
  const told = services.filter(({ spec }) => spec);
  const names = told.map(({ name }) => name);
  const seen = services.flatMap((service) => startedWith(service, language));
  return [...(names.length > 0 ? [factAt(words.fromImage(listed(names, language)), null, world)] : []), ...seen];
}

function startedWith({ containers }: Service, language: Language): readonly LiveFact[] {
  const container = containers[0];
  if (!container || container.command.length === 0) return [];
  return [seenFact(commandWords(language).runs(container.name, shown(container.command)))];
}

const SHOWN_CELLS = 100;

function shown(argv: readonly string[]): string {
  return clip(masked(quote(argv)), SHOWN_CELLS);
}
