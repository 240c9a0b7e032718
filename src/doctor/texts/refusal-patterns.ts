import type { RefusalKind } from './refusal.ts';
import type { SaidPattern } from './said.ts';

const HOST = String.raw`(?<host>[\w.-]+|\[[\da-f:.]+\]|[\da-f]*:[\da-f:.]*)`;
const SILENT =
  '(?:Connection timed out|Operation timed out|timeout expired|No route to host|Host is unreachable|Network (?:is )?unreachable)';
const AT = String.raw`connection to server at "(?<host>[^"]+)"(?: \((?<address>[^)]+)\))?, port (?<port>\d+) failed: `;
const OLD_AT = String.raw`.*?running on host "(?<host>[^"]+)"(?: \((?<address>[^)]+)\))? and accepting\s+TCP/IP connections on port (?<port>\d+)`;

type Pattern = SaidPattern<RefusalKind>;

/** libpq 14 and later, libpq before, and what builds on it (psycopg, Django, SQLAlchemy, Rails, PHP); JDBC; Prisma; pgx. */
const postgres: readonly Pattern[] = [
  { kind: 'refused', product: 'PostgreSQL', pattern: new RegExp(`${AT}Connection refused`, 'i') },
  { kind: 'silent', product: 'PostgreSQL', pattern: new RegExp(AT + SILENT, 'i') },
  {
    kind: 'refused',
    product: 'PostgreSQL',
    spans: true,
    pattern: new RegExp(`could not connect to server: Connection refused${OLD_AT}`, 'i'),
  },
  {
    kind: 'silent',
    product: 'PostgreSQL',
    spans: true,
    pattern: new RegExp(`could not connect to server: ${SILENT}${OLD_AT}`, 'i'),
  },
  {
    kind: 'socket',
    product: 'PostgreSQL',
    pattern:
      /connection to server on socket "[^"]*\.s\.PGSQL\.(?<port>\d+)" failed: (?:No such file|Connection refused)/i,
  },
  {
    kind: 'socket',
    product: 'PostgreSQL',
    spans: true,
    pattern:
      /could not connect to server: (?:No such file or directory|Connection refused).*?running locally and accepting\s+connections on Unix domain socket "[^"]*\.s\.PGSQL\.(?<port>\d+)"/i,
  },
  { kind: 'refused', product: 'PostgreSQL', pattern: /connection failed: Connection refused/ },
  { kind: 'silent', product: 'PostgreSQL', pattern: /psycopg\.errors\.ConnectionTimeout: connection timeout expired/ },
  {
    kind: 'refused',
    product: 'PostgreSQL',
    pattern: /Connection to (?<host>[^\s:]+):(?<port>\d+) refused\. Check that the hostname/,
  },
  { kind: 'unreached', pattern: /Can't reach database server at `(?<host>[^`:]+)`?:`?(?<port>\d+)`/ },
  {
    kind: 'refused',
    product: 'PostgreSQL',
    pattern:
      /(?<![\w.:])(?<address>[\d.]+|\[[\da-f:]+\]):(?<port>\d+) \((?<host>[\w.-]+)\): dial error: .*connection refused/,
  },
  {
    kind: 'refused',
    product: 'PostgreSQL',
    pattern:
      /failed to connect to `(?:user=\S* )?host=(?<host>[^\s`]+).*dial tcp \S+:(?<port>\d+): connect: connection refused/,
  },
  { kind: 'unreached', pattern: /^(?<host>[\w.-]+):(?<port>\d+) - no response$/ },
];

