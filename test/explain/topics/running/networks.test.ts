import { beforeAll, describe, expect, it } from 'vitest';
import { directions } from '../../../../src/explain/topics/running/directions.ts';
import { externalNetwork } from '../../../../src/explain/topics/running/external-network.ts';
import { network } from '../../../../src/explain/topics/running/network.ts';
import { ports } from '../../../../src/explain/topics/running/ports.ts';
import { traefik } from '../../../../src/explain/topics/running/traefik.ts';
import type { World } from '../../../../src/model/world.ts';
import type { Moment } from '../../../example-world.ts';
import { commandsOf, factsOf } from './facts.ts';
import { aiPic, labelsOnly, otherProject, readExample } from './projects.ts';

let at: (moment: Moment, more?: Partial<World>) => World;
let split: World;

beforeAll(async () => {
  const read = await readExample();
  at = (moment, more) => aiPic(read, moment, more);
  split = await otherProject({
    'compose.yaml': `
name: split
services:
  api:
    image: api
    networks: [front, back]
    environment: {CACHE_ADDR: "cache:6379", DB_HOST: localhost, DB_PORT: "3306", SITE_HOST: "http://localhost:3000"}
    ports: ["127.0.0.1:9000:9000", "8081:80"]
    labels:
      traefik.enable: "true"
      traefik.http.routers.api.rule: Host(\`a.test\`) && PathPrefix(\`/v1\`)
      traefik.http.services.api.loadbalancer.server.port: "9000"
  cache: {image: redis, networks: [back], ports: ["8081:6379"]}
  page: {image: page, networks: [front]}
networks:
  front: {external: true, name: shared}
  back: {}
`,
  });
});

describe('the topic of networks', () => {
  it('tells who is in which network and by which names they are found', () => {
    const facts = factsOf(network, at('healthy'));
    expect(facts).toContain(
      'The network traefik-public is ai-pic_traefik-public to the engine; in it: prestart, backend, adminer, proxy. [docker-compose.override.yml:64]',
    );
    expect(facts.join('\n')).toContain('Containers of a common network reach: backend:8000, adminer:8080, proxy:80');
    expect(facts.join('\n')).not.toContain('no network in common');
  });

  it('tells services that cannot reach each other, and a network that is missing', () => {
    const facts = factsOf(network, { ...split, networks: ['bridge'] }).join('\n');
    expect(facts).toContain('cache and page have no network in common, so they cannot reach each other.');
    expect(facts).toContain('shared does not exist, and being external it is not made by "up".');
    expect(facts).toContain('split_back does not exist now; "up" makes it.');
    expect(factsOf(network, split).join('\n')).not.toContain('does not exist');
  });

  it('asks the engine where there are no files', () => {
    expect(factsOf(network, labelsOnly())).toContain('ai-pic-worker-1 is in ai-pic_default. [seen]');
  });
});

describe('the topic of directions', () => {
  it('tells each direction with addresses and variables of the project and their lines', () => {
    expect(factsOf(directions, at('healthy'))).toEqual(
      expect.arrayContaining([
        'Machine → container: http://localhost:8090 leads to proxy:8080. [docker-compose.override.yml:10]',
        'Machine → container: localhost:1025 leads to mailcatcher:1025. [docker-compose.override.yml:61]',
        'Container → container: backend with SMTP_HOST=mailcatcher, which is mailcatcher:1025. [docker-compose.override.yml:47]',
        'Container → machine: prestart, backend, worker with POSTGRES_SERVER=host.docker.internal, which is host.docker.internal:5432 on the machine that Docker runs on. [.env:15]',
        'On Linux as well, extra_hosts gives host.docker.internal to: prestart, backend, worker, adminer. [docker-compose.yml:77]',
      ]),
    );
    expect(commandsOf(directions, at('healthy'))).toContain('docker compose exec -T backend printenv POSTGRES_SERVER');
  });

  it('says where localhost leads, but not of an address for a browser', () => {
    const facts = factsOf(directions, split).join('\n');
    expect(facts).toContain('Container → itself: api with DB_HOST=localhost.');
    expect(facts).toContain('Container → container: api with CACHE_ADDR=cache:6379, which is cache:6379.');
    expect(facts).not.toContain('SITE_HOST');
  });
});

