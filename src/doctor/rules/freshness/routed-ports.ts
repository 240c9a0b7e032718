import type { Container } from '../../../model/container.ts';
import type { Service } from '../../../model/services.ts';
import { serviceOfRouter, type TraefikLabels, type TraefikRouter } from '../../../model/traefik.ts';
import type { Known } from '../../known.ts';
import { type FailedRequest, lastFailedRequest } from '../../texts/traefik-log.ts';
import { proxiesFor, type Routed, routedServices } from './routed.ts';

/** Where a router leads in a running container. `port` is null where no label says it and the image exposes none. */
export type RoutedPort = {
  readonly service: Service;
  readonly container: Container;
  readonly labels: TraefikLabels;
  readonly router: TraefikRouter;
  readonly port: number | null;
  /** The router's last request, if it failed; and the service whose log says so. */
  readonly failed: FailedRequest | null;
  readonly proxy: string | null;
  /** Something speaks against the port, so that it is worth a look. */
  readonly isSuspect: boolean;
};

/** The ports of the routed services, one for each port of a service. */
export function routedPorts(known: Known): readonly RoutedPort[] {
  return routedServices(known.world).flatMap((routed) => {
    const { container } = routed;
    return container
      ? distinct(routed.labels.routers.flatMap((router) => portOf(router, routed, container, known)))
      : [];
  });
}

function portOf(router: TraefikRouter, routed: Routed, container: Container, known: Known): readonly RoutedPort[] {
  const { labels, service, written } = routed;
  const target = serviceOfRouter(labels, router);
  // What it names is defined elsewhere.
  if (router.service !== null && !target) return [];
  if (labels.services.length > 1 && !target) return [];
  const proxies = proxiesFor(routed, known.world);
  if (labels.enabled === null && proxies.length === 0) return [];
  const exposed = container.ports
    .filter(({ protocol }) => protocol !== 'udp')
    .map(({ containerPort }) => containerPort);
  const port = target?.port ?? (exposed.length > 0 ? Math.min(...exposed) : null);
  const hasUrl = Object.keys(written).some((key) => /\.loadbalancer\.server\.url$/i.test(key));
  if (hasUrl || (port === null && router.protocol !== 'http')) return [];
  const tried = proxies.map(({ service: proxy }) => ({
    proxy: proxy.name,
    failed: lastFailedRequest(
      router.name,
      known.log(proxy.name).map(({ text }) => text),
    ),
  }));
  const failure = tried.find(({ failed }) => failed !== null);
  const isUnexposed = port !== null && exposed.length > 0 && !exposed.includes(port);
  const isSuspect =
    port === null || failure !== undefined || isUnexposed || isProbedElsewhere(container, port, exposed);
  const { failed = null, proxy = null } = failure ?? {};
  return [{ service, container, labels, router, port, failed, proxy, isSuspect }];
}

/** A probe that asks another port than Traefik does, where nothing speaks for Traefik's. */
function isProbedElsewhere({ healthcheck }: Container, port: number, exposed: readonly number[]): boolean {
  const probed = [
    ...(healthcheck?.test.join(' ') ?? '').matchAll(/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(\d+)/g),
  ];
  return probed.length > 0 && !exposed.includes(port) && probed.every(([, other]) => Number(other) !== port);
}

function distinct(ports: readonly RoutedPort[]): readonly RoutedPort[] {
  const sorted = ports.toSorted((a, b) => Number(b.failed !== null) - Number(a.failed !== null));
  return sorted.filter((one, at) => sorted.findIndex(({ port }) => port === one.port) === at);
}
