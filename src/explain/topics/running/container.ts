import type { Container } from '../../../model/container.ts';
import { selectServices } from '../../../model/services.ts';
import { clip } from '../../../text/clip.ts';
import { duration } from '../../../text/format.ts';
import { masked } from '../../../text/secret.ts';
import { quote } from '../../../text/shell.ts';
import { containerWords } from '../../../words/topics/container.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, seenFact } from '../facts.ts';
import { listed } from '../values.ts';
import { engineError } from './engine-error.ts';
import { firstPlace } from './places.ts';
import { projectContainers, runningService } from './services.ts';

type Words = ReturnType<typeof containerWords>;

/** What a container is, what its life depends on, and which ones this project has. */
export const container: Topic = {
  id: 'container',
  tell: (place) => {
    const words = containerWords(place.language);
    return {
      id: 'container',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeInstall, words.mistakeRestart, words.mistakeBackground, words.mistakeScript],
      url: 'https://docs.docker.com/get-started/docker-concepts/the-basics/what-is-a-container/',
      related: ['image', 'restart', 'exit-codes', 'volumes', 'command'],
    };
  },
};

const MOST_SHOWN = 8;
const COMMAND_CELLS = 60;

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, now } = place;
  const containers = projectContainers(world);
  if (containers.length === 0) return world.containersKnown && world.project ? [seenFact(words.none)] : [];
  const told = containers.slice(0, MOST_SHOWN).map((each) => seenFact(life(each, now, words)));
  return [...told, ...sharedImages(place, words)];
}

function life(container: Container, now: number, words: Words): string {
  const { name, state, exitCode, error, startedAt, finishedAt } = container;
  if (error !== '' && state !== 'running') return words.failed(name, engineError(error));
  switch (state) {
    case 'running':
      return running(container, now, words);
    case 'paused':
      return words.paused(name);
    case 'restarting':
      return words.restarting(name);
    case 'created':
      return words.created(name);
    case 'exited':
      return startedAt !== null && finishedAt !== null
        ? words.exited(name, exitCode ?? 0, duration(Math.max(0, finishedAt - startedAt)))
        : words.exitedUntimed(name, exitCode ?? 0);
    case 'removing':
    case 'dead':
      return words.gone(name);
  }
}

function running(container: Container, now: number, words: Words): string {
  const { name, image, startedAt, command } = container;
  const since = duration(Math.max(0, now - (startedAt ?? now)));
  return command.length > 0
    ? words.running(name, image, since, commandOf(container))
    : words.runningUntold(name, image, since);
}

function commandOf({ command }: Container): string {
  return clip(masked(quote(command)), COMMAND_CELLS);
}

/** Services that run from one image are where a newcomer sees that container and image are two things. */
function sharedImages({ world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const byImage = Map.groupBy(
    selectServices(world).filter(({ containers }) => containers.length > 0),
    ({ containers }) => containers[0]?.image ?? '',
  );
  return [...byImage]
    .filter(([image, services]) => image !== '' && services.length > 1)
    .map(([image, services]) => {
      const names = services.map(({ name }) => name);
      const places = names.map((name) => `services.${name}.image`);
      const text = words.sharedImage(listed(names, language), image);
      const written = firstPlace(world, ...places);
      return written ? factAt(text, written, world) : seenFact(text);
    });
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const service = runningService(place.world);
  const one = service?.containers.find(({ state }) => state === 'running') ?? projectContainers(place.world)[0];
  const format = '{{.State.Status}} {{.State.ExitCode}} {{.State.StartedAt}} {{.State.FinishedAt}}';
  return [
    composeCommand(place, words.seeAll, '1', 'ps', '--all'),
    ...(service ? [composeCommand(place, words.seeProcesses(service.name), null, 'top', service.name)] : []),
    ...(one
      ? [
          dockerCommand(place, words.seeLayer(one.name), 'diff', one.name),
          dockerCommand(place, words.seeState(one.name), 'inspect', '--format', format, one.name),
        ]
      : []),
  ];
}
