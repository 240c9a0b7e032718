import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failedLogins } from '../../../src/doctor/texts/failed-login.ts';
import { refusals } from '../../../src/doctor/texts/refusal.ts';
import { unknownNames } from '../../../src/doctor/texts/unknown-name.ts';
import { recordedSections } from './recorded-sections.ts';

const told = (line: string) =>
  failedLogins([line]).map(
    ({ kind, product, user, database }) => `${kind} ${product ?? '-'} ${user ?? database ?? '-'}`,
  );

describe('a login that was turned down', () => {
  it.each(recordedSections('failed-login.debian-12.txt'))('is recognised in the words of %s', (heading, lines) => {
    const found = failedLogins(lines);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set([heading.split(': ')[1]]));
    expect(new Set(found.map(({ product }) => product))).toEqual(
      new Set([heading.includes('redis') ? 'Redis' : 'PostgreSQL']),
    );
    if (/: password$/.test(heading) && !heading.includes('redis')) expect(found[0]?.user).toBe('shop');
    if (/: database$/.test(heading)) expect(found[0]?.database).toBe('shop');
    expect(refusals(lines)).toEqual([]);
    expect(unknownNames(lines)).toEqual([]);
  });

  it.each([
    ['pq: password authentication failed for user "app"', 'password PostgreSQL app'],
    [
      'failed SASL auth (FATAL: password authentication failed for user "app" (SQLSTATE 28P01))',
      'password PostgreSQL app',
    ],
    ['psycopg2.OperationalError: FATAL:  role "app" does not exist', 'user PostgreSQL app'],
    ['asyncpg.exceptions.InvalidAuthorizationSpecificationError: role "app" does not exist', 'user PostgreSQL app'],
    [
      'FATAL:  no pg_hba.conf entry for host "172.18.0.3", user "app", database "shop", no encryption',
      'rights PostgreSQL app',
    ],
    ['Error: SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'missing PostgreSQL -'],
    [
      'Error: P1000: Authentication failed against database server at `db`, the provided database credentials for `litellm` are not valid.',
      'password - litellm',
    ],
    ["ERROR 1045 (28000): Access denied for user 'app'@'172.18.0.3' (using password: YES)", 'password MySQL app'],
    ["(1045, \"Access denied for user 'root'@'172.18.0.3' (using password: NO)\")", 'missing MySQL root'],
    ["ERROR 1044 (42000): Access denied for user 'app'@'%' to database 'shop'", 'rights MySQL app'],
    ["Error: Unknown database 'shop'", 'database MySQL shop'],
    [
      'ER_NOT_SUPPORTED_AUTH_MODE: Client does not support authentication protocol requested by server; consider upgrading MySQL client',
      'method MySQL -',
    ],
    ['ReplyError: ERR invalid password', 'password Redis -'],
    ['(error) NOAUTH Authentication required.', 'missing Redis -'],
    ['-DENIED Redis is running in protected mode because protected mode is enabled', 'rights Redis -'],
    ['MongoServerError: Authentication failed.', 'password MongoDB -'],
    [
      "pymongo.errors.OperationFailure: Authentication failed., full error: {'ok': 0.0, 'errmsg': 'Authentication failed.', 'code': 18, 'codeName': 'AuthenticationFailed'}",
      'password MongoDB -',
    ],
    [
      'connection() error occurred during connection handshake: auth error: sasl conversation error: unable to authenticate using mechanism "SCRAM-SHA-256": (AuthenticationFailed) Authentication failed.',
      'password MongoDB -',
    ],
    ['MongoServerError: command find requires authentication', 'missing MongoDB -'],
    [
      "pika.exceptions.ProbableAuthenticationError: (403, 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.')",
      'password RabbitMQ -',
    ],
    [
      'Error: Handshake terminated by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN."',
      'password RabbitMQ -',
    ],
    ['NOT_ALLOWED - vhost shop not found', 'database RabbitMQ shop'],
    ["Microsoft.Data.SqlClient.SqlException: Login failed for user 'sa'.", 'password SQL Server sa'],
  ])('is recognised in %j', (line, expected) => {
    expect(told(line)).toEqual([expected]);
  });

  it('is not the server’s own where it writes of others', () => {
    const log = readFileSync(new URL('../fixtures/connections/said/postgres.15.log.txt', import.meta.url), 'utf8');
    expect(failedLogins(log.split('\n'))).toEqual([]);
    const mysql =
      "2024-05-01T10:00:00.000000Z 12 [Note] [MY-010926] [Server] Access denied for user 'app'@'172.18.0.3' (using password: YES)";
    const rabbit =
      '2020-03-30 07:57:43.395 [error] <0.753.0> Error on AMQP connection: ACCESS_REFUSED - Login was refused';
    expect(failedLogins([mysql, rabbit])).toEqual([]);
  });

  it.each([
    'password reset for user "app"',
    'relation "users" does not exist',
    'GET /authentication/failed 401',
    'user authentication succeeded',
    'INFO  auth module loaded',
  ])('is not seen in %j', (line) => {
    expect(failedLogins([line])).toEqual([]);
  });
});
