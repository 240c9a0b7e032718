import { describe, expect, it } from 'vitest';
import type { Known } from '../../../../src/doctor/known.ts';
import { localhostInContainer as rule } from '../../../../src/doctor/rules/connections/localhost-in-container.ts';
import { container, diagnose, ended, find, line, NOW, one, refusedBy, said, withFiles } from './known.ts';

const LOG = refusedBy('localhost', '127.0.0.1');
const ENV = { POSTGRES_SERVER: 'localhost', POSTGRES_PORT: '5432', POSTGRES_PASSWORD: 'changethis' };
const postgres = { db: { image: 'docker.io/library/postgres:16-alpine' } };
const fixed = (known: Known, files: Parameters<typeof withFiles>[1]): Known => ({
  ...known,
  world: withFiles(known.world, files),
});

describe('localhost in a container', () => {
  const places = { 'services.api.environment.POSTGRES_SERVER': line(7, 'POSTGRES_SERVER=${POSTGRES_SERVER}') };
  const env = { POSTGRES_SERVER: 'localhost', POSTGRES_PASSWORD: 'changethis' };

  it('is found with the line of .env, and the service of the project that is meant', () => {
    const known = fixed(one(ENV, ended('api'), LOG, { specs: postgres }), { places, env });
    const [finding, ...more] = diagnose(known, 'en');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'env.localhost-in-container',
      severity: 'error',
      service: 'api',
      title: 'api looks for PostgreSQL at localhost:5432 inside its own container',
      evidence: [
        { source: 'log of api', text: LOG[0] },
        { source: '.env:1', text: 'POSTGRES_SERVER=localhost' },
      ],
      fixes: [
        { title: 'write db in POSTGRES_SERVER', edit: { file: '/srv/shop/.env', line: 1 } },
        { title: 'write host.docker.internal in POSTGRES_SERVER', edit: { file: '/srv/shop/.env', line: 1 } },
        { argv: ['docker', 'compose', 'up', '-d', 'api'], danger: 'restarts' },
      ],
    });
    expect(find(rule, known)[0]?.why).toContain('POSTGRES_SERVER says localhost');
    expect(rule.find(known, 'zh-CN')[0]?.title).toBe('api 在自己的容器里寻找 localhost:5432 上的 PostgreSQL');
  });

  it.each([
    [
      { DATABASE_URL: 'postgres://app:pa55word@localhost:5432/shop' },
      'DATABASE_URL=postgres://app:***@localhost:5432/shop',
    ],
    [
      { SPRING_DATASOURCE_URL: 'jdbc:postgresql://localhost:5432/shop' },
      'SPRING_DATASOURCE_URL=jdbc:postgresql://localhost:5432/shop',
    ],
    [{ DSN: 'host=localhost port=5432 user=app password=pa55word' }, 'DSN=***'],
    [
      { ConnectionStrings__Shop: 'Server=127.0.0.1;Port=5432;Password=pa55word' },
      'ConnectionStrings__Shop=Server=127.0.0.1;Port=5432;Password=***',
    ],
    [{ PGHOST: '127.0.0.1' }, 'PGHOST=127.0.0.1'],
  ])('is found in %o', (environment, text) => {
    const [finding] = find(rule, one(environment as Record<string, string>, ended('api'), LOG));
    expect(finding?.evidence[1]).toEqual({ source: 'docker inspect shop-api-1', text });
    expect(JSON.stringify(finding)).not.toContain('pa55word');
  });

  it('is found in what the real stack said', () => {
    const environment = { REDIS_HOST: 'localhost', REDIS_PORT: '6379' };
    const [finding] = find(rule, one(environment, ended('api'), said('localhost.28.5.log.txt')));
    expect(finding?.title).toBe('api looks for Redis at localhost:6379 inside its own container');
  });

  it('takes the one variable of several that fits what was refused', () => {
    const both = {
      ...ENV,
      REDIS_HOST: 'localhost',
      API_URL: 'http://localhost:8000',
      ALLOWED_ORIGINS: 'http://localhost:5432',
    };
    const [finding] = find(rule, one(both, ended('api'), ['Error: connect ECONNREFUSED 127.0.0.1:6379']));
    expect(finding?.evidence[1]?.text).toBe('REDIS_HOST=localhost');
  });

  it('says what to do in the shell where that sets the variable', () => {
    const known = fixed(one(ENV, ended('api'), LOG), { places, env });
    const { sources } = known.world;
    const world = { ...known.world, sources: sources && { ...sources, shell: { POSTGRES_SERVER: 'localhost' } } };
    const [finding] = find(rule, { ...known, world });
    expect(finding?.fixes[0]).toMatchObject({ edit: null, explain: expect.stringContaining('unset POSTGRES_SERVER') });
  });

  it('says that the files are better by now where they are', () => {
    const known = one(ENV, ended('api'), LOG);
    const { project } = known.world;
    const services = (project?.services ?? []).map((spec) => ({
      ...spec,
      environment: { ...ENV, POSTGRES_SERVER: 'db' },
    }));
    const [finding] = find(rule, { ...known, world: { ...known.world, project: project && { ...project, services } } });
    expect(finding?.why).toContain('another value by now (db)');
    expect(finding?.fixes.map(({ argv }) => argv?.join(' '))).toEqual(['docker compose up -d api']);
  });

  it('is nothing to speak of where no variable says it, or nothing is refused', () => {
    expect(find(rule, one({ HOST: 'localhost', DOMAIN: 'localhost' }, ended('api'), LOG))).toEqual([]);
    expect(find(rule, one(ENV, ended('api'), ['ValueError: no']))).toEqual([]);
    expect(
      find(rule, one(ENV, container('api', { health: 'healthy', startedAt: NOW - 9000 }), LOG, { ago: 0 })),
    ).toEqual([]);
  });
});
