import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorTraefikWords } from '../../../words/doctor/traefik.ts';
import type { Evidence, Finding, Fix } from '../../finding.ts';
import { compose, editFix, restartFix } from '../../fixes.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../running/places.ts';
import { hasProxy, labelPlace, proxiesFor, type Routed, routedServices, type TraefikProxy } from './routed.ts';

/** A running service is in no network by which Traefik could reach it. */
export const traefikNoNetwork: Rule = {
  code: 'traefik.no-network',
  supersedes: ['traefik.port-mismatch'],
  find: ({ world, isPasted }, language) =>
    isPasted ? [] : routedServices(world).flatMap((routed) => findingsOf(routed, world, language)),
};

function findingsOf(routed: Routed, world: World, language: Language): readonly Finding[] {
  const networks = routed.container?.networks ?? [];
  // A container of the host's network, or of another container, is reached otherwise.
  if (networks.length === 0 || networks.includes('host')) return [];
  if (!hasProxy(world)) return outside(routed, networks, world, language);
  const proxies = proxiesFor(routed, world);
  const [proxy] = proxies;
  if (!proxy || proxies.some((one) => reaches(one, routed, networks))) return [];
  return [unreached(routed, proxy, world, language)];
}

/** Traefik takes the network that it is told if the container is in it, else any that the container has. */
function reaches({ container, network }: TraefikProxy, { labels }: Routed, networks: readonly string[]): boolean {
  const own = container.networks;
  if (own.length === 0 || own.includes('host')) return true;
  const told = labels.network ?? network;
  if (told !== null && networks.includes(told)) return own.includes(told);
  return own.some((one) => networks.includes(one));
}

function unreached(routed: Routed, proxy: TraefikProxy, world: World, language: Language): Finding {
  const words = doctorTraefikWords(language);
  const { service, container, labels } = routed;
  const own = container?.networks ?? [];
  const shared = proxy.container.networks.find((one) => own.includes(one));
  const told = labels.network ?? proxy.network;
  const isNamed = told !== null && own.includes(told);
  return {
    ...base(service.name, 'error'),
    title: words.networkTitle(service.name),
    evidence: [
      ...labelEvidence(routed, world),
      networkEvidence(container?.name ?? service.name, own, language),
      networkEvidence(proxy.container.name, proxy.container.networks, language),
    ],
    why: isNamed
      ? words.namedWhy(service.name, proxy.service.name, told)
      : words.networkWhy(service.name, proxy.service.name),
    fixes: fixesOf(routed, shared ?? null, proxy.container.networks[0] ?? null, world, language),
  };
}

/** A Traefik outside is not seen; that its network is there says that it is meant. */
function outside(routed: Routed, networks: readonly string[], world: World, language: Language): readonly Finding[] {
  const words = doctorTraefikWords(language);
  const { service, container, labels } = routed;
  const { network } = labels;
  if (network === null || !world.networks?.includes(network) || networks.includes(network)) return [];
  return [
    {
      ...base(service.name, 'warning'),
      title: words.outsideTitle(service.name, network),
      evidence: [...labelEvidence(routed, world), networkEvidence(container?.name ?? service.name, networks, language)],
      why: words.outsideWhy(network),
      fixes: fixesOf(routed, null, network, world, language),
    },
  ];
}

function base(service: string, severity: Finding['severity']) {
  return { code: 'traefik.no-network', severity, service, topic: 'traefik', suffers: [] } as const;
}

function labelEvidence({ service, labels }: Routed, world: World): readonly Evidence[] {
  const place = labelPlace(world, service.name, 'traefik.docker.network');
  if (labels.network === null || !place) return [];
  return [{ source: placeText(place, world), text: `traefik.docker.network=${plain(labels.network)}` }];
}

function networkEvidence(name: string, networks: readonly string[], language: Language): Evidence {
  const words = doctorTraefikWords(language);
  return { source: `docker inspect ${name}`, text: words.inNetworks(networks.join(', ')) };
}

/** `shared`: a network that both are in, though Traefik is told another. `wanted`: one that Traefik is in. */
function fixesOf(
  { service, labels }: Routed,
  shared: string | null,
  wanted: string | null,
  world: World,
  language: Language,
): readonly Fix[] {
  const words = doctorTraefikWords(language);
  const { name } = service;
  const label = labelPlace(world, name, 'traefik.docker.network');
  const networks = placeOf(world, `services.${name}.networks`, `services.${name}.image`, `services.${name}.build`);
  const add = editFix(
    wanted === null ? words.addNetworkUnknown(name) : words.addNetwork(wanted, name),
    networks,
    words.addNetworkExplain(name),
  );
  const relabel =
    labels.network === null ? [] : [editFix(words.fixLabel(shared ?? wanted ?? ''), label, words.fixLabelExplain)];
  const anew = restartFix(words.anew(name), compose('up', '-d', name), words.anewExplain);
  return shared === null ? [add, anew] : [...relabel, add, anew];
}
