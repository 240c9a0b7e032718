import type { Healthcheck } from '../../../model/container.ts';
import { type Service, selectServices } from '../../../model/services.ts';
import { clip } from '../../../text/clip.ts';
import { duration } from '../../../text/format.ts';
import { plain } from '../../../text/sanitize.ts';
import { masked } from '../../../text/secret.ts';
import { quote } from '../../../text/shell.ts';
import { healthcheckWords } from '../../../words/topics/healthcheck.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, seenFact } from '../facts.ts';
import { listed } from '../values.ts';
import { firstPlace } from './places.ts';
import { describedServices, runningService } from './services.ts';

type Words = ReturnType<typeof healthcheckWords>;

/** What a probe is, what its mark does and does not do, and the probes of this project. */
export const healthcheck: Topic = {
  id: 'healthcheck',
  tell: (place) => {
    const words = healthcheckWords(place.language);
    return {
      id: 'healthcheck',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeRestart, words.mistakeBinary, words.mistakePort, words.mistakeList],
      url: 'https://docs.docker.com/reference/compose-file/services/#healthcheck',
      related: ['start-up', 'one-shot', 'restart', 'verify'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const services = selectServices(place.world).filter(({ phase }) => phase !== 'off');
  const without = services
    .filter((service) => service.role !== 'one-shot' && runsWithoutProbe(service))
    .map(({ name }) => name);
  return [
    ...services.flatMap((service) => tell(service, place, words)),
    ...(without.length > 0 ? [seenFact(words.without(listed(without, place.language), without.length > 1))] : []),
  ];
}

function tell(service: Service, place: TopicPlace, words: Words): readonly LiveFact[] {
  const check = probeOf(service);
  if (!check) return [];
  const path = `services.${service.name}.healthcheck`;
  const isInFiles = (service.spec?.healthcheck?.test.length ?? 0) > 0;
  const told = (text: string, ...paths: readonly string[]) =>
    isInFiles ? factAt(text, firstPlace(place.world, ...paths, path), place.world) : seenFact(text);
  return [
    told(words.probe(service.name, duration(check.intervalMs), probeText(check)), `${path}.test`),
    told(limits(service.name, check, words), `${path}.retries`, `${path}.timeout`),
    ...marks(service, words).map(seenFact),
    ...awaited(service, place, words),
  ];
}

/** The container's own probe may come from its image, where the files have none. */
function probeOf({ containers, spec }: Service): Healthcheck | null {
  const check = containers[0]?.healthcheck ?? spec?.healthcheck ?? null;
  return check && check.test.length > 0 ? check : null;
}

function probeText({ test }: Healthcheck): string {
  return masked(test[0] === 'CMD-SHELL' ? test.slice(1).join(' ') : quote(test.slice(1)));
}

function limits(name: string, { timeoutMs, retries, startPeriodMs }: Healthcheck, words: Words): string {
  if (startPeriodMs === 0) return words.limits(name, duration(timeoutMs), retries);
  return words.limitsGrace(name, duration(timeoutMs), retries, duration(startPeriodMs));
}

function marks({ name, health, containers }: Service, words: Words): readonly string[] {
  const container = containers.find((each) => each.health === health) ?? containers[0];
  const probe = container?.probes.at(-1);
  if (health === 'starting') return [words.starting(name)];
  if (health === 'healthy') {
    return [probe ? words.healthy(name, duration(probe.endedAt - probe.startedAt)) : words.healthyUntimed(name)];
  }
  if (health !== 'unhealthy') return [];
  const output = plain(probe?.output ?? '').trim();
  return [
    words.unhealthy(name, container?.failingStreak ?? 0),
    ...(output === '' ? [] : [words.said(name, clip(masked(output.replaceAll('\n', ' ')), 200))]),
  ];
}

function awaited({ name }: Service, { world, language }: TopicPlace, words: Words): readonly LiveFact[] {
  const services = describedServices(world);
  if (!services.some((service) => service.name === name)) return [];
  const waiting = services.filter(({ spec }) =>
    spec.dependsOn.some(({ service, condition }) => service === name && condition === 'service_healthy'),
  );
  const [first] = waiting;
  if (!first) return [factAt(words.unawaited(name), null, world)];
  const text = words.awaited(
    name,
    listed(
      waiting.map((service) => service.name),
      language,
    ),
  );
  const path = `services.${first.name}.depends_on`;
  return [factAt(text, firstPlace(world, `${path}.${name}.condition`, `${path}.${name}`, path), world)];
}

function runsWithoutProbe({ containers }: Service): boolean {
  return (
    containers.length > 0 && containers.every((container) => container.state === 'running' && !container.healthcheck)
  );
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const service = runningService(place.world, (each) => probeOf(each) !== null);
  const check = service ? probeOf(service) : null;
  const container = service?.containers[0];
  return [
    composeCommand(place, words.seeAll, '1', 'ps'),
    ...(service && check && container
      ? [
          {
            ...dockerCommand(
              place,
              words.seeProbes(container.name),
              'inspect',
              '--format',
              '{{json .State.Health}}',
              container.name,
            ),
            key: '2',
          },
          composeCommand(place, words.seeByHand(service.name), null, 'exec', '-T', service.name, ...probeArgv(check)),
          composeCommand(place, words.seeLog(service.name), '4', 'logs', '--tail', '50', service.name),
        ]
      : []),
  ];
}

/** As the engine runs it: `CMD-SHELL` by the shell. */
function probeArgv({ test }: Healthcheck): readonly string[] {
  return test[0] === 'CMD-SHELL' ? ['sh', '-c', test.slice(1).join(' ')] : test.slice(1);
}
