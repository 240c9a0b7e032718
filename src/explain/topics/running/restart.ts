import type { Container } from '../../../model/container.ts';
import { type Service, selectServices } from '../../../model/services.ts';
import { restartWords } from '../../../words/topics/restart.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact } from '../facts.ts';
import { listed } from '../values.ts';
import { firstPlace } from './places.ts';
import { type Described, describedServices, exampleService } from './services.ts';

type Words = ReturnType<typeof restartWords>;

/** What happens when a main process ends, and which policy each service of this project has. */
export const restart: Topic = {
  id: 'restart',
  tell: (place) => {
    const words = restartWords(place.language);
    return {
      id: 'restart',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeProbe, words.mistakeLoop, words.mistakeOneShot, words.mistakeCommand],
      url: 'https://docs.docker.com/engine/containers/start-containers-automatically/',
      related: ['container', 'exit-codes', 'healthcheck', 'one-shot'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const services = describedServices(place.world);
  const silent = services.filter(({ spec }) => spec.restart === '').map(({ name }) => name);
  const policies = services
    .filter(({ spec }) => spec.restart !== '')
    .map(({ name, spec }) => written(place, name, words.policy(name, spec.restart)));
  return [
    ...policies,
    ...(silent.length > 0
      ? [modelFact(words.noPolicy(listed(silent, place.language), silent.length > 1), place.world)]
      : []),
    ...(services.length === 0 ? undescribed(place, words) : []),
    ...services.flatMap((service) => differing(service, words)),
    ...selectServices(place.world).flatMap((service) => service.containers.flatMap((each) => past(each, words))),
  ];
}

function written({ world }: TopicPlace, service: string, text: string): LiveFact {
  const paths = ['restart', 'deploy.restart_policy.condition', 'deploy.restart_policy'];
  return factAt(text, firstPlace(world, ...paths.map((path) => `services.${service}.${path}`)), world);
}

/** Where no file tells, the engine does. */
function undescribed({ world }: TopicPlace, words: Words): readonly LiveFact[] {
  return selectServices(world)
    .flatMap(({ containers }) => containers)
    .filter(({ restartPolicy }) => restartPolicy !== '')
    .map(({ name, restartPolicy }) => seenFact(words.containerPolicy(name, restartPolicy)));
}

const POLICIES: ReadonlySet<string> = new Set(['no', 'always', 'unless-stopped', 'on-failure']);

/** A policy of `deploy` has other names (`any`, `none`), and `on-failure:3` has a number: those are not compared. */
function differing({ spec, containers }: Described, words: Words): readonly LiveFact[] {
  const meant = spec.restart === '' ? 'no' : spec.restart;
  if (!POLICIES.has(meant)) return [];
  return containers
    .filter(({ restartPolicy }) => restartPolicy !== '' && restartPolicy !== meant)
    .map(({ name, restartPolicy }) => seenFact(words.differs(name, restartPolicy)));
}

function past({ name, state, restartCount, exitCode }: Container, words: Words): readonly LiveFact[] {
  return [
    ...(state === 'restarting' && exitCode !== null ? [seenFact(words.restarting(name, exitCode))] : []),
    ...(restartCount > 0 ? [seenFact(words.restarted(name, restartCount))] : []),
  ];
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const service = exampleService(place.world, interesting);
  const container = service?.containers[0];
  const format = '{{.HostConfig.RestartPolicy.Name}} {{.RestartCount}}';
  return [
    composeCommand(place, words.seeAll, '1', 'ps', '--all'),
    ...(container
      ? [dockerCommand(place, words.seePolicy(container.name), 'inspect', '--format', format, container.name)]
      : []),
    ...(service ? [composeCommand(place, words.seeLog(service.name), '4', 'logs', '--tail', '50', service.name)] : []),
  ];
}

function interesting({ restarts, phase, containers }: Service): boolean {
  const hasPolicy = containers.some(({ restartPolicy }) => restartPolicy !== '' && restartPolicy !== 'no');
  return restarts > 0 || phase === 'restarting' || hasPolicy;
}
