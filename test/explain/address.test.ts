import { describe, expect, it } from 'vitest';
import { addressesOf, hostAndPort, productAt } from '../../src/explain/address.ts';
import { services } from '../example-project.ts';

const spec = services.find(({ name }) => name === 'worker') ?? fail();

function fail(): never {
  throw new Error('there is a worker');
}

function found(environment: Readonly<Record<string, string | null>>) {
  return addressesOf({ ...spec, environment }, ['db', 'cache', 'app']).map((address) => [
    address.variable,
    address.direction,
    hostAndPort(address),
    productAt(address),
  ]);
}

describe('addressesOf', () => {
  it('reads hosts with the port of the variable beside, addresses with their own, and whole URLs', () => {
    expect(found({ POSTGRES_SERVER: 'host.docker.internal', POSTGRES_PORT: '5432' })).toEqual([
      ['POSTGRES_SERVER', 'machine', 'host.docker.internal:5432', 'PostgreSQL'],
    ]);
    expect(found({ CACHE_ADDR: 'cache:6379' })).toEqual([['CACHE_ADDR', 'container', 'cache:6379', 'Redis']]);
    expect(found({ DATABASE_URL: 'mysql+pymysql://u:p@db:3306/app?x=1' })).toEqual([
      ['DATABASE_URL', 'container', 'db:3306', 'MySQL'],
    ]);
    expect(found({ REDIS_HOST: '127.0.0.1' })).toEqual([['REDIS_HOST', 'self', '127.0.0.1', 'Redis']]);
  });

  it('leaves out what only looks like one', () => {
    expect(found({ POSTGRES_DB: 'app', DOMAIN: 'localhost', MODE: 'db', EMPTY: '', NONE: null })).toEqual([]);
    expect(found({ FRONTEND_HOST: 'http://localhost:5173', CORS: 'http://localhost,https://localhost' })).toEqual([]);
    expect(found({ BIND_HOST: '0.0.0.0', OTHER_HOST: 'db.example.com' })).toEqual([]);
  });
});
