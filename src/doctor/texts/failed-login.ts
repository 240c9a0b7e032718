import { findSaid, type Said, type SaidPattern } from './said.ts';
import type { Product } from './server-product.ts';

/**
 * Why a server did not let a program in. `password`: user or password are wrong · `missing`: no password was given where one is needed · `needless`: one was given where none is
 * set · `user`: there is no such user · `database`: there is no such database (or virtual host) · `rights`: the user may not use it, or not from there · `method`: client and
 * server do not know the same way to log in.
 */
export type LoginKind = 'password' | 'missing' | 'needless' | 'user' | 'database' | 'rights' | 'method';

/** The logins that programs say a server turned down, the oldest first. What a server writes into its own log of others is left out. */
export function failedLogins(lines: readonly string[]): readonly Said<LoginKind>[] {
  return findSaid(patterns, GATE, lines).filter(({ line }) => !OF_SERVER.test(line));
}

const GATE =
  /auth|password|access denied|ACCESS.?REFUSED|does not exist|not permitted|unknown database|denied access|login failed|pg_hba|vhost|WRONGPASS|DENIED Redis|permission denied for database/i;

/** `2024-05-01 10:00:00.000 UTC [73] FATAL:` of PostgreSQL, `… 12 [Note]` of MySQL and MariaDB, JSON of MongoDB, `[error] <0.753.0>` of RabbitMQ. */
const OF_SERVER =
  /^\d{4}-\d\d-\d\d \S+ \w+ \[\d+\](?: \S+)? (?:FATAL|ERROR|DETAIL):|^\d{4}-\d\d-\d\d[T ]\S+ +\d+ \[(?:Note|Warning|ERROR)\]|^\{"t":\{"\$date"|\[error\] <\d+\.\d+\.\d+>/;

type Pattern = SaidPattern<LoginKind>;

const of = (product: Product, all: readonly (readonly [LoginKind, RegExp])[]): readonly Pattern[] =>
  all.map(([kind, pattern]) => ({ kind, pattern, product }));

const AT = String.raw`(?:connection to server at "(?<host>[^"]+)"(?: \([^)]+\))?, port (?<port>\d+) failed: )?`;
const HBA = String.raw`(?:no pg_hba\.conf entry for|pg_hba\.conf rejects connection for)`;

/** libpq and what builds on it, asyncpg, node-postgres, lib/pq and pgx, JDBC. */
const postgres = of('PostgreSQL', [
  [
    'password',
    new RegExp(`${AT}(?:FATAL: +)?(?:password|Ident|Peer) authentication failed for user "(?<user>[^"]+)"`, 'i'),
  ],
  ['user', new RegExp(`${AT}(?:FATAL: +|pq: |error: |SpecificationError: )role "(?<user>[^"]+)" does not exist`)],
  ['user', new RegExp(`${AT}FATAL: +role "(?<user>[^"]+)" is not permitted to log in`)],
  [
    'database',
    new RegExp(`${AT}(?:FATAL: +|pq: |error: |CatalogNameError: )database "(?<database>[^"]+)" does not exist`),
  ],
  ['rights', new RegExp(`${AT}FATAL: +permission denied for database "(?<database>[^"]+)"`)],
  ['rights', new RegExp(`${AT}FATAL: +${HBA} host "[^"]*", user "(?<user>[^"]+)", database "(?<database>[^"]+)"`)],
  ['rights', new RegExp(`${HBA} host "[^"]*", user "(?<user>[^"]+)", database "(?<database>[^"]+)"`)],
  ['missing', new RegExp(`${AT}fe_sendauth: no password supplied`)],
  ['missing', /SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a (?:non-empty )?string/],
  ['missing', /The server requested \S+ authentication, but no password was provided/],
  [
    'method',
    /SCRAM authentication requires libpq version 10|[Aa]uthentication (?:method|type) 10 (?:is )?not supported/,
  ],
]);

const mysql = of('MySQL', [
  ['rights', /Access denied for user '(?<user>[^']*)'@'[^']*' to database '(?<database>[^']+)'/],
  ['missing', /Access denied for user '(?<user>[^']*)'@'[^']*' \(using password: NO\)/],
  ['password', /Access denied for user '(?<user>[^']*)'@'[^']*'/],
  ['rights', /Host '[^']+' is not allowed to connect to this (?:MySQL|MariaDB) server/],
  ['database', /Unknown database '(?<database>[^']+)'/],
  [
    'method',
    /Authentication plugin '[^']+' (?:cannot be loaded|is not supported)|does not support authentication protocol requested by server/,
  ],
]);

const redis = of('Redis', [
  ['missing', /NOAUTH\b|redis\.exceptions\.AuthenticationError: Authentication required/],
  ['password', /WRONGPASS\b|ERR invalid password|AuthenticationError: invalid (?:username-password pair|password)/i],
  ['needless', /AUTH <password> called without any password configured|Client sent AUTH, but no password is set/],
  ['rights', /DENIED Redis is running in protected mode|NOPERM /],
]);

/** MongoDB, RabbitMQ and SQL Server, and Prisma, which is for any. */
const others: readonly Pattern[] = [
  ...of('MongoDB', [
    [
      'password',
      /(?:Mongo\w*(?:Error|Exception)|OperationFailure|\(AuthenticationFailed\))\b.*Authentication failed|auth error: .*[Aa]uthentication failed|codeName: 'AuthenticationFailed'/,
    ],
    ['missing', /[Cc]ommand \w+ requires authentication/],
    ['password', /bad auth ?: [Aa]uthentication failed/],
  ]),
  ...of('RabbitMQ', [
    ['password', /ACCESS[_-]REFUSED\b.*[Ll]ogin was refused|AuthenticationFailureException: ACCESS_REFUSED/],
    ['database', /NOT_ALLOWED - vhost '?(?<database>[^\s']+)'? not found/],
    ['rights', /NOT_ALLOWED - access to vhost '(?<database>[^']+)' refused for user '(?<user>[^']+)'/],
  ]),
  ...of('SQL Server', [['password', /Login failed for user '(?<user>[^']+)'/]]),
  {
    kind: 'password',
    pattern:
      /Authentication failed against database server(?: at `(?<host>[^`]+)`)?, the provided database credentials for `(?<user>[^`]+)` are not valid/,
  },
  { kind: 'database', pattern: /P1003:? .*[Dd]atabase `(?<database>[^`]+)` does not exist/ },
  { kind: 'rights', pattern: /User `(?<user>[^`]+)` was denied access on the database `(?<database>[^`]+)`/ },
];

const patterns: readonly Pattern[] = [...postgres, ...mysql, ...redis, ...others];
