import { describe, expect, it } from 'vitest';
import type { Known } from '../../../../src/doctor/known.ts';
import type { HostPort } from '../../../../src/doctor/question.ts';
import { noAnswers } from '../../../../src/doctor/question.ts';
import { connectionRefused as rule } from '../../../../src/doctor/rules/connections/connection-refused.ts';
import { exampleWorld, MOMENTS } from '../../../example-world.ts';
import { knowing as plainKnowing } from '../machine/known.ts';
import {
  container,
  diagnose,
  ended,
  find,
  line,
  NOW,
  one,
  openQuestions,
  refusedBy,
  said,
  withFiles,
} from './known.ts';

const MACHINE = { POSTGRES_SERVER: 'host.docker.internal', POSTGRES_PORT: '5432' };
const LOG = ['Starting', ...refusedBy('host.docker.internal', '172.17.0.1')];
const broken = one(MACHINE, ended('api'), LOG);
const answered = (known: Known, holder: HostPort | null): Known => ({
  ...known,
  answers: { ...noAnswers, hostPort: () => holder },
});
const nobody: HostPort = { containers: [], processes: [] };
const by = (address: string): HostPort => ({ containers: [], processes: [{ name: 'postgres', pid: 812, address }] });
const why = (known: Known) => find(rule, known)[0]?.why;

describe('a connection to this machine that is refused', () => {
  it('is told with its line, the line of the variable, and whose turn it is', () => {
    const files = withFiles(broken.world, {
      places: { 'services.api.environment.POSTGRES_SERVER': line(9, '${POSTGRES_SERVER?Variable not set}') },
      env: { TAG: 'latest', POSTGRES_SERVER: 'host.docker.internal' },
    });
    const known = answered({ ...broken, world: files }, nobody);
    const [finding, ...more] = diagnose(known, 'en');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'db.connection-refused',
      severity: 'error',
      service: 'api',
      title: 'api cannot connect to PostgreSQL at host.docker.internal:5432',
      evidence: [
        { source: 'log of api', text: LOG[1] },
        { source: '.env:2', text: 'POSTGRES_SERVER=host.docker.internal' },
        { source: 'this machine', text: 'nothing listens on port 5432' },
      ],
      topic: 'directions',
    });
    expect(finding?.why).toContain('nothing listens on port 5432 there');
    expect(finding?.fixes.map(({ title, argv }) => argv?.join(' ') ?? title)).toEqual([
      'start PostgreSQL on this machine',
      'name another server in POSTGRES_SERVER',
      'docker compose up -d api',
    ]);
    expect(diagnose(known, 'zh-CN')[0]?.title).toBe('api 连不上 host.docker.internal:5432 上的 PostgreSQL');
  });

  it('asks who has the port', () => {
    expect(openQuestions(broken)).toContainEqual({ kind: 'host-port', port: 5432, protocol: 'tcp' });
    expect(rule.asks?.(plainKnowing(exampleWorld('healthy')))).toEqual([]);
  });

  it('is due to the loopback address where that is all a server listens on, but not on Docker Desktop', () => {
    expect(why(answered(broken, by('127.0.0.1')))).toContain('only on its loopback address');
    const desktop = one(MACHINE, ended('api'), refusedBy('host.docker.internal', '192.168.65.254'));
    expect(why(answered({ ...desktop, log: desktop.log }, by('127.0.0.1')))).toContain(
      'listens on port 5432 there now',
    );
    expect(why(answered(broken, by('0.0.0.0')))).toContain('listens on port 5432 there now');
  });

  it('claims no more than it knows where nobody could be asked', () => {
    for (const known of [broken, answered(broken, null), answered(broken, { containers: [], processes: null })]) {
      expect(why(known)).toContain('on Linux, listen on more than 127.0.0.1');
      expect(find(rule, known)[0]?.fixes[0]?.argv).toEqual(['lsof', '-nP', '-iTCP:5432', '-sTCP:LISTEN']);
    }
  });

  it('is a firewall’s doing where nothing answers at all', () => {
    const log = ['connection to server at "host.docker.internal" (172.17.0.1), port 5432 failed: Connection timed out'];
    expect(why(one(MACHINE, ended('api'), log))).toContain('a firewall there');
  });

  it('is read from the address alone, as Go and Node print it', () => {
    const [finding] = find(
      rule,
      one(MACHINE, ended('api'), ['panic: dial tcp 172.17.0.1:5432: connect: connection refused']),
    );
    expect(finding?.title).toBe('api cannot connect to PostgreSQL at host.docker.internal:5432');
  });
});

