import { beforeAll, describe, expect, it } from 'vitest';
import { healthcheck } from '../../../../src/explain/topics/running/healthcheck.ts';
import { oneShot } from '../../../../src/explain/topics/running/one-shot.ts';
import { startUp } from '../../../../src/explain/topics/running/start-up.ts';
import { verify } from '../../../../src/explain/topics/running/verify.ts';
import type { World } from '../../../../src/model/world.ts';
import type { Moment } from '../../../example-world.ts';
import { commandsOf, factsOf } from './facts.ts';
import { aiPic, otherProject, readExample } from './projects.ts';

let at: (moment: Moment) => World;
let shop: World;

beforeAll(async () => {
  const read = await readExample();
  at = (moment) => aiPic(read, moment);
  shop = await otherProject({
    'compose.yaml': `
services:
  db:
    image: postgres:18
    healthcheck:
      test: pg_isready -U shop
      interval: 5s
      start_period: 20s
    ports: ["5433:5432"]
  web:
    image: shop
    depends_on:
      db:
        condition: service_healthy
    environment:
      DATABASE_URL: postgresql://shop:s3cret@db:5432/shop
    ports: ["\${WEB_PORT:-3000}:80"]
`,
  });
});

describe('the topic of one-shots', () => {
  it('tells who waits, what the work is, and how it ended', () => {
    expect(factsOf(oneShot, at('healthy'))).toEqual([
      'backend, worker may start only when prestart has ended with 0 (service_completed_successfully). [docker-compose.yml:12]',
      'The work of prestart is: bash scripts/prestart.sh [docker-compose.yml:72]',
      'prestart ended with 0 after 3.2 s: its gate is open. [seen]',
    ]);
  });

  it('tells one that is at work, and one that failed', () => {
    expect(factsOf(oneShot, at('prestart-waiting'))).toContain(
      'prestart has been at work for 3.0 s; its gate for backend, worker opens when it ends with 0. [seen]',
    );
    expect(factsOf(oneShot, at('prestart-failed'))).toContain(
      'prestart ended with 1 after 7.0 s, so the gate for backend, worker stays shut. [seen]',
    );
  });

  it('says that a project has none', () => {
    expect(factsOf(oneShot, shop)).toEqual([
      'No service of this project waits for another one to complete. [docker compose config]',
    ]);
  });
});

describe('the topic of the start', () => {
  it('goes through the gates in order, with what happened', () => {
    const facts = factsOf(startUp, at('healthy'));
    expect(facts.filter((fact) => /^\d\./.test(fact)).slice(0, 3)).toEqual([
      '1. prestart depends on no other service. It ended with 0 after 3.2 s. [seen]',
      '2. prestart ended with 0 after 3.2 s, so backend could start. It has been running for 5 m 00 s and is healthy. [docker-compose.yml:12]',
      '3. prestart ended with 0 after 3.2 s, so worker could start. It has been running for 5 m 00 s. [docker-compose.yml:60]',
    ]);
  });

  it('names what is outside of Compose by the line that says so, once for all services', () => {
    const facts = factsOf(startUp, at('healthy')).filter((fact) => fact.startsWith('Outside'));
    expect(facts).toHaveLength(2);
    expect(facts[0]).toBe(
      'Outside of Compose: POSTGRES_SERVER=host.docker.internal sends prestart, backend, worker to PostgreSQL (host.docker.internal:5432) on the machine itself. Compose neither starts it nor waits for it. [.env:15]',
    );
  });

  it('tells which gate is shut while one waits', () => {
    expect(factsOf(startUp, at('prestart-waiting'))).toContain(
      '2. backend waits: prestart has to end with 0 (now: running). [docker-compose.yml:12]',
    );
    expect(factsOf(startUp, at('prestart-failed'), 'zh-CN')).toContain(
      '2. backend 在等：prestart 需要以 0 退出（现在：失败）。 [docker-compose.yml:12]',
    );
  });

  it('tells what will be asked for where nothing runs yet', () => {
    expect(factsOf(startUp, shop)).toEqual([
      '1. db depends on no other service. [docker compose config]',
      '2. web starts when db is healthy. [compose.yaml:14]',
    ]);
  });
});

describe('the topic of healthchecks', () => {
  it('tells the probe, its limits, its mark, and that nobody waits for it', () => {
    expect(factsOf(healthcheck, at('healthy'))).toEqual([
      'backend is probed every 10 s with: curl -f http://localhost:8000/api/v1/utils/health-check/ [docker-compose.yml:35]',
      'A probe of backend has 5.0 s to answer, and 5 failures in a row make it unhealthy. [docker-compose.yml:38]',
      'backend is healthy; its last probe took 12 ms. [seen]',
      'No service waits for backend to be healthy: its mark is for people and proxies. [docker compose config]',
      'The containers of worker, adminer, proxy, mailcatcher have no healthcheck: "running" is all that Docker can say of them. [seen]',
    ]);
  });

  it('says that an unhealthy one goes on running, and what its probe said', () => {
    const facts = factsOf(healthcheck, at('unhealthy')).join('\n');
    expect(facts).toContain('backend is unhealthy after 3 failures in a row, and goes on running all the same.');
    expect(facts).toContain('The last probe of backend said: Health check exceeded timeout (5s)');
  });

  it('tells who waits for it, and what does not count at the beginning', () => {
    const facts = factsOf(healthcheck, shop).join('\n');
    expect(facts).toContain('web may start only when db is healthy (service_healthy).');
    expect(facts).toContain('those in the first 20 s do not count');
    expect(facts).not.toContain('have no healthcheck');
  });

  it('runs the probe as the engine does', () => {
    expect(commandsOf(healthcheck, at('healthy'))).toContain(
      'docker compose exec -T backend curl -f http://localhost:8000/api/v1/utils/health-check/',
    );
    expect(commandsOf(healthcheck, shop)).toEqual(['docker compose ps']);
  });
});

describe('the topic of verifying', () => {
  it('tells addresses of web ports and the health address as this machine reaches it', () => {
    const facts = factsOf(verify, at('healthy'));
    expect(facts).toContain(
      'backend answers at http://localhost:8000 on this machine, if it works. [docker-compose.override.yml:35]',
    );
    expect(facts).toContain(
      'The health address of backend, as this machine reaches it, is http://localhost:8000/api/v1/utils/health-check/ [docker-compose.yml:35]',
    );
    expect(facts.join('\n')).not.toContain('1025');
    expect(commandsOf(verify, at('healthy'))[0]).toBe('curl -fsS http://localhost:8000/api/v1/utils/health-check/');
  });

  it('offers no address in a browser for a database, and no request for what does not run', () => {
    const facts = factsOf(verify, shop);
    expect(facts).toEqual([expect.stringContaining('web will be at http://localhost:3000 once it runs.')]);
    expect(commandsOf(verify, shop)).toEqual(['docker compose ps']);
  });
});
