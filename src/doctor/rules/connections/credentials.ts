import type { Service } from '../../../model/services.ts';
import { type Product, productOfVariable } from '../../texts/server-product.ts';
import type { Environment } from './addresses.ts';

/** A part of a login in a service's variables. `part` is the text in the value that matters: all of it, or a piece of an address. */
export type Credential = { readonly variable: string; readonly value: string; readonly part: string };

/** What a login has. */
export type CredentialKind = 'user' | 'password' | 'database';

/** The variable with which a service logs in at a server; null where none is known to. */
export function credentialOf(
  kind: CredentialKind,
  product: Product | null,
  environment: Environment,
): Credential | null {
  const named = Object.entries(environment).filter(([name]) => NAMES[kind].test(name) && isFor(name, product));
  const own = named.find(([name]) => product !== null && productOfVariable(name) === product) ?? named[0];
  if (own && own[1] !== null) return { variable: own[0], value: own[1], part: own[1] };
  return Object.entries(environment).flatMap(([name, value]) => inAddress(name, value ?? '', kind, product))[0] ?? null;
}

/** The variable by which the image of a server is told it, and that only counts when it starts without data. Null where the image has none, or it is not set. */
export function firstStartOf(
  kind: CredentialKind,
  product: Product | null,
  { spec, containers }: Service,
): Credential | null {
  const environment: Environment = { ...containers[0]?.environment, ...spec?.environment };
  const names = product === null ? [] : (FIRST_START[product]?.[kind] ?? []);
  const variable = names.find((name) => typeof environment[name] === 'string' && environment[name] !== '');
  const value = variable === undefined ? null : (environment[variable] ?? null);
  return variable === undefined || value === null ? null : { variable, value, part: value };
}

const NAMES: Readonly<Record<CredentialKind, RegExp>> = {
  user: /(?:USER|USERNAME|LOGIN)$/i,
  password: /(?:PASS|PASSWORD|PASSWD|PWD)$/i,
  database: /(?:DB|DATABASE|DBNAME|DB_NAME|DATABASE_NAME|VHOST)$/i,
};

/** Variables of no product in particular are for the database that there is. */
function isFor(name: string, product: Product | null): boolean {
  const own = productOfVariable(name);
  if (own !== null) return product === null || own === product;
  return (
    product !== 'Redis' && /^(?:DB|DATABASE|SQL|SPRING_DATASOURCE|TYPEORM|DJANGO_DB|WORDPRESS_DB|APP_DB)_/i.test(name)
  );
}

const SCHEMES: Readonly<Partial<Record<Product, RegExp>>> = {
  PostgreSQL: /^(?:postgres|postgresql|pgsql)\b/i,
  MySQL: /^(?:mysql|mariadb)\b/i,
  Redis: /^(?:rediss?|valkeys?)\b/i,
  MongoDB: /^mongodb\b/i,
  RabbitMQ: /^amqps?\b/i,
};
const ADDRESS =
  /^(?:jdbc:)?(?<scheme>[a-z][\w+.-]*):\/\/(?:(?<user>[^:@/\s]*)(?::(?<password>[^\s/]*))?@)?[^/\s?]+(?:\/(?<database>[^?\s]*))?/i;

function inAddress(
  variable: string,
  value: string,
  kind: CredentialKind,
  product: Product | null,
): readonly Credential[] {
  const groups = ADDRESS.exec(value)?.groups;
  const part = groups?.[kind];
  const isFitting = product === null || SCHEMES[product]?.test(groups?.['scheme'] ?? '');
  return part !== undefined && part !== '' && isFitting ? [{ variable, value, part }] : [];
}

/** From the documentation of the official images on Docker Hub, and Bitnami's where it differs. */
const FIRST_START: Readonly<Partial<Record<Product, Readonly<Record<CredentialKind, readonly string[]>>>>> = {
  PostgreSQL: {
    user: ['POSTGRES_USER', 'POSTGRESQL_USERNAME'],
    password: ['POSTGRES_PASSWORD', 'POSTGRESQL_PASSWORD'],
    database: ['POSTGRES_DB', 'POSTGRESQL_DATABASE'],
  },
  MySQL: {
    user: ['MYSQL_USER', 'MARIADB_USER'],
    password: ['MYSQL_PASSWORD', 'MARIADB_PASSWORD'],
    database: ['MYSQL_DATABASE', 'MARIADB_DATABASE'],
  },
  MongoDB: {
    user: ['MONGO_INITDB_ROOT_USERNAME', 'MONGODB_ROOT_USER'],
    password: ['MONGO_INITDB_ROOT_PASSWORD', 'MONGODB_ROOT_PASSWORD'],
    database: ['MONGO_INITDB_DATABASE'],
  },
  RabbitMQ: {
    user: ['RABBITMQ_DEFAULT_USER'],
    password: ['RABBITMQ_DEFAULT_PASS'],
    database: ['RABBITMQ_DEFAULT_VHOST'],
  },
};