describe('a connection to another service that is refused', () => {
  const SERVICE = { DATABASE_URL: 'postgresql://app:s3cret-word@db:5433/shop' };
  const log = refusedBy('db', '172.18.0.2', 5433);
  const db = (changes = {}) => container('db', { networks: ['shop_default'], ...changes });
  const specs = {
    db: { image: 'postgres:16', ports: [{ hostIp: '', published: '5433', target: 5432, protocol: 'tcp' }] },
  };
  const to = (other: ReturnType<typeof db> | null, more = specs) =>
    one(SERVICE, ended('api'), log, { specs: more, others: other ? [other] : [] });

  it('means the port of the container, not the published one', () => {
    const known = to(db());
    const world = withFiles(known.world, {
      places: { 'services.api.environment.DATABASE_URL': line(4, 'postgresql://app:${PW}@db:5433/shop') },
      env: { PW: 's3cret-word' },
    });
    const [finding] = find(rule, { ...known, world });
    expect(finding?.why).toContain('db listens on 5432; 5433 is where it is published');
    expect(finding?.fixes[0]).toMatchObject({
      title: 'put port 5432 in place of 5433 in DATABASE_URL',
      edit: { file: '/srv/shop/compose.yaml', line: 4 },
    });
    expect(JSON.stringify(finding)).not.toContain('s3cret-word');
    expect(finding?.evidence[1]).toEqual({
      source: 'compose.yaml:4',
      text: 'DATABASE_URL=postgresql://app:***@db:5433/shop',
    });
  });

  it('is told to start it where it does not run, and with which profile', () => {
    expect(find(rule, to(null))[0]?.fixes[0]?.argv).toEqual(['docker', 'compose', 'up', '-d', 'db']);
    const off = to(null, { db: { ...specs.db, enabled: false, profiles: ['data'] } as typeof specs.db });
    expect(find(rule, off)[0]?.fixes[0]?.argv).toEqual(['docker', 'compose', '--profile', 'data', 'up', '-d', 'db']);
  });

  it('is only a warning where the other has a trouble of its own, and takes the place of the symptom all the same', () => {
    const found = diagnose(to(ended('db')), 'en');
    expect(found.map(({ code, service, severity }) => `${severity} ${code} ${service}`)).toEqual([
      'error container.exited db',
      'warning db.connection-refused api',
    ]);
  });

  it('looks where the other listens', () => {
    const plain = to(db(), { db: { ...specs.db, ports: [] } });
    expect(openQuestions(plain)).toContainEqual({ kind: 'sockets', container: 'db-id' });
    const listening = (listeners: readonly { address: string; port: number }[]) =>
      find(rule, { ...plain, answers: { ...noAnswers, sockets: () => listeners } })[0];
    expect(listening([{ address: '0.0.0.0', port: 5432 }])?.why).toBe(
      'db runs, but does not listen on port 5433; it listens on 5432.',
    );
    expect(listening([{ address: '127.0.0.1', port: 5433 }])?.why).toContain('only for itself');
    expect(listening([{ address: '::', port: 5433 }])?.why).toContain('was not ready yet');
    expect(listening([{ address: '::', port: 5433 }])?.fixes[0]?.title).toBe('let api wait until db is ready');
  });

  it('finds the service behind a number by the only variable that it can be', () => {
    const [finding] = find(
      rule,
      one({ CACHE_URL: 'redis://cache:6379/0' }, ended('api'), ['Error: connect ECONNREFUSED 172.18.0.4:6379'], {
        specs: { cache: {} },
      }),
    );
    expect(finding?.title).toBe('api cannot connect to Redis at cache:6379');
    expect(finding?.why).toBe('cache is a service of this project, and it does not run.');
  });
});

describe('what was refused elsewhere or nowhere', () => {
  it('names what is known', () => {
    const title = (log: readonly string[], environment = {}) =>
      find(rule, one(environment, ended('api'), log))[0]?.title;
    expect(title(['ConnectionRefusedError: [Errno 111] Connection refused'])).toBe('api cannot connect to a server');
    expect(title(['Error: connect ECONNREFUSED 10.1.2.3:3306'])).toBe('api cannot connect to MySQL at 10.1.2.3:3306');
    expect(
      title([
        'psycopg2.OperationalError: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory',
      ]),
    ).toBe('api looks for PostgreSQL inside its own container');
    expect(title(["Error: P1001: Can't reach database server at `db.example.com`:`5432`"])).toBe(
      'api cannot connect to PostgreSQL at db.example.com:5432',
    );
  });

  it.each(['machine', 'loop'])('is found in what %s of the real stack said', (service) => {
    const found = find(
      rule,
      one({ RABBITMQ_HOST: 'host.docker.internal' }, ended('api'), said(`${service}.28.5.log.txt`)),
    );
    expect(found.map(({ title }) => title)).toEqual(['api cannot connect to RabbitMQ at host.docker.internal:18761']);
  });
});

