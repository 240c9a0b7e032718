import { type Service, selectServices } from '../../../model/services.ts';
import { masked } from '../../../text/secret.ts';
import { quote } from '../../../text/shell.ts';
import { oneShotWords } from '../../../words/topics/one-shot.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact } from '../facts.ts';
import { listed } from '../values.ts';
import { firstPlace } from './places.ts';
import { describedServices, exampleService } from './services.ts';
import { sinceOf, tookOf } from './spans.ts';

type Words = ReturnType<typeof oneShotWords>;

/** Services that do their work and end, and who waits for them. */
export const oneShot: Topic = {
  id: 'one-shot',
  tell: (place) => {
    const words = oneShotWords(place.language);
    return {
      id: 'one-shot',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeList, words.mistakeAgain, words.mistakeRestart, words.mistakeEnd],
      url: 'https://docs.docker.com/compose/how-tos/startup-order/',
      related: ['start-up', 'exit-codes', 'healthcheck', 'restart'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world } = place;
  const oneShots = selectServices(world).filter(({ role }) => role === 'one-shot');
  if (oneShots.length > 0) return oneShots.flatMap((service) => tell(service, place, words));
  return describedServices(world).length > 0 ? [modelFact(words.none, world)] : [];
}

function tell(service: Service, place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  const waiting = waitingFor(service, place);
  if (waiting.length === 0) {
    const took = tookOf(service);
    return took === null ? [] : [seenFact(words.unawaited(service.name, took))];
  }
  const others = listed(waiting, language);
  const dependency = `services.${waiting[0]}.depends_on`;
  const place1 = firstPlace(
    world,
    `${dependency}.${service.name}.condition`,
    `${dependency}.${service.name}`,
    dependency,
  );
  const command = service.spec?.command ?? [];
  return [
    factAt(words.waits(service.name, others), place1, world),
    ...(command.length > 0
      ? [
          factAt(
            words.runs(service.name, masked(quote(command))),
            firstPlace(world, `services.${service.name}.command`),
            world,
          ),
        ]
      : []),
    ...happened(service, others, place, words).map(seenFact),
  ];
}

/** The services that start only when it has completed; one that needs it merely started is not among them. */
function waitingFor({ name }: Service, { world }: TopicPlace): readonly string[] {
  return describedServices(world)
    .filter(({ spec }) =>
      spec.dependsOn.some(
        ({ service, condition }) => service === name && condition === 'service_completed_successfully',
      ),
    )
    .map((other) => other.name);
}

function happened(service: Service, others: string, { world, now }: TopicPlace, words: Words): readonly string[] {
  const { name, phase, exitCode } = service;
  const took = tookOf(service);
  const since = sinceOf(service, now);
  if (since !== null) return [words.running(name, since, others)];
  if (phase === 'done' && took !== null) return [words.done(name, took)];
  if (phase === 'failed' && exitCode !== null && took !== null) return [words.failed(name, exitCode, took, others)];
  const isNew = phase === 'absent' || phase === 'created';
  return isNew && world.containersKnown ? [words.notYet(name)] : [];
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const service = exampleService(place.world, ({ role }) => role === 'one-shot');
  const container = service?.containers[0];
  const format = '{{.State.ExitCode}} {{.State.StartedAt}} {{.State.FinishedAt}}';
  return [
    composeCommand(place, words.seeAll, '1', 'ps', '--all'),
    ...(service?.role === 'one-shot'
      ? [composeCommand(place, words.seeLog(service.name), '4', 'logs', service.name)]
      : []),
    ...(service?.role === 'one-shot' && container
      ? [dockerCommand(place, words.seeTimes(container.name), 'inspect', '--format', format, container.name)]
      : []),
  ];
}
