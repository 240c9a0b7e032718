import { describe, expect, it } from 'vitest';
import { diagnose as diagnoseAll } from '../../../../src/doctor/diagnose.ts';
import { connectionsRules } from '../../../../src/doctor/rules/connections/index.ts';
import { pasted, refusedBy, said, withFiles, world } from './known.ts';

const own = new Set<string>(connectionsRules.map(({ code }) => code));
const told = (lines: readonly string[], of?: ReturnType<typeof world>) =>
  diagnoseAll(pasted(lines, of), 'en')
    .filter(({ code }) => own.has(code))
    .map(({ code, service, severity, title }) => `${severity} ${code} ${service}: ${title}`);

describe('a pasted text about connections', () => {
  it('is understood without a project and an engine: each container by its name in front', () => {
    expect(told(said('attached.2.40.txt').map((text) => text.replace(/\x1b\[K/, ''))).sort()).toEqual([
      'error db.connection-refused localhost: localhost looks for Redis at [::1]:6379 inside its own container',
      'error db.connection-refused loop: loop cannot connect to 172.17.0.1:18761',
      'error db.connection-refused machine: machine cannot connect to 172.17.0.1:18761',
      'error db.connection-refused port: port cannot connect to 172.20.0.4',
      'error dns.host-not-found apart: apart finds no address for a host',
      'error dns.host-not-found name: name finds no address for a host',
      'error dns.host-not-found nameless: nameless finds no address for a host',
    ]);
  });

  it('is explained better with the project’s files', () => {
    const environment = { REDIS_HOST: 'localhost', REDIS_PORT: '6379' };
    const files = withFiles(world({ localhost: { environment } }), { env: {} });
    const text = said('attached.2.40.txt').filter((line) => line.startsWith('localhost-1'));
    expect(told(text, files)).toEqual([
      'error env.localhost-in-container localhost: localhost looks for Redis at localhost:6379 inside its own container',
    ]);
  });

  it('is understood without names in front, as docker logs and a terminal show it', () => {
    const [finding] = diagnoseAll(
      pasted(['+ python pre_start.py', ...refusedBy('host.docker.internal', '172.17.0.1')]),
      'en',
    );
    expect(finding).toMatchObject({
      code: 'db.connection-refused',
      severity: 'error',
      service: null,
      title: 'a service cannot connect to PostgreSQL at host.docker.internal:5432',
      evidence: [{ source: '-' }],
    });
    expect(finding?.fixes.every(({ argv }) => argv?.[1] !== 'compose')).toBe(true);
  });

  it('tells who is turned down, also of Compose 1', () => {
    const lines = [
      'Attaching to shop_db_1, shop_api_1',
      'db_1   | 2024-05-01 10:00:00.000 UTC [73] FATAL:  password authentication failed for user "app"',
      'api_1  | asyncpg.exceptions.InvalidPasswordError: password authentication failed for user "app"',
      'shop_api_1 exited with code 1',
    ];
    expect(told(lines)).toEqual(['error db.authentication-failed api: PostgreSQL does not let api in as app']);
  });

  it('is silent about what went well in the end', () => {
    const refused = refusedBy('db', '172.18.0.2').map((text) => `api-1  | ${text}`);
    expect(told([...refused, 'api-1  | connected to db'])).toEqual([]);
    expect(told([...refused, 'api-1  | done', 'api-1 exited with code 0'])).toEqual([]);
    expect(told(said('fine.28.5.log.txt').map((text) => `fine-1  | ${text}`))).toEqual([]);
  });

  it('is no more than a warning where it goes on while others ended', () => {
    const lines = [
      ...refusedBy('db', '172.18.0.2').map((text) => `api-1  | ${text}`),
      'job-1  | x',
      'job-1 exited with code 3',
    ];
    expect(told(lines)).toEqual(['warning db.connection-refused api: api cannot connect to PostgreSQL at db:5432']);
  });

  it('is not about a build or a registry', () => {
    expect(
      told([
        '#8 12.3 curl: (6) Could not resolve host: pypi.org',
        'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp 1.2.3.4:443: connect: connection refused',
      ]),
    ).toEqual([]);
  });
});
