import { type Product, productAtPort, productOfVariable } from '../../texts/server-product.ts';

/** Variables by name; null for one that is passed on and not set. */
export type Environment = Readonly<Record<string, string | null>>;

/** A host in the value of a variable. `port` is the one that stands with it, or in the variable beside it (`portVariable`, such as `POSTGRES_PORT`); null where neither does. */
export type Address = {
  readonly variable: string;
  readonly value: string;
  readonly host: string;
  readonly port: number | null;
  readonly portVariable: string | null;
  readonly product: Product | null;
};

/**
 * The hosts in variables: addresses with a scheme (JDBC's too), `host:port` lists, connection strings (`host=db port=5432`, `Server=db;Port=3306`), Go's
 * `user:password@tcp(db:3306)/`, and bare hosts in variables that are named so.
 */
export function addressesIn(environment: Environment): readonly Address[] {
  return Object.entries(environment).flatMap(([variable, value]) => {
    if (value === null || value === '' || NO_SERVER.test(variable)) return [];
    return partsOf(variable, value).map(({ host, port, product }) => {
      const beside = port === '' ? portBeside(variable, environment) : null;
      const number = port === '' ? (beside?.port ?? null) : Number(port);
      const named = product ?? productOfVariable(variable) ?? productAtPort(number);
      return { variable, value, host, port: number, portVariable: beside?.name ?? null, product: named };
    });
  });
}

type Parts = { readonly host: string; readonly port: string; readonly product: Product | null };

/** For browsers, for what a program itself listens on, and for what is not to be asked. */
const NO_SERVER =
  /ORIGIN|CORS|ALLOWED|TRUSTED|CALLBACK|REDIRECT|FRONTEND|PUBLIC|NO_PROXY|^(?:HOST|HOSTNAME|DOMAIN|BIND\w*|LISTEN\w*|PATH)$|_BIND/i;
/** What names end with whose value is a host. */
const HOST_NAME = /(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS|ENDPOINT|BROKERS?|NODES?|HOSTS|SERVERS)$/i;
const URL =
  /(?:jdbc:)?(?<scheme>[a-z][a-z\d+.-]*):\/\/(?:[^\s@/]*@)?(?<hosts>[\w.-]+(?::\d+)?(?:,[\w.-]+(?::\d+)?)*)/gi;
const PAIR = /\b(?:host|server|data source|addr|address)\s*=\s*(?:tcp:)?(?<host>[\w.-]+)(?:[,:](?<port>\d+))?/gi;
const PAIR_PORT = /\bport\s*=\s*(?<port>\d+)/i;
const TCP = /@tcp\((?<host>[\w.-]+)(?::(?<port>\d+))?\)/g;
const BARE = /^(?<host>[a-z\d](?:[\w.-]*[a-z\d])?)(?::(?<port>\d+))?$/i;

function partsOf(variable: string, value: string): readonly Parts[] {
  const urls = [...value.matchAll(URL)].flatMap(({ groups }) =>
    hostsOf(groups?.['hosts'] ?? '', ofScheme(groups?.['scheme'] ?? '')),
  );
  if (urls.length > 0) return urls;
  const tcp = [...value.matchAll(TCP)].map(({ groups }) => parts(groups, 'MySQL'));
  if (tcp.length > 0) return tcp;
  const pairs = [...value.matchAll(PAIR)].map(({ groups }) => parts(groups, null));
  if (pairs.length > 0) {
    const port = PAIR_PORT.exec(value)?.groups?.['port'] ?? '';
    return pairs.map((pair) => (pair.port === '' ? { ...pair, port } : pair));
  }
  const listed = value.split(',').map((item) => BARE.exec(item.trim())?.groups);
  if (listed.includes(undefined)) return [];
  const isAddress = HOST_NAME.test(variable) || listed.every((groups) => groups?.['port'] !== undefined);
  return isAddress ? listed.map((groups) => parts(groups, null)) : [];
}

function parts(groups: Readonly<Record<string, string | undefined>> | undefined, product: Product | null): Parts {
  return { host: groups?.['host'] ?? '', port: groups?.['port'] ?? '', product };
}

function hostsOf(list: string, product: Product | null): readonly Parts[] {
  return list
    .split(',')
    .map((item) => parts(BARE.exec(item)?.groups, product))
    .filter(({ host }) => host !== '');
}

const SCHEMES: readonly (readonly [RegExp, Product])[] = [
  [/^(?:postgres|postgresql|pgsql)\b/i, 'PostgreSQL'],
  [/^(?:mysql|mariadb)\b/i, 'MySQL'],
  [/^(?:rediss?|valkeys?)\b/i, 'Redis'],
  [/^mongodb\b/i, 'MongoDB'],
  [/^amqps?\b/i, 'RabbitMQ'],
  [/^kafka\b/i, 'Kafka'],
  [/^(?:mssql|sqlserver)\b/i, 'SQL Server'],
];

function ofScheme(scheme: string): Product | null {
  return SCHEMES.find(([pattern]) => pattern.test(scheme))?.[1] ?? null;
}

function portBeside(
  variable: string,
  environment: Environment,
): { readonly name: string; readonly port: number } | null {
  const name = variable.replace(HOST_NAME, 'PORT');
  const number = name === variable ? null : environment[name];
  return typeof number === 'string' && /^\d+$/.test(number) ? { name, port: Number(number) } : null;
}