describe('the topic of ports', () => {
  it('tells each published port with its line, and who publishes none', () => {
    const facts = factsOf(ports, at('healthy'));
    expect(facts).toContain(
      'Port 8090 of this machine leads to port 8080 of proxy (tcp). [docker-compose.override.yml:10]',
    );
    expect(facts).toContain('Open on all addresses of this machine: 8000, 8080, 80, 8090, 1080, 1025. [seen]');
    expect(facts).toContain(
      'prestart, worker publish nothing: only other containers of their networks reach them. [docker compose config]',
    );
  });

  it('tells what was refused, and what cannot both be had', () => {
    expect(factsOf(ports, at('port-taken')).join('\n')).toMatch(
      /proxy did not get its port.*port is already allocated/,
    );
    expect(factsOf(ports, split)).toContain(
      'api, cache want the same port 8081 of this machine: only one of them can have it. [docker compose config]',
    );
    expect(factsOf(ports, at('healthy')).join('\n')).not.toContain('want the same port');
  });
});

describe('the topic of external networks', () => {
  it('tells that the override makes it the project’s own, and what happens without that file', () => {
    expect(factsOf(externalNetwork, at('healthy'))[0]).toBe(
      'traefik-public is not external here, and says so: this project makes it itself, as ai-pic_traefik-public. [docker-compose.override.yml:66]',
    );
    const { mistakes } = externalNetwork.tell({ world: at('healthy'), language: 'en', now: 0, compose: [] });
    expect(mistakes[0]).toContain(
      'Naming only docker-compose.yml with -f: docker-compose.override.yml is not read then',
    );
  });

  it('tells whether one exists only where that is known', () => {
    const told = (networks: readonly string[] | null) => factsOf(externalNetwork, { ...split, networks })[0];
    expect(told(null)).toContain('it is the network shared of the engine. [');
    expect(told(['shared'])).toContain('and it exists.');
    expect(told(['bridge'])).toContain('it does not exist. "up" will refuse');
  });
});

describe('the topic of Traefik', () => {
  it('tells entry points and routers in words, with the lines of their labels', () => {
    const facts = factsOf(traefik, at('healthy'));
    expect(facts).toEqual(
      expect.arrayContaining([
        'Entry point http of proxy is its port 80, on this machine localhost:80. [docker-compose.override.yml:16]',
        'Entry point https of proxy is its port 443, which is not published. [docker-compose.override.yml:18]',
        'What asks for api.localhost at the entry point http goes to backend:8000. [docker-compose.yml:44]',
        'What asks for api.localhost at the entry point https goes to backend:8000, over TLS. [docker-compose.yml:46]',
        'On its way by the router ai-pic-backend-http it passes: https-redirect. [docker-compose.yml:50]',
      ]),
    );
    expect(commandsOf(traefik, at('healthy')).at(-1)).toContain('-H Host: api.localhost http://localhost:80/');
  });

  it('passes on a rule that is more than a host, and says that Traefik is elsewhere', () => {
    const facts = factsOf(traefik, split).join('\n');
    expect(facts).toContain('What matches Host(`a.test`) && PathPrefix(`/v1`) goes to api:9000.');
    expect(facts).toContain('No service of this project is Traefik itself');
  });

  it('says that there are no labels', async () => {
    const world = await otherProject({ 'compose.yaml': 'services: {a: {image: a}}' });
    expect(factsOf(traefik, world)).toEqual([
      'No service of this project has labels for Traefik. [docker compose config]',
    ]);
  });
});