/** libmysqlclient, MariaDB's connector, PyMySQL, PHP, Connector/J. 115 is what a non-blocking connect leaves, whatever came of it. */
const mysql: readonly Pattern[] = [
  {
    kind: 'refused',
    product: 'MySQL',
    pattern: /Can't connect to (?:MySQL )?server on '(?<host>[^':]+)(?::(?<port>\d+))?' \((?:\[Errno )?(?:111|61)\b/,
  },
  {
    kind: 'silent',
    product: 'MySQL',
    pattern:
      /Can't connect to (?:MySQL )?server on '(?<host>[^':]+)(?::(?<port>\d+))?' \((?:(?:\[Errno )?(?:110|113|101)\b|timed out)/,
  },
  {
    kind: 'unreached',
    product: 'MySQL',
    pattern: /Can't connect to (?:MySQL )?server on '(?<host>[^':]+)(?::(?<port>\d+))?' \(115\b/,
  },
  { kind: 'socket', product: 'MySQL', pattern: /Can't connect to local (?:MySQL )?server through socket '[^']+'/ },
  { kind: 'socket', product: 'MySQL', pattern: /SQLSTATE\[HY000\] \[2002\] No such file or directory/ },
  {
    kind: 'refused',
    product: 'MySQL',
    pattern: /SQLSTATE\[HY000\] \[2002\] Connection refused(?:.*?Host: (?<host>[^,]+), Port: (?<port>\d+))?/,
  },
  { kind: 'silent', product: 'MySQL', pattern: new RegExp(String.raw`SQLSTATE\[HY000\] \[2002\] ${SILENT}`) },
  {
    kind: 'refused',
    product: 'MySQL',
    pattern:
      /Socket fail(?:ed)? to connect to (?:host:|address=\(host=)?(?<host>[\w.-]+)(?:, port:|\)\(port=|:)(?<port>\d+)\)?.*?Connection refused/,
  },
  { kind: 'unreached', product: 'MySQL', pattern: /Communications link failure/ },
];

/** redis-py, redis-cli, Lettuce and Redisson, redis-rb. */
const redis: readonly Pattern[] = [
  { kind: 'refused', product: 'Redis', pattern: /Error (?:111|61) connecting to (?<host>[^\s:]+):(?<port>\d+)/ },
  { kind: 'silent', product: 'Redis', pattern: /Error (?:110|113|101) connecting to (?<host>[^\s:]+):(?<port>\d+)/ },
  {
    kind: 'refused',
    product: 'Redis',
    pattern: /Error Multiple exceptions: .*Connect call failed.* connecting to (?<host>[^\s:]+):(?<port>\d+)/,
  },
  {
    kind: 'refused',
    product: 'Redis',
    pattern: /Could not connect to (?:Redis|Valkey|server) at (?<host>[^\s:]+):(?<port>\d+): Connection refused/,
  },
  {
    kind: 'silent',
    product: 'Redis',
    pattern: new RegExp(`Could not connect to (?:Redis|Valkey|server) at (?<host>[^\\s:]+):(?<port>\\d+): ${SILENT}`),
  },
  { kind: 'silent', product: 'Redis', pattern: /redis\.exceptions\.TimeoutError: Timeout connecting to server/ },
  {
    kind: 'unreached',
    product: 'Redis',
    pattern:
      /Redis\w*Exception: Unable to connect to (?:Redis server: )?\[?(?<host>[^\s/:]+)(?:\/[^\s:]+)?:(?<port>\d+)/,
  },
  {
    kind: 'refused',
    product: 'Redis',
    pattern: /Error connecting to Redis on (?<host>[^\s:]+):(?<port>\d+) \(Errno::ECONNREFUSED\)/,
  },
];

/** PyMongo, the drivers of Node and Java; then Celery and kombu, pika, and Kafka's two clients. */
const others: readonly Pattern[] = [
  {
    kind: 'refused',
    product: 'MongoDB',
    pattern: /(?<![\w.-])(?<host>[\w.-]+):(?<port>\d+): \[Errno 111\] Connection refused.*Topology/,
  },
  {
    kind: 'silent',
    product: 'MongoDB',
    pattern: /ServerSelectionTimeoutError: (?<host>[\w.-]+):(?<port>\d+): timed out/,
  },
  {
    kind: 'unreached',
    product: 'MongoDB',
    pattern: /failed to connect to server \[(?<host>[^\]:]+):(?<port>\d+)\] on first connect/,
  },
  {
    kind: 'unreached',
    product: 'MongoDB',
    pattern: /Exception in monitor thread while connecting to server (?<host>[\w.-]+):(?<port>\d+)/,
  },
  {
    kind: 'refused',
    pattern:
      /Cannot connect to \w+:\/\/(?:[^@\s]*@)?(?<host>[^\s:/]+):(?<port>\d+)\S*: .*?(?:\[Errno 111\]|Error 111|Connection refused)/,
  },
  {
    kind: 'refused',
    pattern: /TCP Connection attempt failed: ConnectionRefusedError\(.*\('(?<host>[^']+)', (?<port>\d+)/,
    product: 'RabbitMQ',
  },
  { kind: 'refused', product: 'RabbitMQ', pattern: /AMQP\w*Error: ConnectionRefusedError/ },
  { kind: 'unreached', product: 'RabbitMQ', pattern: /^(?:pika\.exceptions\.)?AMQPConnectionError(?:: ?\(?\)?)?$/ },
  {
    kind: 'refused',
    product: 'Kafka',
    pattern: /(?<![\w.-])(?<host>[\w.-]+):(?<port>\d+)\/\w+: Connect to \S+ failed: Connection refused/,
  },
  {
    kind: 'unreached',
    product: 'Kafka',
    pattern: /Connection to node -?\d+ \((?<host>[\w.-]+)\/[^:)]+:(?<port>\d+)\) could not be established/,
  },
];

/** What languages and tools say of any server: Node, Python, Go, Java's Netty, Ruby, .NET, Elixir, curl, wget, nc, bash and scripts that wait. */
const anything: readonly Pattern[] = [
  { kind: 'refused', pattern: new RegExp(String.raw`connect ECONNREFUSED ${HOST}:(?<port>\d+)\b`) },
  {
    kind: 'silent',
    pattern: new RegExp(String.raw`connect (?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) ${HOST}:(?<port>\d+)\b`),
  },
  { kind: 'socket', pattern: /connect (?:ENOENT|ECONNREFUSED) \/\S*(?:\.s\.PGSQL|mysqld?\.sock|redis)\S*/ },
  {
    kind: 'refused',
    pattern: /Cannot connect to host (?<host>[^\s:]+):(?<port>\d+) .*\[(?:Connect call failed|Connection refused)/,
  },
  { kind: 'refused', pattern: /Connect call failed \('(?<host>[^']+)', (?<port>\d+)/ },
  { kind: 'refused', pattern: /host='(?<host>[^']+)', port=(?<port>\d+)\).*\[Errno 111\] Connection refused/ },
  { kind: 'refused', pattern: new RegExp(String.raw`dial tcp[46]? ${HOST}:(?<port>\d+): connect: connection refused`) },
  {
    kind: 'silent',
    pattern: new RegExp(
      String.raw`dial tcp[46]? ${HOST}:(?<port>\d+): (?:i/o timeout|connect: (?:no route to host|connection timed out|network is unreachable))`,
    ),
  },
  {
    kind: 'refused',
    pattern: /Connection refused: (?:no further information: )?(?<host>[\w.-]*\/)(?<address>[\d.]+):(?<port>\d+)/,
  },
  { kind: 'refused', pattern: /Connection refused - connect\(2\) for "?(?<host>[^\s":]+)"?(?: port |:)(?<port>\d+)/ },
  { kind: 'refused', pattern: /Connection refused \((?<host>[\w.-]+):(?<port>\d+)\)/ },
  { kind: 'refused', pattern: /tcp connect \((?<host>[^:)]+):(?<port>\d+)\): connection refused/ },
  {
    kind: 'unreached',
    pattern:
      /Failed to connect to (?<host>[\w.-]+) port (?<port>\d+).*?(?:Connection refused|Could(?:n't| not) connect to server)/,
  },
  { kind: 'silent', pattern: /Failed to connect to (?<host>[\w.-]+) port (?<port>\d+).*?timed out/i },
  { kind: 'unreached', pattern: /Failed (?:to connect|connecting) to (?<host>[\w.-]+):(?<port>\d+)/ },
  {
    kind: 'refused',
    pattern: /nc: connect to (?<host>\S+)(?: \([^)]*\))? port (?<port>\d+) \(tcp\) failed: Connection refused/,
  },
  { kind: 'refused', pattern: /can't connect to remote host \((?<host>[\d.a-f:]+)\): Connection refused/ },
  { kind: 'refused', pattern: /Connecting to (?<host>[\w.-]+)\b.*:(?<port>\d+)\.\.\. failed: Connection refused/ },
  { kind: 'refused', pattern: /\/dev\/tcp\/(?<host>[^/\s]+)\/(?<port>\d+): Connection refused/ },
  { kind: 'unreached', pattern: /timeout occurred after waiting \d+ seconds for (?<host>[^\s:]+):(?<port>\d+)/ },
  {
    kind: 'refused',
    pattern:
      /ConnectionRefusedError\b|\[Errno 111\]|error=111\b|ConnectException: Connection refused|Connection refused \(os error 111\)|kind: ConnectionRefused|SocketException \(111\): Connection refused|\bECONNREFUSED\b/,
  },
];

/** The words of refused and unanswered connections; what names the server comes before what does not. */
export const refusalPatterns: readonly Pattern[] = [...postgres, ...mysql, ...redis, ...others, ...anything];
