import { describe, expect, it } from 'vitest';
import type { Known } from '../../../../src/doctor/known.ts';
import { authenticationFailed as rule } from '../../../../src/doctor/rules/connections/authentication-failed.ts';
import { container, diagnose, ended, find, line, one, said, withFiles } from './known.ts';

const ENV = { POSTGRES_SERVER: 'db', POSTGRES_USER: 'shop', POSTGRES_PASSWORD: 'one-secret', POSTGRES_DB: 'shop' };
const LOG = [
  'connection to server at "db" (172.18.0.2), port 5432 failed: FATAL:  password authentication failed for user "shop"',
];
const server = (environment: Readonly<Record<string, string>>) => ({
  specs: { db: { image: 'postgres:16', environment } },
  others: [container('db', { environment })],
});
const commands = (known: Known) => find(rule, known)[0]?.fixes.map(({ argv, title }) => argv?.join(' ') ?? title);

describe('a login that a server turns down', () => {
  it('is due to data that is older than the password, where both files have the same', () => {
    const known = one(ENV, ended('api'), LOG, server(ENV));
    const places = { 'services.api.environment.POSTGRES_PASSWORD': line(8, '${POSTGRES_PASSWORD}') };
    const world = withFiles(known.world, { places, env: { POSTGRES_PASSWORD: 'one-secret' } });
    const [finding, ...more] = diagnose({ ...known, world }, 'en');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'db.authentication-failed',
      severity: 'error',
      title: 'PostgreSQL does not let api in as shop',
      evidence: [
        { source: 'log of api', text: LOG[0] },
        { source: 'docker inspect shop-api-1', text: 'POSTGRES_USER=shop' },
        { source: '.env:1', text: 'POSTGRES_PASSWORD=***' },
      ],
    });
    expect(finding?.why).toContain('db reads POSTGRES_PASSWORD only when it starts with an empty data folder');
    expect(finding?.fixes.map(({ danger }) => danger)).toEqual(['none', 'restarts', 'deletes']);
    expect(commands(known)?.[0]).toBe('docker compose exec db psql -U shop -d postgres -c \\password shop');
    expect(JSON.stringify([finding, rule.find(known, 'zh-CN')])).not.toContain('one-secret');
  });

  it('is due to another password, where the files have two', () => {
    const [finding] = find(rule, one(ENV, ended('api'), LOG, server({ ...ENV, POSTGRES_PASSWORD: 'another-one' })));
    expect(finding?.why).toBe('The service has another password than db has in POSTGRES_PASSWORD.');
    expect(finding?.fixes[0]?.title).toBe('give POSTGRES_PASSWORD the password that the server has');
    expect(JSON.stringify(finding)).not.toMatch(/another-one|one-secret/);
  });

  it('is no more than that where the server is not of the project, or the user another than its own', () => {
    const [elsewhere] = find(
      rule,
      one({ ...ENV, POSTGRES_SERVER: 'host.docker.internal' }, ended('api'), [
        LOG[0]?.replace('"db"', '"host.docker.internal"') ?? '',
      ]),
    );
    expect(elsewhere?.why).toContain('The password is not the one that the server has for shop');
    const [other] = find(rule, one(ENV, ended('api'), LOG, server({ ...ENV, POSTGRES_USER: 'admin' })));
    expect(other?.why).toBe(elsewhere?.why);
  });

  it('shows no password that stands in an address or in the words themselves', () => {
    const url = { DATABASE_URL: 'postgres://shop:one-secret@db:5432/shop' };
    const words = [
      'connecting to postgres://shop:one-secret@db:5432/shop: FATAL:  password authentication failed for user "shop"',
    ];
    const [finding] = find(rule, one(url, ended('api'), words, server(ENV)));
    expect(finding?.evidence.map(({ text }) => text)).toEqual([
      words[0]?.replace('one-secret', '***'),
      'DATABASE_URL=postgres://shop:***@db:5432/shop',
    ]);
    expect(finding?.why).toContain('only when it starts with an empty data folder');
  });

  it('is a database that was not made: how to make it, in the service or elsewhere', () => {
    const words = [
      'psycopg2.OperationalError: connection to server at "db" (172.18.0.2), port 5432 failed: FATAL:  database "shop" does not exist',
    ];
    const inside = one(ENV, ended('api'), words, server(ENV));
    expect(find(rule, inside)[0]?.title).toBe('PostgreSQL has no database shop for api');
    expect(commands(inside)?.[0]).toBe('docker compose exec db createdb -U shop shop');
    expect(commands(one({}, ended('api'), ["Unknown database 'shop'"]))?.[0]).toBe(
      'make the database shop at the server',
    );
  });

  it.each([
    ['redis.exceptions.AuthenticationError: Authentication required.', {}, 'api gives Redis no password', 'sent none'],
    [
      'NOAUTH Authentication required.',
      { REDIS_PASSWORD: '' },
      'api gives Redis no password',
      'REDIS_PASSWORD is empty',
    ],
    [
      'AUTH <password> called without any password configured for the default user.',
      {},
      'api gives Redis a password, but it has none',
      'No password is set',
    ],
    [
      'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN.',
      { AMQP_URL: 'amqp://guest:guest@queue:5672/' },
      'RabbitMQ does not let api in as guest',
      'guest may only',
    ],
    ['FATAL:  role "app" does not exist', {}, 'PostgreSQL knows no user app, as whom api logs in', 'no such user'],
    [
      'no pg_hba.conf entry for host "172.18.0.3", user "app", database "shop"',
      {},
      'PostgreSQL does not let api in as app from there',
      'its rules',
    ],
    ["Authentication plugin 'caching_sha2_password' cannot be loaded", {}, 'api and MySQL have no way', 'older than'],
  ])('is told of %j', (words, environment, title, why) => {
    const [finding] = find(rule, one(environment as Record<string, string>, ended('api'), [words]));
    expect(finding?.title).toContain(title);
    expect(finding?.why).toContain(why);
    expect(finding?.fixes.length).toBeGreaterThan(0);
    expect(rule.find(one({}, ended('api'), [words]), 'zh-CN')[0]?.title).toMatch(/[\u4e00-\u9fff]/);
  });

  it('takes the place of an earlier refusal: the server was found', () => {
    const refused = 'connection to server at "db" (172.18.0.2), port 5432 failed: Connection refused';
    const found = diagnose(one(ENV, ended('api'), [refused, refused, ...LOG], server(ENV)), 'en');
    expect(found.map(({ code }) => code)).toEqual(['db.authentication-failed']);
  });

  it('is no finding on the server that writes it down, nor on a service that is well', () => {
    expect(find(rule, one({}, ended('api'), said('postgres.15.log.txt')))).toEqual([]);
    expect(find(rule, one(ENV, container('api', { health: 'healthy' }), LOG, { ago: 0 }))).toEqual([]);
    expect(find(rule, one(ENV, ended('api', { exitCode: 0 }), LOG))).toEqual([]);
  });
});
