import { describe, expect, it } from 'vitest';
import type { Known } from '../../../../src/doctor/known.ts';
import { hostNotFound as rule } from '../../../../src/doctor/rules/connections/host-not-found.ts';
import { container, diagnose, ended, find, line, one, said, withFiles } from './known.ts';

const ENV = { DB_HOST: 'db' };
const LOG = ['dial tcp: lookup db on 127.0.0.11:53: no such host'];
const own = (changes = {}) => ended('api', { networks: ['shop_default'], ...changes });
const other = (network: string, changes = {}) => container('db', { networks: [network], ...changes });
const specs = { db: { networks: ['back'] } };
const files = (known: Known, given: Parameters<typeof withFiles>[1]): Known => ({
  ...known,
  world: withFiles(known.world, given),
});

describe('a host name without an address', () => {
  it('is that of a service in another network: both are named, and the line to change', () => {
    const known = one(ENV, own(), LOG, { specs, others: [other('shop_back')] });
    const places = { 'services.api.environment.DB_HOST': line(5, 'db'), 'services.api': line(3, null) };
    const [finding, ...more] = diagnose(files(known, { places }), 'en');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'dns.host-not-found',
      severity: 'error',
      title: 'api finds no address for the host db',
      evidence: [
        { source: 'log of api', text: LOG[0] },
        { source: 'compose.yaml:5', text: 'DB_HOST=db' },
        { source: 'networks of shop-api-1', text: 'shop_default' },
        { source: 'networks of shop-db-1', text: 'shop_back' },
      ],
      topic: 'network',
    });
    expect(finding?.fixes[0]).toMatchObject({ title: 'put api into the network back', edit: { line: 3 } });
    expect(rule.find(known, 'zh-CN')[0]?.title).toBe('api 解析不了主机名 db');
  });

  it('is that of a service that does not run, has failed, or came later', () => {
    const why = (others: readonly ReturnType<typeof container>[]) =>
      find(rule, one(ENV, own(), LOG, { specs, others }))[0];
    expect(why([])?.why).toContain('it does not run: Docker’s DNS knows a service only while it does');
    expect(why([])?.fixes[0]?.argv).toEqual(['docker', 'compose', 'up', '-d', 'db']);
    expect(why([ended('db')])).toMatchObject({
      severity: 'warning',
      fixes: [{ argv: ['docker', 'compose', 'logs', '--tail', '200', 'db'] }, {}],
    });
    expect(why([other('shop_default')])?.fixes[0]?.title).toBe('let api wait until db is ready');
    expect(
      find(rule, one(ENV, own({ networks: ['host'] }), LOG, { specs, others: [other('shop_back')] }))[0]?.why,
    ).toContain('network_mode: host');
  });

  it('is a slip in the name of a service', () => {
    const known = one(
      { DB_HOST: 'postgre' },
      own(),
      ['could not translate host name "postgre" to address: Name or service not known'],
      { specs: { postgres: {}, web: {} } },
    );
    const [finding] = find(
      rule,
      files(known, { env: { PG: 'postgre' }, places: { 'services.api.environment.DB_HOST': line(6, '${PG}') } }),
    );
    expect(finding?.why).toBe('No service of this project is called postgre; postgres is nearly the same.');
    expect(finding?.fixes[0]).toMatchObject({
      title: 'write postgres in PG',
      edit: { file: '/srv/shop/.env', line: 1 },
    });
    const [far] = find(rule, one({}, own(), ['Error: getaddrinfo EAI_AGAIN rabbit'], { specs }));
    expect(far?.why).toBe('rabbit is no service of this project (those are api, db), and nobody else knows it.');
  });

  it('is host.docker.internal where nothing tells what that is', () => {
    const known = one({ DB_HOST: 'host.docker.internal' }, own(), ["ping: bad address 'host.docker.internal'"]);
    const places = { 'services.api': line(2, null) };
    expect(find(rule, known)[0]?.why).toContain('on Linux a container only does with extra_hosts');
    const [finding] = find(rule, files(known, { places }));
    expect(finding?.why).toContain('unless extra_hosts does, and api has none');
    expect(finding?.fixes[0]).toMatchObject({ edit: { file: '/srv/shop/compose.yaml', line: 2 } });
    const given = { ...places, 'services.api.extra_hosts.0': line(4, 'host.docker.internal:host-gateway') };
    expect(find(rule, files(known, { places: given }))[0]?.why).toContain('its container did not have it');
  });

  it('is that of a host outside', () => {
    const why = (words: string) => find(rule, one({}, own(), [words]))[0]?.why;
    expect(why('getaddrinfo EAI_AGAIN api.example.com')).toContain('No DNS server answered');
    expect(why('getaddrinfo ENOTFOUND api.example.com')).toContain('Nobody knows api.example.com');
    const shut = one({}, own(), ['getaddrinfo EAI_AGAIN api.example.com'], { specs: { api: { networks: ['back'] } } });
    const places = { 'networks.back.internal': line(20, 'true') };
    expect(find(rule, files(shut, { places }))[0]?.why).toContain('back is an internal network');
  });

  it.each([
    ['name', { ELASTIC_HOST: 'serach' }, 'search is nearly the same'],
    ['apart', { ELASTIC_HOST: 'search' }, 'containers know each other’s names only within'],
    ['nameless', { RABBITMQ_HOST: 'host.docker.internal' }, 'extra_hosts'],
  ])('is found by the variables in what %s of the real stack said', (service, environment, why) => {
    const search = container('search', { networks: ['shop_other'] });
    const known = one(environment as Record<string, string>, own(), said(`${service}.28.5.log.txt`), {
      specs: { search: {} },
      others: [search],
    });
    expect(find(rule, known)[0]?.why).toContain(why);
  });

  it('is not claimed to be a certain one where the variables name several', () => {
    const [finding] = find(
      rule,
      one({ DB_HOST: 'db', CACHE_HOST: 'cache' }, own(), ['socket.gaierror: [Errno -2] Name or service not known']),
    );
    expect(finding?.title).toBe('api finds no address for a host');
  });

  it('is over when the name was found later, or the service is well', () => {
    const refused = 'dial tcp 172.18.0.2:5432: connect: connection refused';
    expect(find(rule, one(ENV, own(), [...LOG, refused], { specs }))).toEqual([]);
    expect(find(rule, one(ENV, own(), [...LOG, 'connected to db'], { specs }))).toEqual([]);
    expect(find(rule, one(ENV, container('api', { health: 'healthy' }), LOG, { ago: 0 }))).toEqual([]);
  });
});
