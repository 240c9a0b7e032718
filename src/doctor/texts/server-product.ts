/** A server that programs connect to, by the name that people know. */
export type Product =
  | 'PostgreSQL'
  | 'MySQL'
  | 'Redis'
  | 'MongoDB'
  | 'RabbitMQ'
  | 'Kafka'
  | 'Elasticsearch'
  | 'Memcached'
  | 'SQL Server';

/** The server that listens on a port by convention; null where none of these does. */
export function productAtPort(port: number | null): Product | null {
  return PRODUCTS.find((product) => product.port === port)?.name ?? null;
}

/** The port where it listens by convention. */
export function usualPort(product: Product): number | null {
  return PRODUCTS.find(({ name }) => name === product)?.port ?? null;
}

/** The server that a line speaks of, by its own name or that of a client; null where it names none. */
export function productInWords(text: string): Product | null {
  return PRODUCTS.find(({ words }) => words.test(text))?.name ?? null;
}

/** The server that a variable is about, by its name; null where that does not tell. */
export function productOfVariable(name: string): Product | null {
  return PRODUCTS.find(({ variable }) => variable.test(name))?.name ?? null;
}

/** The server that an image runs, by its name without registry and tag: `postgres:16`, `bitnami/redis`. */
export function productOfImage(image: string): Product | null {
  const name =
    image
      .replace(/@.*$/, '')
      .replace(/:[^/]*$/, '')
      .split('/')
      .at(-1) ?? '';
  return PRODUCTS.find((product) => product.image.test(name))?.name ?? null;
}

type Traits = {
  readonly name: Product;
  readonly port: number;
  readonly words: RegExp;
  readonly variable: RegExp;
  readonly image: RegExp;
};

/** Ports by IANA's convention; the images are those of Docker Hub and Bitnami. */
const PRODUCTS: readonly Traits[] = [
  {
    name: 'PostgreSQL',
    port: 5432,
    words: /postgres|psycopg|asyncpg|libpq|npgsql|\bpgx\b|PSQLException|\bPG::|\.s\.PGSQL/i,
    variable: /(?:^|_)(?:postgres(?:ql)?|pg)(?:_|$)|^PG[A-Z]+$/i,
    image: /^(?:postgres|postgresql|postgis|timescaledb|pgvector|pgbouncer)/i,
  },
  {
    name: 'MySQL',
    port: 3306,
    words: /mysql|mariadb|SQLSTATE\[HY000\] \[20\d\d\]/i,
    variable: /(?:^|_)(?:mysql|mariadb)(?:_|$)/i,
    image: /^(?:mysql|mariadb|percona)/i,
  },
  {
    name: 'Redis',
    port: 6379,
    words: /redis|lettuce|jedis|valkey/i,
    variable: /(?:^|_)(?:redis|valkey)(?:_|$)/i,
    image: /^(?:redis|valkey|keydb|dragonfly)/i,
  },
  {
    name: 'MongoDB',
    port: 27017,
    words: /mongo(?!rel)/i,
    variable: /(?:^|_)mongo(?:db)?(?:_|$)/i,
    image: /^mongo/i,
  },
  {
    name: 'RabbitMQ',
    port: 5672,
    words: /amqp|rabbit|\bpika\b/i,
    variable: /(?:^|_)(?:rabbit(?:mq)?|amqp)(?:_|$)/i,
    image: /^rabbitmq/i,
  },
  {
    name: 'Kafka',
    port: 9092,
    words: /kafka/i,
    variable: /(?:^|_)kafka(?:_|$)/i,
    image: /kafka/i,
  },
  {
    name: 'Elasticsearch',
    port: 9200,
    words: /elastic|opensearch/i,
    variable: /(?:^|_)(?:elastic(?:search)?|opensearch|es)(?:_|$)/i,
    image: /^(?:elasticsearch|opensearch)/i,
  },
  {
    name: 'Memcached',
    port: 11211,
    words: /memcache/i,
    variable: /(?:^|_)memcached?(?:_|$)/i,
    image: /^memcached/i,
  },
  {
    name: 'SQL Server',
    port: 1433,
    words: /mssql|sql ?server|SqlClient|pymssql/i,
    variable: /(?:^|_)(?:mssql|sqlserver)(?:_|$)/i,
    image: /^(?:mssql|azure-sql)/i,
  },
];
