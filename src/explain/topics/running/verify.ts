import { type Service, selectServices } from '../../../model/services.ts';
import { probeUrls, webUrl, webUrls } from '../../../model/urls.ts';
import { ago } from '../../../text/format.ts';
import { verifyWords } from '../../../words/topics/verify.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, seenFact } from '../facts.ts';
import { listed } from '../values.ts';
import { firstPlace } from './places.ts';
import { portPlace } from './published.ts';

type Words = ReturnType<typeof verifyWords>;

/** Where the services of this project can be asked whether they work. */
export const verify: Topic = {
  id: 'verify',
  tell: (place) => {
    const words = verifyWords(place.language);
    return {
      id: 'verify',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakeLoopback, words.mistakePort, words.mistakeEarly, words.mistakeRunning],
      url: 'https://docs.docker.com/reference/cli/docker/compose/ps/',
      related: ['healthcheck', 'ports', 'directions', 'traefik'],
    };
  },
};

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const services = selectServices(place.world).filter(({ phase }) => phase !== 'off');
  const silent = services
    .filter(({ role, state, endpoints }) => role !== 'one-shot' && state === 'running' && endpoints.length === 0)
    .map(({ name }) => name);
  return [
    ...services.flatMap((service) => tell(service, place, words)),
    ...(silent.length > 0 ? [seenFact(words.inside(listed(silent, place.language), silent.length > 1))] : []),
  ];
}

function tell(service: Service, place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world } = place;
  if (service.phase === 'done') return [seenFact(words.ended(service.name))];
  const web = webUrls(service).map((url) => {
    const endpoint = service.endpoints.find((each) => each.url === url);
    const text = words.web(service.name, url);
    const written = endpoint ? portPlace(world, service.name, endpoint) : undefined;
    return written ? factAt(text, written, world) : seenFact(text);
  });
  const later = service.endpoints
    .filter(({ live }) => !live)
    .flatMap((endpoint) => {
      const url = webUrl(endpoint);
      if (url === null) return [];
      return [factAt(words.webLater(service.name, url), portPlace(world, service.name, endpoint), world)];
    });
  const health = probeUrls(service).map((url) => {
    const text = words.health(service.name, url);
    const written = firstPlace(
      world,
      `services.${service.name}.healthcheck.test`,
      `services.${service.name}.healthcheck`,
    );
    return written ? factAt(text, written, world) : seenFact(text);
  });
  return [...web, ...later, ...health, ...lastProbe(service, place, words)];
}

function lastProbe({ name, state, containers }: Service, { now }: TopicPlace, words: Words): readonly LiveFact[] {
  const probe = containers[0]?.probes.at(-1);
  if (!probe || state !== 'running') return [];
  const since = ago(Math.max(0, now - probe.endedAt));
  return [seenFact(probe.exitCode === 0 ? words.healthy(name, since) : words.unhealthy(name, since))];
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const services = selectServices(place.world);
  const probed = services.find((service) => probeUrls(service).length > 0);
  const web = services.find((service) => service !== probed && webUrls(service).length > 0) ?? probed;
  const asked = probed ?? web;
  return [
    ...(probed ? [curl(words.seeHealth(probed.name), '-fsS', probeUrls(probed)[0] ?? '')] : []),
    ...(web ? [curl(words.seeWeb(web.name), '-sSI', webUrls(web)[0] ?? '')] : []),
    composeCommand(place, words.seeAll, '1', 'ps'),
    ...(asked ? [composeCommand(place, words.seeLog(asked.name), '4', 'logs', '--tail', '20', asked.name)] : []),
  ];
}

function curl(text: string, options: string, url: string): TopicCommand {
  return { text, argv: ['curl', options, url], key: null };
}
