import {
  readTraefikLabels,
  serviceOfRouter,
  type TraefikLabels,
  type TraefikRouter,
  traefikHosts,
} from '../../../model/traefik.ts';
import { clip } from '../../../text/clip.ts';
import { traefikWords } from '../../../words/topics/traefik.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, modelFact } from '../facts.ts';
import { listed } from '../values.ts';
import { firstPlace, itemPlace } from './places.ts';
import { entryPoints, hasInsecureApi, isTraefik } from './proxy.ts';
import { portPlace } from './published.ts';
import { type Described, describedServices } from './services.ts';

type Words = ReturnType<typeof traefikWords>;

/** How requests find their container through Traefik, and the routers of this project in words. */
export const traefik: Topic = {
  id: 'traefik',
  tell: (place) => {
    const words = traefikWords(place.language);
    return {
      id: 'traefik',
      title: words.title,
      idea: words.idea,
      inProject: facts(place, words),
      commands: commands(place, words),
      mistakes: [words.mistakePort, words.mistakeNetwork, words.mistakeRestart, words.mistakeEnable],
      url: 'https://docs.docker.com/guides/traefik/',
      related: ['external-network', 'ports', 'network', 'verify'],
    };
  },
};

type Labelled = { readonly service: Described; readonly labels: TraefikLabels };

function labelled({ world }: TopicPlace): readonly Labelled[] {
  return describedServices(world).flatMap((service) => {
    const labels = readTraefikLabels(service.spec.labels);
    return labels ? [{ service, labels }] : [];
  });
}

function facts(place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world } = place;
  const services = describedServices(world);
  if (services.length === 0) return [];
  const all = labelled(place);
  const routed = all.filter(({ labels }) => labels.routers.length > 0);
  const proxies = services.filter(isTraefik);
  return [
    ...proxies.flatMap((proxy) => proxyFacts(proxy, place, words)),
    ...all.flatMap((one) => routerFacts(one, place, words)),
    ...routed.flatMap((one) => unreachable(one, proxies, place, words)),
    ...(routed.length > 0 && proxies.length === 0 ? [modelFact(words.elsewhere, world)] : []),
    ...(all.length === 0 ? [modelFact(words.none, world)] : []),
  ];
}

function proxyFacts(proxy: Described, { world }: TopicPlace, words: Words): readonly LiveFact[] {
  const { name, spec } = proxy;
  const command = `services.${name}.command`;
  const entries = entryPoints(proxy).map((entry) => {
    const published = proxy.endpoints.find(({ container }) => container === entry.port);
    const text = published
      ? words.entryPoint(name, entry.name, entry.port, `localhost:${published.host}`)
      : words.entryPointInside(name, entry.name, entry.port);
    return factAt(
      text,
      itemPlace(world, command, (written) => written.includes(`.${entry.name}.address`)),
      world,
    );
  });
  const dashboard = hasInsecureApi(proxy) ? proxy.endpoints.find(({ container }) => container === 8080) : undefined;
  return [
    factAt(words.proxy(name, spec.image ?? ''), firstPlace(world, `services.${name}.image`), world),
    ...entries,
    ...(dashboard?.url ? [factAt(words.dashboard(dashboard.url), portPlace(world, name, dashboard), world)] : []),
  ];
}

function routerFacts({ service, labels }: Labelled, place: TopicPlace, words: Words): readonly LiveFact[] {
  const { world, language } = place;
  if (labels.enabled === false)
    return [factAt(words.off(service.name), labelPlace(place, service, 'traefik.enable'), world)];
  return labels.routers.flatMap((router) => {
    const key = `traefik.${router.protocol}.routers.${router.name}`;
    const passes = router.middlewares;
    const through = words.through(router.name, listed(passes, language));
    return [
      factAt(routerText(router, service, labels, place, words), labelPlace(place, service, `${key}.rule`), world),
      ...(passes.length > 0 ? [factAt(through, labelPlace(place, service, `${key}.middlewares`), world)] : []),
    ];
  });
}

const RULE_CELLS = 80;

function routerText(
  router: TraefikRouter,
  { name }: Described,
  labels: TraefikLabels,
  { language }: TopicPlace,
  words: Words,
): string {
  const hosts = traefikHosts(router.rule);
  const isPlain = /^\s*(?:Host(?:SNI)?\s*\([^)]*\)\s*(?:\|\|)?\s*)+$/i.test(router.rule) && hosts.length > 0;
  const what = isPlain
    ? words.hosts(listed(hosts, language))
    : router.rule === ''
      ? words.anything
      : words.rule(clip(router.rule, RULE_CELLS));
  const entry = router.entryPoints.length > 0 ? words.at(listed(router.entryPoints, language)) : '';
  const port = serviceOfRouter(labels, router)?.port ?? null;
  const target = port === null ? words.targetUnknown(router.service ?? name) : words.target(name, port);
  return router.tls ? words.routerSecure(what, entry, target) : words.router(what, entry, target);
}

/** A label stands in a list as `KEY=value`, or in a map. */
function labelPlace({ world }: TopicPlace, { name }: Described, key: string) {
  const path = `services.${name}.labels`;
  return firstPlace(world, `${path}.${key}`) ?? itemPlace(world, path, (written) => written.startsWith(`${key}=`));
}

function unreachable(
  { service, labels }: Labelled,
  proxies: readonly Described[],
  { world }: TopicPlace,
  words: Words,
): readonly LiveFact[] {
  const { networks } = service.spec;
  if (labels.enabled === false || networks.length === 0) return [];
  return proxies
    .filter((proxy) => proxy.name !== service.name && proxy.spec.networks.length > 0)
    .filter((proxy) => !proxy.spec.networks.some((key) => networks.includes(key)))
    .map((proxy) => modelFact(words.notOnNetwork(service.name, proxy.name), world));
}

function commands(place: TopicPlace, words: Words): readonly TopicCommand[] {
  const proxy = describedServices(place.world).find(isTraefik);
  const routed = labelled(place).find(({ labels }) => labels.enabled !== false && labels.routers.length > 0);
  const container = routed?.service.containers[0];
  return [
    ...(proxy ? [composeCommand(place, words.seeLog(proxy.name), '4', 'logs', '--tail', '50', proxy.name)] : []),
    ...(container
      ? [
          dockerCommand(
            place,
            words.seeLabels(container.name),
            'inspect',
            '--format',
            '{{json .Config.Labels}}',
            container.name,
          ),
        ]
      : []),
    ...(proxy && routed ? route(proxy, routed, words) : []),
  ];
}

/** A request at the machine's end of the entry point, with the host's name in its header: no DNS is needed. */
function route(proxy: Described, { labels }: Labelled, words: Words): readonly TopicCommand[] {
  const plain = labels.routers.find(
    ({ tls, protocol, rule }) => protocol === 'http' && !tls && traefikHosts(rule).length > 0,
  );
  const host = plain ? traefikHosts(plain.rule)[0] : undefined;
  const names = plain?.entryPoints ?? [];
  const entry = entryPoints(proxy).find(({ name }) => names.length === 0 || names.includes(name));
  const published = proxy.endpoints.find(({ container, live }) => live && container === entry?.port);
  if (host === undefined || !published) return [];
  const argv = [
    'curl',
    '-sS',
    '-o',
    '/dev/null',
    '-w',
    '%{http_code}\\n',
    '-H',
    `Host: ${host}`,
    `http://localhost:${published.host}/`,
  ];
  return [{ text: words.seeRoute(host), argv, key: null }];
}
