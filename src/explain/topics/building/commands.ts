import type { World } from '../../../model/world.ts';
import { quote } from '../../../text/shell.ts';
import { commandsWords } from '../../../words/topics/commands.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { builtServices, enabledServices, exampleService } from '../choose.ts';
import { composeCommand } from '../command-line.ts';
import { seenFact } from '../facts.ts';
import { listed } from '../values.ts';

/**
 * The commands of every day, each with its key. Those that change something, or do not end by themselves, are told as facts, so that nobody runs them from here: their
 * keys ask first where they have to.
 */
export const commands: Topic = {
  id: 'commands',
  tell: (place) => {
    const words = commandsWords(place.language);
    return {
      id: 'commands',
      title: words.title,
      idea: words.idea,
      inProject: changingCommands(place).map((command) => entryFact(place, command)),
      commands: readingCommands(place),
      mistakes: [words.restart, words.stop, words.runBeside, words.volumes],
      url: 'https://docs.docker.com/reference/cli/docker/compose/',
      related: ['compose', 'container', 'volumes', 'config', 'disk'],
    };
  },
};

/** The commands that change something or keep the terminal, with what they do in this project; none where there is no service. */
export function changingCommands(place: TopicPlace): readonly TopicCommand[] {
  const { world, language } = place;
  const words = commandsWords(language);
  const services = enabledServices(world).map(({ name }) => name);
  if (services.length === 0) return [];
  return [
    composeCommand(place, words.up(listed(services, language, 12)), 'u', 'up', '-d'),
    ...buildCommands(place),
    composeCommand(place, downText(place), 'd', 'down'),
    ...downVolumes(place),
    composeCommand(place, words.follow, 'F', 'logs', '-f'),
    ...insideCommands(place),
  ];
}

/** The commands that only show something. */
export function readingCommands(place: TopicPlace): readonly TopicCommand[] {
  const words = commandsWords(place.language);
  const service = exampleService(place.world)?.name;
  return [
    composeCommand(place, words.ps, '1', 'ps', '--all'),
    composeCommand(place, words.logs, 'l', 'logs'),
    ...(service === undefined ? [] : [composeCommand(place, words.logsOf(service), '4', 'logs', service)]),
    composeCommand(place, words.config, 'v', 'config'),
  ];
}

function entryFact({ language }: TopicPlace, { text, argv, key }: TopicCommand): LiveFact {
  return seenFact(commandsWords(language).entry(key ?? '', quote(argv), text));
}

function buildCommands(place: TopicPlace): readonly TopicCommand[] {
  const words = commandsWords(place.language);
  const built = builtServices(place.world).map(({ service }) => service.name);
  const [first] = built;
  if (first === undefined) return [];
  return [
    composeCommand(place, words.upBuild(listed(built, place.language)), 'U', 'up', '-d', '--build'),
    composeCommand(place, words.build(first), 'b', 'build', first),
  ];
}

function downText({ world, language }: TopicPlace): string {
  const words = commandsWords(language);
  const networks = ownNames(world.project?.networks);
  return networks.length > 0 ? words.down(listed(networks, language)) : words.downBare;
}

/** What `-v` deletes is told only where the whole configuration is known. */
function downVolumes(place: TopicPlace): readonly TopicCommand[] {
  const { world, language } = place;
  if (world.project?.origin !== 'resolved') return [];
  const words = commandsWords(language);
  const volumes = ownNames(world.project.volumes);
  const told = volumes.length > 0 ? words.downVolumes(listed(volumes, language)) : words.downNoVolumes;
  return [composeCommand(place, told, 'd', 'down', '-v')];
}

function ownNames(resources: NonNullable<World['project']>['networks'] = []): readonly string[] {
  return resources.filter(({ external }) => !external).map(({ name }) => name);
}

function insideCommands(place: TopicPlace): readonly TopicCommand[] {
  const words = commandsWords(place.language);
  const service = exampleService(place.world)?.name;
  if (service === undefined) return [];
  return [
    composeCommand(place, words.exec(service), 'e', 'exec', service, 'sh'),
    composeCommand(place, words.run(service), 'R', 'run', '--rm', service, 'sh'),
  ];
}
