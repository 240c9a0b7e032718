import type { Endpoint, Service } from './services.ts';

/** The addresses of a running service that speak HTTP, as far as can be told, on this machine. */
export function webUrls(service: Service): readonly string[] {
  return service.endpoints
    .filter(({ live }) => live)
    .map(webUrl)
    .filter((url) => url !== null);
}

/** The address of a published port that may speak HTTP; null for one that by its protocol or by convention does not. */
export function webUrl({ container, url }: Endpoint): string | null {
  return NOT_HTTP.has(container) ? null : url;
}

/** Container ports that by convention speak something else (IANA): ssh, mail, databases, brokers, caches. */
const NOT_HTTP = new Set([
  22, 25, 143, 465, 587, 993, 1025, 1433, 1521, 3306, 5432, 5672, 6379, 9042, 9092, 11211, 27017,
]);

/**
 * The addresses that the healthcheck requests, as this machine reaches them: its address is the container's own, so the port is exchanged for the
 * published one. Empty where the probe is no HTTP request or its port is not published.
 */
export function probeUrls(service: Service): readonly string[] {
  const test = service.containers[0]?.healthcheck?.test ?? service.spec?.healthcheck?.test ?? [];
  const found = [...test.join(' ').matchAll(IN_CONTAINER)];
  return found.flatMap(({ groups }) => {
    const { scheme = 'http', port = scheme === 'https' ? '443' : '80', path = '' } = groups ?? {};
    const endpoint = service.endpoints.find(({ container, live }) => live && container === Number(port));
    return endpoint ? [`${scheme}://localhost:${endpoint.host}${path}`] : [];
  });
}

const IN_CONTAINER =
  /(?<scheme>https?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::(?<port>\d+))?(?<path>[/?][^\s'"|;)]*)?(?=[\s'"|;)]|$)/g;
