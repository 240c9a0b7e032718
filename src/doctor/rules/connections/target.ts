import { isIP } from 'node:net';
import { type Service, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { type Product, usualPort } from '../../texts/server-product.ts';
import { type Address, addressesIn, type Environment } from './addresses.ts';
import type { Failure } from './failure.ts';

/** The name by which a container reaches the machine that it runs on. */
export const MACHINE = 'host.docker.internal';

/**
 * Where a connection was to go. `self`: the container itself (`localhost`) · `machine`: the machine that Docker runs on · `service`: another service of the project ·
 * `elsewhere`: any other host · `unknown`: nothing tells.
 */
export type Direction =
  | { readonly to: 'self' | 'machine' | 'elsewhere' | 'unknown' }
  | { readonly to: 'service'; readonly service: Service };

/** The server that was meant. `address` is the variable that names it; null where none does, or where several may. */
export type Target = {
  readonly host: string | null;
  readonly port: number | null;
  readonly product: Product | null;
  readonly direction: Direction;
  readonly address: Address | null;
};

/** Works out which server a failed connection was for, from what was said and the variables of the service. */
export function targetOf({ about, said }: Failure, environment: Environment, world: World): Target {
  const named =
    said.host === null || isSelf(said.host) ? null : OF_MACHINE.test(said.host) ? MACHINE : nameIn(said.host);
  const side = said.host === null ? 'any' : isSelf(said.host) ? 'self' : 'other';
  const found = best(addressesIn(environment), { host: named, side, port: said.port, product: said.product });
  const { address } = found;
  const host = found.host ?? nameIn(said.host) ?? said.host;
  const product = said.product ?? address?.product ?? null;
  const port = said.port ?? address?.port ?? (product === null ? null : usualPort(product));
  const isSocket = about === 'refused' && said.kind === 'socket';
  const direction: Direction = isSocket ? { to: 'self' } : directionOf(host, world);
  return { host, port, product, direction, address };
}

/** The server that a failure is about, as far as words and variables tell. */
export function productOf({ said }: Failure, environment: Environment): Product | null {
  return (
    said.product ?? addressesIn(environment).find(({ port }) => port !== null && port === said.port)?.product ?? null
  );
}

/** Whether a host is the one that says it. */
export function isSelf(host: string | null): boolean {
  return (
    host !== null &&
    /^(?:localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|ip6-localhost|::ffff:127\.\d+\.\d+\.\d+)$/i.test(host)
  );
}

/** The service of the project that a host name leads to: by its name, that of a container, or an alias in a network. */
export function serviceNamed(host: string, world: World): Service | null {
  const services = selectServices(world);
  const places = Object.entries(world.sources?.places ?? {});
  const aliased = places.find(
    ([key, { written }]) =>
      written === host && /^services\.[^.]+\.(?:networks\.[^.]+\.aliases\.\d+|container_name|hostname)$/.test(key),
  )?.[0];
  return (
    services.find(({ name }) => name === host) ??
    services.find(({ containers }) => containers.some(({ name }) => name === host)) ??
    services.find(({ name }) => name === aliased?.split('.')[1]) ??
    null
  );
}

function nameIn(host: string | null): string | null {
  return host === null || isIP(host) !== 0 ? null : host;
}

function directionOf(host: string | null, world: World): Direction {
  if (host === null) return { to: 'unknown' };
  if (isSelf(host)) return { to: 'self' };
  if (host === MACHINE || host === 'gateway.docker.internal' || OF_MACHINE.test(host)) return { to: 'machine' };
  const service = serviceNamed(host, world);
  if (service) return { to: 'service', service };
  return { to: isIP(host) !== 0 ? 'unknown' : 'elsewhere' };
}

/** What `host.docker.internal` is on Docker Desktop, OrbStack and Lima, and the first address of Docker's own bridge on Linux. */
const OF_MACHINE = /^(?:192\.168\.65\.\d+|0\.250\.250\.254|192\.168\.5\.2|172\.17\.0\.1)$/;

/** `side` tells whether the container itself was meant, where that is known; `host` is null where no name was said. */
type Wanted = Pick<Address, 'product' | 'port'> & {
  readonly host: string | null;
  readonly side: 'self' | 'other' | 'any';
};

/** The host of the variables that fit best, if it is one, and the variable, if those are of one server. */
function best(
  all: readonly Address[],
  wanted: Wanted,
): { readonly host: string | null; readonly address: Address | null } {
  const ranked = all
    .map((address) => ({ address, fit: fitOf(address, wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit);
  const top = ranked.filter(({ fit }) => fit === ranked[0]?.fit).map(({ address }) => address);
  const [first] = top;
  if (!first || top.some(({ host }) => host !== first.host)) return { host: null, address: null };
  return { host: first.host, address: top.every(({ product }) => product === first.product) ? first : null };
}

/** How well a variable fits what was said, 0 where it does not: one of another host, port or server cannot be meant. */
function fitOf({ host, port, product }: Address, wanted: Wanted): number {
  if (wanted.side !== 'any' && (wanted.side === 'self') !== isSelf(host)) return 0;
  const isIt = wanted.host === host || (wanted.host === MACHINE && OF_MACHINE.test(host));
  if (wanted.host !== null && !isIt) return 0;
  if (wanted.port !== null && port !== null && wanted.port !== port) return 0;
  if (wanted.product !== null && product !== null && wanted.product !== product) return 0;
  const byHost = isIt ? 2 : 0;
  const byPort = wanted.port !== null && port === wanted.port ? 4 : 0;
  const byProduct = wanted.product !== null && product === wanted.product ? 3 : 0;
  const isUsual =
    wanted.port !== null && port === null && product !== null && usualPort(product) === wanted.port ? 3 : 0;
  const isAllThereIs = wanted.host === null && wanted.port === null && wanted.product === null ? 1 : 0;
  return byHost + byPort + byProduct + isUsual + isAllThereIs;
}
