/** The kinds of traffic that Traefik routes. */
export type TraefikProtocol = 'http' | 'tcp' | 'udp';

/** A router as labels describe it. `rule` as it is written, empty for UDP; no entry points means all of them. */
export type TraefikRouter = {
  readonly name: string;
  readonly protocol: TraefikProtocol;
  readonly rule: string;
  readonly entryPoints: readonly string[];
  readonly tls: boolean;
  /** Who gets its certificates; null where nobody is named. */
  readonly certResolver: string | null;
  readonly middlewares: readonly string[];
  /** Of several rules that fit, that of the highest is taken; null where none is given, then it is the length of the rule. */
  readonly priority: number | null;
  /** The service that it leads to; null where the labels leave that to Traefik, which then takes the only one of the container. */
  readonly service: string | null;
};

/** Where requests go in the container. `port` is null where no label says it; Traefik then takes the lowest port that the image exposes. */
export type TraefikService = {
  readonly name: string;
  readonly protocol: TraefikProtocol;
  readonly port: number | null;
};

/** What the labels of one container tell Traefik. */
export type TraefikLabels = {
  /** Null where `traefik.enable` is not there: then it depends on Traefik's own `exposedByDefault`. */
  readonly enabled: boolean | null;
  /** The network by which Traefik reaches the container, `traefik.docker.network`; null where none is named. */
  readonly network: string | null;
  readonly routers: readonly TraefikRouter[];
  readonly services: readonly TraefikService[];
};

/** Reads Traefik's labels (version 2 and 3) of a service or container; null where there are none. Names of options are read without regard to case, as Traefik does. */
export function readTraefikLabels(labels: Readonly<Record<string, string>>): TraefikLabels | null {
  const options = new Map<string, string>();
  for (const [key, value] of Object.entries(labels)) {
    if (/^traefik\./i.test(key)) options.set(key.toLowerCase(), value);
  }
  if (options.size === 0) return null;
  const enable = options.get('traefik.enable');
  const network = options.get('traefik.docker.network') ?? '';
  return {
    enabled: enable === undefined ? null : isTrue(enable),
    network: network === '' ? null : network,
    routers: PROTOCOLS.flatMap((protocol) => routersOf(protocol, options, labels)),
    services: PROTOCOLS.flatMap((protocol) => servicesOf(protocol, options, labels)),
  };
}

/** The hosts that a rule such as ``Host(`a.example`) || Host(`b.example`)`` names, also those for `HostSNI`; empty where it asks for something else, and without `*`. */
export function traefikHosts(rule: string): readonly string[] {
  const calls = rule.matchAll(/\bHost(?:SNI)?\s*\(([^)]*)\)/gi);
  const hosts = [...calls].flatMap(([, inside = '']) => [...inside.matchAll(/[`"']([^`"']+)[`"']/g)]);
  return [...new Set(hosts.map(([, host = '']) => host))].filter((host) => host !== '*' && host !== '');
}

/** The service of the labels that a router leads to: the one that it names, or the only one of its protocol. */
export function serviceOfRouter({ services }: TraefikLabels, router: TraefikRouter): TraefikService | null {
  const own = services.filter(({ protocol }) => protocol === router.protocol);
  const named = own.find(({ name }) => name.toLowerCase() === router.service?.toLowerCase());
  if (router.service !== null) return named ?? null;
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** Whether an image is Traefik's, by its name, from whatever registry and in whatever version. */
export function isTraefikImage(image: string): boolean {
  return /(?:^|\/)traefik(?:[:@]|$)/.test(image);
}

const PROTOCOLS: readonly TraefikProtocol[] = ['http', 'tcp', 'udp'];

type Options = ReadonlyMap<string, string>;

function routersOf(
  protocol: TraefikProtocol,
  options: Options,
  labels: Readonly<Record<string, string>>,
): readonly TraefikRouter[] {
  return namesUnder(`traefik.${protocol}.routers.`, labels).map((name) => {
    const option = (key: string) => options.get(`traefik.${protocol}.routers.${name}.${key}`.toLowerCase()) ?? '';
    const resolver = option('tls.certresolver');
    const prefix = `traefik.${protocol}.routers.${name}.tls.`.toLowerCase();
    return {
      name,
      protocol,
      rule: option('rule'),
      entryPoints: listOf(option('entrypoints')),
      tls: isTrue(option('tls')) || [...options.keys()].some((key) => key.startsWith(prefix)),
      certResolver: resolver === '' ? null : resolver,
      middlewares: listOf(option('middlewares')),
      priority: /^\d+$/.test(option('priority')) ? Number(option('priority')) : null,
      service: option('service') === '' ? null : option('service'),
    };
  });
}

function servicesOf(
  protocol: TraefikProtocol,
  options: Options,
  labels: Readonly<Record<string, string>>,
): readonly TraefikService[] {
  return namesUnder(`traefik.${protocol}.services.`, labels).map((name) => {
    const port = options.get(`traefik.${protocol}.services.${name}.loadbalancer.server.port`.toLowerCase()) ?? '';
    return { name, protocol, port: /^\d+$/.test(port) ? Number(port) : null };
  });
}

/** The names that stand after a prefix, as they are written, each once. */
function namesUnder(prefix: string, labels: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.keys(labels)
    .filter((key) => key.toLowerCase().startsWith(prefix))
    .map((key) => key.slice(prefix.length).split('.')[0] ?? '');
  return names.filter(
    (name, at) => name !== '' && names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at,
  );
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isTrue(text: string): boolean {
  return /^(?:true|1|t)$/i.test(text.trim());
}
