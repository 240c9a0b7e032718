import type { Container } from '../../../model/container.ts';
import { type Role, selectServices } from '../../../model/services.ts';
import { exitCodeWords } from '../../../words/topics/exit-codes.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { seenFact } from '../facts.ts';
import { engineError } from './engine-error.ts';
import { exampleService, projectContainers } from './services.ts';

type Words = ReturnType<typeof exitCodeWords>;

/** What the number means that a process leaves, and which ones the containers of this project left. */
export const exitCodes: Topic = {
  id: 'exit-codes',
  tell: (place) => {
    const words = exitCodeWords(place.language);
    return {
      id: 'exit-codes',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [mistakeZero(place, words), words.mistakeMemory, words.mistakeInterpreter, words.mistakeSwallowed],
      url: 'https://docs.docker.com/engine/containers/run/#exit-status',
      related: ['container', 'one-shot', 'restart'],
    };
  },
};

function facts({ world }: TopicPlace, words: Words): readonly LiveFact[] {
  const told = selectServices(world).flatMap(({ containers, role }) =>
    containers.flatMap((container) => tell(container, role, words)),
  );
  if (told.length > 0) return told.map(seenFact);
  const some = projectContainers(world).some(({ state }) => state === 'running' || state === 'paused');
  return world.containersKnown && some ? [seenFact(words.noneEnded)] : [];
}

function tell(container: Container, role: Role, words: Words): readonly string[] {
  const { name, state, exitCode, error } = container;
  if (exitCode === null || state === 'running' || state === 'paused') return [];
  if (error !== '') return [words.notStarted(name, exitCode, engineError(error))];
  // The engine keeps 0 for a container that was never started.
  if (state === 'created') return [];
  return [words.ended(name, exitCode, meaningOf(container, exitCode, role, words))];
}

const SIGNALS = 128;

function meaningOf({ oomKilled }: Container, code: number, role: Role, words: Words): string {
  if (oomKilled) return words.oom;
  const meanings: Readonly<Record<number, string>> = {
    0: role === 'one-shot' ? words.success : words.stoppedWell,
    1: words.failure,
    126: words.notExecutable,
    127: words.notFound,
    130: words.interrupted,
    137: words.killed,
    139: words.crashed,
    143: words.terminated,
  };
  const isSignal = code > SIGNALS && code < SIGNALS + 65;
  return meanings[code] ?? (isSignal ? words.signal(code - SIGNALS) : words.otherCode);
}

function mistakeZero({ world }: TopicPlace, words: Words): string {
  const done = selectServices(world).find(({ role }) => role === 'one-shot');
  return done ? words.mistakeZeroNamed(done.name) : words.mistakeZero;
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const isBroken = selectServices(place.world).some(({ phase }) => phase === 'failed');
  const ended = exampleService(place.world, ({ phase, exitCode }) =>
    isBroken ? phase === 'failed' : exitCode !== null,
  );
  const container = ended?.containers[0];
  const format = '{{.State.ExitCode}} {{.State.OOMKilled}} {{.State.Error}}';
  return [
    composeCommand(place, words.seeAll, '1', 'ps', '--all'),
    ...(container
      ? [dockerCommand(place, words.seeCode(container.name), 'inspect', '--format', format, container.name)]
      : []),
    ...(ended ? [composeCommand(place, words.seeLog(ended.name), '4', 'logs', '--tail', '50', ended.name)] : []),
  ];
}
