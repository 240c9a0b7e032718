import { describe, expect, it } from 'vitest';
import { failedLogins } from '../../../src/doctor/texts/failed-login.ts';
import { refusals } from '../../../src/doctor/texts/refusal.ts';
import { unknownNames } from '../../../src/doctor/texts/unknown-name.ts';
import { recordedSections } from './recorded-sections.ts';

const told = (line: string) => unknownNames([line]).map(({ kind, host }) => `${kind} ${host ?? '-'}`);

describe('a host name without an address', () => {
  const nameless = new Set(['python psycopg', 'python asyncpg', 'python pika', 'python socket', 'python urllib']);

  it.each(recordedSections('unknown-name.debian-12.txt'))('is recognised in the words of %s', (client, lines) => {
    const found = unknownNames(lines);
    expect(found.length).toBeGreaterThan(0);
    const hosts = new Set(found.flatMap(({ host }) => host ?? []));
    expect([...hosts]).toEqual(nameless.has(client) ? [] : ['nosuchhost']);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
    expect(refusals(lines)).toEqual([]);
    expect(failedLogins(lines)).toEqual([]);
  });

  it.each([
    // musl (Alpine), through libpq, Python and Node.
    [
      'could not translate host name "host.docker.internal" to address: Name does not resolve',
      'unknown host.docker.internal',
    ],
    ['could not translate host name "db" to address: Try again', 'temporary db'],
    ['socket.gaierror: [Errno -2] Name does not resolve', 'unknown -'],
    ['socket.gaierror: [Errno -3] Temporary failure in name resolution', 'temporary -'],
    ['socket.gaierror: [Errno -5] No address associated with hostname', 'unknown -'],
    ['Error: getaddrinfo EAI_AGAIN redis', 'temporary redis'],
    ['Error: getaddrinfo ENOTFOUND mysql mysql:3306', 'unknown mysql'],
    // BusyBox, GNU tools, netcat of OpenBSD.
    ["wget: bad address 'api:8000'", 'unknown api'],
    ["ping: bad address 'host.docker.internal'", 'unknown host.docker.internal'],
    ['ping: db: Name or service not known', 'unknown db'],
    ['nc: getaddrinfo for host "db" port 5432: Name or service not known', 'unknown db'],
    ['wget: unable to resolve host address ‘db’', 'unknown db'],
    // Go with Docker's DNS and without any.
    ['dial tcp: lookup db on 127.0.0.11:53: no such host', 'unknown db'],
    ['dial tcp: lookup db on 127.0.0.11:53: server misbehaving', 'temporary db'],
    [
      'dial tcp: lookup example.com on 8.8.8.8:53: read udp 172.18.0.2:40000->8.8.8.8:53: i/o timeout',
      'temporary example.com',
    ],
    // Java, Netty, .NET, Rust, Ruby, PHP 7, Elixir.
    ['Caused by: java.net.UnknownHostException: postgres: Name or service not known', 'unknown postgres'],
    ['java.net.UnknownHostException: db: Temporary failure in name resolution', 'temporary db'],
    ["java.net.UnknownHostException: Failed to resolve 'mongo' [A(1)]", 'unknown mongo'],
    ['System.Net.Http.HttpRequestException: Name or service not known (api:8080)', 'unknown api'],
    ['failed to lookup address information: Temporary failure in name resolution', 'temporary -'],
    ['Failed to open TCP connection to elastic:9200 (getaddrinfo: Name or service not known)', 'unknown elastic'],
    ['SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo failed: Name or service not known', 'unknown -'],
    ['tcp connect (db:5432): non-existing domain - :nxdomain', 'unknown db'],
    // libmysqlclient, redis-py, urllib3 1 and 2, curl, nginx.
    ["ERROR 2005 (HY000): Unknown MySQL server host 'db' (-2)", 'unknown db'],
    ["ERROR 2005 (HY000): Unknown MySQL server host 'db' (-3)", 'temporary db'],
    [
      'redis.exceptions.ConnectionError: Error -3 connecting to redis:6379. Temporary failure in name resolution.',
      'temporary redis',
    ],
    [
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='es', port=9200): Max retries exceeded with url: / (Caused by NewConnectionError('<…>: Failed to establish a new connection: [Errno -2] Name or service not known'))",
      'unknown es',
    ],
    [
      '(Caused by NameResolutionError("<…>: Failed to resolve \'es\' ([Errno -3] Temporary failure in name resolution)"))',
      'temporary es',
    ],
    ['curl: (6) Could not resolve host: api', 'unknown api'],
    ['nginx: [emerg] host not found in upstream "backend:8000" in /etc/nginx/conf.d/default.conf:3', 'unknown backend'],
  ])('is recognised in %j', (line, expected) => {
    expect(told(line)).toEqual([expected]);
  });

  it.each([
    'resolved db to 172.18.0.2',
    'Using hostname db',
    'Try again later',
    'lookup table loaded',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 8.8.8.8:53: no such host',
    '#8 1.2 curl: (6) Could not resolve host: pypi.org',
  ])('is not seen in %j', (line) => {
    expect(unknownNames([line])).toEqual([]);
  });
});