describe('no trouble', () => {
  const running = container('api', { startedAt: NOW - 30_000 });
  const healthy = container('api', { health: 'healthy' });
  const codes = (known: Known) => find(rule, known).map(({ severity }) => severity);

  it('is there where the service is healthy, ended with 0, was stopped, or waits', () => {
    expect(codes(one(MACHINE, healthy, LOG))).toEqual([]);
    expect(codes(one(MACHINE, ended('api', { exitCode: 0 }), LOG))).toEqual([]);
    expect(codes(one(MACHINE, ended('api', { exitCode: 143 }), LOG))).toEqual([]);
    expect(codes(one(MACHINE, container('api', { state: 'created', startedAt: null }), LOG))).toEqual([]);
  });

  it('is left when it got further, by its words or another trouble', () => {
    const saying = (...lines: readonly string[]) => codes(one(MACHINE, ended('api'), [...LOG, ...lines]));
    expect(
      saying('giving up', 'tenacity.RetryError: RetryError[<Future state=finished raised OperationalError>]'),
    ).toEqual(['error']);
    expect(saying('Service finished initializing: PostgreSQL answers', 'done')).toEqual([]);
    expect(saying('PostgreSQL did not answer in 300 tries')).toEqual(['error']);
    expect(saying('INFO  [alembic] Running upgrade  -> 1a2b', 'boom')).toEqual([]);
    expect(
      saying('sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "users" does not exist'),
    ).toEqual([]);
    expect(saying("ModuleNotFoundError: No module named 'app'")).toEqual([]);
    expect(
      saying(
        'During handling of the above exception, another exception occurred:',
        "AttributeError: 'NoneType' object has no attribute 'close'",
      ),
    ).toEqual(['error']);
  });

  it('is there while a running service has said it long ago, or says other things since', () => {
    expect(codes(one(MACHINE, running, LOG, { ago: 1_000 }))).toEqual(['warning']);
    expect(codes(one(MACHINE, running, LOG, { ago: 120_000 }))).toEqual([]);
    const lines = Array.from({ length: 12 }, (_, at) => `job ${at} done`);
    expect(codes(one(MACHINE, running, [...LOG, ...lines], { ago: 0 }))).toEqual([]);
    expect(codes(one(MACHINE, running, [...LOG, 'Uvicorn running on http://0.0.0.0:8000'], { ago: 0 }))).toEqual([]);
    const old = container('api', { startedAt: NOW - 3_600_000 });
    expect(codes(one(MACHINE, old, LOG, { ago: 1_000 }))).toEqual([]);
    expect(codes(one(MACHINE, old, [...LOG, 'again', ...LOG], { ago: 1_000 }))).toEqual(['warning']);
  });

  it('is there for what no program needs, or for a running one that may be a mere proxy', () => {
    expect(codes(one({}, ended('api'), ['dial tcp 127.0.0.1:4317: connect: connection refused']))).toEqual([]);
    expect(codes(one({}, running, ['dial tcp 172.18.0.9:8000: connect: connection refused'], { ago: 0 }))).toEqual([]);
  });

  it.each(MOMENTS)('is in the example at %s, whatever an old line of a log says', (moment) => {
    const known: Known = { ...plainKnowing(exampleWorld(moment)), log: () => LOG.map((text) => ({ at: 0, text })) };
    const troubled = new Set(find(rule, known).map(({ service }) => service));
    const expected = { 'prestart-failed': ['prestart'], unhealthy: ['backend'] } as Partial<Record<string, string[]>>;
    expect([...troubled].filter((service) => service !== 'worker')).toEqual(expected[moment] ?? []);
  });

  it('is in the service of the real stack that got over it', () => {
    expect(codes(one({ ELASTIC_HOST: 'search' }, running, said('fine.28.5.log.txt'), { ago: 0 }))).toEqual([]);
  });
});
