import { describe, expect, it } from 'vitest';
import { latest } from '../../../src/doctor/rules/connections/latest.ts';
import { failedLogins } from '../../../src/doctor/texts/failed-login.ts';
import { refusals } from '../../../src/doctor/texts/refusal.ts';
import { unknownNames } from '../../../src/doctor/texts/unknown-name.ts';
import { recordedSections } from './recorded-sections.ts';

/** `kind product host:port`, a dash for what is not told. */
const told = (text: string) =>
  latest(refusals(text.split('\n'))).map(
    ({ kind, product, host, port }) => `${kind} ${product ?? '-'} ${host ?? '-'}:${port ?? '-'}`,
  );

describe('a refused connection', () => {
  const nameless = new Set(['python psycopg', 'python socket', 'python urllib', 'php mysql']);

  it.each(recordedSections('refused.debian-12.txt'))('is recognised in the words of %s', (client, lines) => {
    const found = latest(refusals(lines));
    expect(found).toHaveLength(1);
    expect(found[0]?.kind).toMatch(/^(refused|unreached)$/);
    const isPortless = nameless.has(client) || /mariadb$|pymysql/.test(client);
    if (!nameless.has(client)) expect(found[0]?.host).toMatch(/^(localhost|127\.0\.0\.1)$/);
    if (!isPortless) expect(found[0]?.port).toBe(5999);
    expect(unknownNames(lines)).toEqual([]);
    expect(failedLogins(lines)).toEqual([]);
  });

  it('names the product where the client is of one', () => {
    const products = recordedSections('refused.debian-12.txt').map(([client, lines]) => [
      client,
      latest(refusals(lines))[0]?.product,
    ]);
    expect(Object.fromEntries(products)).toMatchObject({
      'python psycopg2': 'PostgreSQL',
      'python psycopg': 'PostgreSQL',
      'python redisasync': 'Redis',
      'python pymysql': 'MySQL',
      'python pymongo': 'MongoDB',
      'python pika': 'RabbitMQ',
      'python kombu': 'RabbitMQ',
      'node mongoose': 'MongoDB',
      'java mariadb': 'MySQL',
      'php pgsql': 'PostgreSQL',
      curl: null,
    });
  });

  it.each([
    // libpq before 14, whose words go over three lines.
    [
      'could not connect to server: Connection refused\n\tIs the server running on host "db" (172.18.0.2) and accepting\n\tTCP/IP connections on port 5432?',
      'refused PostgreSQL db:5432',
    ],
    [
      'django.db.utils.OperationalError: could not connect to server: Connection refused\n\tIs the server running on host "host.docker.internal" (192.168.65.2) and accepting\n\tTCP/IP connections on port 5433?',
      'refused PostgreSQL host.docker.internal:5433',
    ],
    ['connection to server at "10.0.0.5", port 5432 failed: Connection timed out', 'silent PostgreSQL 10.0.0.5:5432'],
    ['connection to server at "db" (172.18.0.2), port 5432 failed: No route to host', 'silent PostgreSQL db:5432'],
    [
      'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory',
      'socket PostgreSQL -:5432',
    ],
    [
      'could not connect to server: No such file or directory\n\tIs the server running locally and accepting\n\tconnections on Unix domain socket "/var/run/postgresql/.s.PGSQL.5432"?',
      'socket PostgreSQL -:5432',
    ],
    // Within a line of JSON.
    [
      '{"level":"error","msg":"connection to server at \\"db\\" (172.18.0.2), port 5432 failed: Connection refused\\n\\tIs the server running"}',
      'refused PostgreSQL db:5432',
    ],
    // Prisma 2 to 6: either way of quoting.
    [
      "Error: P1001: Can't reach database server at `postgresprisma`:`5432`",
      'unreached PostgreSQL postgresprisma:5432',
    ],
    ["Error: P1001: Can't reach database server at `db:3306`", 'unreached MySQL db:3306'],
    // pgx 4 and 5, lib/pq, go-redis, mongo-driver.
    [
      'failed to connect to `host=db user=app database=app`: dial error (dial tcp 172.18.0.2:5432: connect: connection refused)',
      'refused PostgreSQL db:5432',
    ],
    [
      'failed to connect to `user=app database=app`: 127.0.0.1:5432 (localhost): dial error: dial tcp 127.0.0.1:5432: connect: connection refused',
      'refused PostgreSQL localhost:5432',
    ],
    ['2024/05/01 10:00:00 dial tcp [::1]:6379: connect: connection refused', 'refused Redis ::1:6379'],
    ['dial tcp 10.1.1.1:3306: i/o timeout', 'silent MySQL 10.1.1.1:3306'],
    [
      'server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: localhost:27017, Type: Unknown, Last error: dial tcp 127.0.0.1:27017: connect: connection refused }, ] }',
      'refused MongoDB 127.0.0.1:27017',
    ],
    // libmysqlclient, PyMySQL, PHP (Laravel 11), Connector/J.
    ["ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (111)", 'refused MySQL db:3306'],
    ["(2003, \"Can't connect to MySQL server on 'db' (timed out)\")", 'silent MySQL db:-'],
    [
      "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
      'socket MySQL -:-',
    ],
    [
      'SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, Host: 127.0.0.1, Port: 3306, Database: laravel, SQL: select 1)',
      'refused MySQL 127.0.0.1:3306',
    ],
    ['com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure', 'unreached MySQL -:-'],
    // Lettuce under Spring, Netty, Redisson, Jedis, redis-rb.
    [
      'io.lettuce.core.RedisConnectionException: Unable to connect to redis/<unresolved>:6379\nCaused by: io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: redis/172.18.0.3:6379',
      'refused Redis redis:6379',
    ],
    ['Error connecting to Redis on localhost:6379 (Errno::ECONNREFUSED)', 'refused Redis localhost:6379'],
    // Node of several addresses, node-redis, the driver of MongoDB before 4, KafkaJS's and librdkafka's words.
    [
      'AggregateError [ECONNREFUSED]:\n  [errors]: [\n    Error: connect ECONNREFUSED ::1:5432',
      'refused PostgreSQL ::1:5432',
    ],
    [
      '[Nest] 1  - 10/21/2024, 6:05:18 PM   ERROR [ExceptionHandler] connect ECONNREFUSED 127.0.0.1:6379',
      'refused Redis 127.0.0.1:6379',
    ],
    ['MongoError: failed to connect to server [mongo:27017] on first connect', 'unreached MongoDB mongo:27017'],
    ['Error: connect ETIMEDOUT 10.0.0.9:5432', 'silent PostgreSQL 10.0.0.9:5432'],
    [
      '%3|1700000000.1|FAIL|rdkafka#producer-1| [thrd:kafka:9092/bootstrap]: kafka:9092/bootstrap: Connect to ipv4#172.18.0.4:9092 failed: Connection refused',
      'refused Kafka kafka:9092',
    ],
    // Celery; Rust's sqlx; .NET; Ecto; scripts that wait.
    [
      '[ERROR/MainProcess] consumer: Cannot connect to redis://redis:6379/0: Error 111 connecting to redis:6379. Connection refused..',
      'refused Redis redis:6379',
    ],
    ['Error: Io(Os { code: 111, kind: ConnectionRefused, message: "Connection refused" })', 'refused - -:-'],
    [
      'Npgsql.NpgsqlException (0x80004005): Failed to connect to 172.18.0.2:5432',
      'unreached PostgreSQL 172.18.0.2:5432',
    ],
    [
      '** (DBConnection.ConnectionError) tcp connect (db:5432): connection refused - :econnrefused',
      'refused PostgreSQL db:5432',
    ],
    ['wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432', 'unreached PostgreSQL db:5432'],
    ['db:5432 - no response', 'unreached PostgreSQL db:5432'],
  ])('is recognised in %j', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    'INFO  connected to db:5432',
    'Server listening on port 3000',
    '2024-05-01 10:00:00.000 UTC [1] LOG:  listening on IPv4 address "0.0.0.0", port 5432',
    'LOG:  could not receive data from client: Connection reset by peer',
    'Waiting for PostgreSQL at db:5432',
    'set timeout 30 for connecting to db:5432',
    'GET /api/v1/connections/refused HTTP/1.1" 200',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp 1.2.3.4:443: connect: connection refused',
    '#8 12.3 curl: (7) Failed to connect to pypi.org port 443 after 0 ms: Connection refused',
    'Cannot connect to the Docker daemon at tcp://localhost:2375. Is the docker daemon running?',
  ])('is not seen in %j', (line) => {
    expect(refusals([line])).toEqual([]);
  });
});
