import { productAtPort, productOfVariable } from '../doctor/texts/server-product.ts';
import type { ServiceSpec } from '../model/project.ts';

/**
 * An address in a service's variables. `direction`: `container` another service of the project · `machine` the machine that Docker runs on, by the name that
 * Docker gives it · `self` the container itself. `port` as a number in text, with the variable that has it; null where none is known.
 */
export type Address = {
  readonly variable: string;
  readonly value: string;
  readonly host: string;
  readonly port: { readonly number: string; readonly variable: string } | null;
  readonly direction: 'container' | 'machine' | 'self';
};

/** The name by which a container reaches the machine that it runs on. */
export const MACHINE = 'host.docker.internal';

/** The addresses in the variables of a service; `services` are the names that Docker's DNS answers to. Other values are left out, also web addresses for a browser. */
export function addressesOf({ environment }: ServiceSpec, services: readonly string[]): readonly Address[] {
  return Object.entries(environment).flatMap(([variable, value]) => {
    const parts = value === null ? null : partsOf(value);
    if (!parts) return [];
    const direction = directionOf(variable, parts, services);
    if (!direction) return [];
    const port = parts.port === '' ? portBeside(variable, environment) : { number: parts.port, variable };
    return [{ variable, value: value ?? '', host: parts.host, port, direction }];
  });
}

/** `host:port`, or the host alone. */
export function hostAndPort({ host, port }: Pick<Address, 'host' | 'port'>): string {
  return port === null ? host : `${host}:${port.number}`;
}

/** What answers at an address, by its variable's name or else by the port's convention; null where neither tells. */
export function productAt({ variable, port }: Pick<Address, 'variable' | 'port'>): string | null {
  return productOfVariable(variable) ?? productAtPort(port === null ? null : Number(port.number));
}

type Parts = { readonly scheme: string; readonly host: string; readonly port: string };

/** Of `scheme://user:password@host:port/…`, `host:port` and `host`. */
function partsOf(value: string): Parts | null {
  const url = /^(?<scheme>[a-z][\w+.-]*):\/\/(?:[^@/\s]*@)?(?<host>[\w.-]+)(?::(?<port>\d+))?(?:[/?#]\S*)?$/i.exec(
    value,
  );
  const bare = url ? null : /^(?<host>[\w.-]+)(?::(?<port>\d+))?$/.exec(value);
  const groups = (url ?? bare)?.groups;
  return groups ? { scheme: groups.scheme ?? '', host: groups.host ?? '', port: groups.port ?? '' } : null;
}

/** What a name ends with where its value is a host. A service's name alone can be anything, such as the `app` of a database. */
const HOST_NAME = /(?:^|_)(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS|ENDPOINT|BROKERS?)$/i;

function directionOf(
  variable: string,
  { scheme, host, port }: Parts,
  services: readonly string[],
): Address['direction'] | null {
  if (host === MACHINE) return 'machine';
  const isAddress = scheme !== '' || port !== '' || HOST_NAME.test(variable);
  if (!isAddress) return null;
  if (services.includes(host)) return 'container';
  return LOOPBACK.has(host) && !/^https?$/i.test(scheme) ? 'self' : null;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

function portBeside(variable: string, environment: ServiceSpec['environment']): Address['port'] {
  const name = variable.replace(/(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS|ENDPOINT)$/i, 'PORT');
  const number = name === variable ? null : environment[name];
  return typeof number === 'string' && /^\d+$/.test(number) ? { number, variable: name } : null;
}
