import { describe, expect, it } from 'vitest';
import { diagnose, openQuestions } from '../../../../src/doctor/diagnose.ts';
import { traefikDuplicateRule } from '../../../../src/doctor/rules/freshness/traefik-duplicate-rule.ts';
import { traefikNoNetwork } from '../../../../src/doctor/rules/freshness/traefik-no-network.ts';
import { traefikPortMismatch } from '../../../../src/doctor/rules/freshness/traefik-port-mismatch.ts';
import type { Container, PortBinding } from '../../../../src/model/container.ts';
import type { ServiceSpec } from '../../../../src/model/project.ts';
import type { World } from '../../../../src/model/world.ts';
import { NOW } from '../../../example-project.ts';
import { byId, FOLDER, knowing, only, pasted, running, sources, spec, worldOf } from './known.ts';

type Told = Readonly<Record<string, string>>;

const labelled = (name: string, host: string, port: number | null, more: Told = {}): Told => ({
  'traefik.enable': 'true',
  [`traefik.http.routers.${name}.rule`]: `Host(\`${host}\`)`,
  ...(port === null ? {} : { [`traefik.http.services.${name}.loadbalancer.server.port`]: String(port) }),
  ...more,
});

const proxySpec = spec('proxy', {
  image: 'traefik:3.0',
  command: ['--providers.docker', '--entrypoints.http.address=:80'],
});
const proxyUp = (changes: Partial<Container> = {}) =>
  running('proxy', { image: 'traefik:3.0', networks: ['shop_edge'], ...changes });
const exposed = (containerPort: number): PortBinding => ({
  hostIp: '',
  hostPort: null,
  containerPort,
  protocol: 'tcp',
});

function shop(labels: Told, container: Partial<Container>, more: Partial<World> = {}, specs = [proxySpec]): World {
  const containers = byId(running('api', { ports: [exposed(8000)], ...container }), proxyUp());
  return worldOf([...specs, spec('api', { image: 'api', labels })], { containers, ...more });
}

const api = labelled('api', 'api.localhost', 8000);

describe('a service that Traefik shares no network with', () => {
  it('cannot be reached: both networks are shown, and the line to change', () => {
    const places = sources({ 'services.api.networks': [20, null] });
    const finding = only(traefikNoNetwork, knowing(shop(api, {}, { sources: places })));
    expect(finding).toMatchObject({
      severity: 'error',
      service: 'api',
      topic: 'traefik',
      why: 'proxy and api are in no network together, so Traefik has no way to the container; requests for it end with 504 Gateway Timeout.',
      evidence: [
        { source: 'docker inspect shop-api-1', text: 'networks: shop_default' },
        { source: 'docker inspect shop-proxy-1', text: 'networks: shop_edge' },
      ],
    });
    expect(finding.fixes.map(({ title, edit, argv, danger }) => [title, edit?.line, argv?.join(' '), danger])).toEqual([
      ['put api into the network shop_edge', 20, undefined, 'none'],
      ['make api anew', undefined, 'docker compose up -d api', 'restarts'],
    ]);
  });

  it('is told where a label names a network that only the service is in', () => {
    const labels = { ...api, 'traefik.docker.network': 'shop_default' };
    const places = sources({ 'services.api.labels.3': [31, 'traefik.docker.network=shop_default'] });
    const networks = ['shop_default', 'shop_edge'];
    const { why, fixes, evidence } = only(traefikNoNetwork, knowing(shop(labels, { networks }, { sources: places })));
    expect(why).toMatch(/^Traefik is told to reach api by the network shop_default, and proxy is not in it/);
    expect(evidence[0]).toEqual({ source: 'compose.yaml:31', text: 'traefik.docker.network=shop_default' });
    expect(fixes[0]).toMatchObject({
      title: 'let Traefik take the network shop_edge',
      edit: { file: `${FOLDER}/compose.yaml`, line: 31 },
    });
  });

  it('is told of a Traefik outside where the network that a label names is there', () => {
    const labels = { ...api, 'traefik.docker.network': 'traefik-public' };
    const outside = (networks: readonly string[] | null, container: Partial<Container> = {}) =>
      traefikNoNetwork.find(
        knowing(shop(labels, container, { networks, containers: byId(running('api', container)) }, [])),
        'en',
      );
    expect(outside(['bridge', 'traefik-public'])).toMatchObject([{ severity: 'warning', service: 'api' }]);
    expect(outside(['bridge'])).toEqual([]);
    expect(outside(null)).toEqual([]);
    expect(outside(['traefik-public'], { networks: ['traefik-public', 'shop_default'] })).toEqual([]);
  });

  it('is no finding where they share one, on the network of the host, or where Traefik does not take it in', () => {
    const silent = (labels: Told, container: Partial<Container>, proxy: Partial<ServiceSpec> = {}) => {
      const world = shop(labels, container, {}, [{ ...proxySpec, ...proxy }]);
      expect(traefikNoNetwork.find(knowing(world), 'en')).toEqual([]);
    };
    silent(api, { networks: ['shop_default', 'shop_edge'] });
    silent({ ...api, 'traefik.docker.network': 'edge' }, { networks: ['shop_edge'] });
    silent(api, { networks: ['host'] });
    silent(api, { networks: [] });
    silent(api, { state: 'exited' });
    silent({ ...api, 'traefik.enable': 'false' }, {});
    silent({}, {});
    silent(api, {}, { command: ['--providers.docker.constraints=Label(`zone`, `public`)'] });
    const { 'traefik.enable': _, ...unsaid } = api;
    silent(unsaid, {}, { command: ['--providers.docker.exposedByDefault=false'] });
    const host = shop(api, {}, { containers: byId(running('api'), proxyUp({ networks: ['host'] })) });
    expect(traefikNoNetwork.find(knowing(host), 'en')).toEqual([]);
    expect(traefikNoNetwork.find(pasted([], shop(api, {})), 'en')).toEqual([]);
  });
});

describe('a port at which Traefik finds nothing', () => {
  const networks = ['shop_edge'];
  const wrong = labelled('api', 'api.localhost', 80);
  const listening = (...ports: readonly [string, number][]) => ({
    sockets: { 'api-id': ports.map(([address, port]) => ({ address, port })) },
  });

  it('is asked for where the image exposes another, and told by where the program listens', () => {
    const world = shop(
      wrong,
      { networks },
      {
        sources: sources({ 'services.api.labels.traefik.http.services.api.loadbalancer.server.port': [12, '80'] }),
      },
    );
    expect(openQuestions(knowing(world))).toContainEqual({ kind: 'sockets', container: 'api-id' });
    expect(traefikPortMismatch.find(knowing(world), 'en')).toEqual([]);
    const finding = only(traefikPortMismatch, knowing(world, [], listening(['0.0.0.0', 8000])));
    expect(finding).toMatchObject({
      severity: 'error',
      service: 'api',
      title: 'Traefik asks api at port 80, where nothing listens',
      why: 'The label names port 80, and the program listens on 8000; requests end with 502 Bad Gateway.',
      evidence: [
        { source: 'compose.yaml:12', text: 'loadbalancer.server.port=80' },
        { source: 'shop-api-1', text: 'listens on 0.0.0.0:8000' },
      ],
    });
    expect(finding.fixes[0]?.edit).toEqual({ file: `${FOLDER}/compose.yaml`, line: 12 });
  });

  it('is asked for where the last request of its router failed, and told where only the container itself reaches it', () => {
    const request = (status: number) =>
      `172.18.0.1 - - [24/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" ${status} 11 "-" "-" 5 "api@docker" "http://172.18.0.3:8000" 0ms`;
    const log = (...statuses: readonly number[]) => ({ log: { proxy: statuses.map(request) } });
    const world = shop(api, { networks });
    expect(openQuestions(knowing(world, [], log(200, 502)))).toEqual([{ kind: 'sockets', container: 'api-id' }]);
    expect(openQuestions(knowing(world, [], log(502, 200)))).toEqual([]);
    const known = knowing(world, [], { ...log(502), ...listening(['127.0.0.1', 8000]) });
    expect(only(traefikPortMismatch, known)).toMatchObject({
      title: 'Traefik asks api at port 8000, which only listens within its container',
      evidence: [{ source: 'log of proxy', text: request(502) }, { text: 'listens on 127.0.0.1:8000' }],
    });
  });

  it('is not known to Traefik where no label names it and the image exposes none', () => {
    const none = shop(labelled('api', 'api.localhost', null), { networks, ports: [] });
    expect(only(traefikPortMismatch, knowing(none))).toMatchObject({
      severity: 'error',
      title: 'Traefik does not know the port of api',
    });
    const elsewhere = labelled('api', 'api.localhost', null, { 'traefik.http.routers.api.service': 'api@internal' });
    expect(traefikPortMismatch.find(knowing(shop(elsewhere, { networks, ports: [] })), 'en')).toEqual([]);
  });

  it('is no finding where it listens, where it cannot be looked into, where it has just begun', () => {
    const silent = (container: Partial<Container>, told: Parameters<typeof knowing>[2] = {}) =>
      expect(traefikPortMismatch.find(knowing(shop(wrong, { networks, ...container }), [], told), 'en')).toEqual([]);
    silent({}, listening(['::', 80], ['0.0.0.0', 8000]));
    silent({}, { sockets: { 'api-id': null } });
    silent({}, { sockets: { 'api-id': [] } });
    silent({ startedAt: NOW - 1000 }, listening(['0.0.0.0', 8000]));
    silent({ health: 'starting' }, listening(['0.0.0.0', 8000]));
    expect(openQuestions(knowing(shop(api, { networks })))).toEqual([]);
    expect(openQuestions(knowing(shop(labelled('api', 'a.localhost', 80), { networks, ports: [] })))).toEqual([]);
  });

  it('is a symptom where Traefik cannot reach the container at all', () => {
    const known = knowing(shop(wrong, {}), [], listening(['0.0.0.0', 8000]));
    expect(diagnose(known, 'en').map(({ code }) => code)).toEqual(['traefik.no-network']);
  });
});

describe('two services that want the same of Traefik', () => {
  const two = (one: Told, other: Told, changes: Partial<ServiceSpec> = {}) =>
    worldOf([proxySpec, spec('one', { labels: one }), spec('two', { labels: other, ...changes })], {
      containers: byId(
        running('one', { networks: ['shop_edge'] }),
        running('two', { networks: ['shop_edge'] }),
        proxyUp(),
      ),
    });

  it('share the name of a router, with different settings: Traefik takes neither', () => {
    const world = two(labelled('web', 'one.localhost', 80), labelled('web', 'two.localhost', 80));
    const finding = only(traefikDuplicateRule, knowing(world));
    expect(finding).toMatchObject({
      severity: 'error',
      service: 'two',
      suffers: ['one'],
      title: 'one and two both define the router web, differently',
      evidence: [
        { source: 'docker compose config one', text: 'traefik.http.routers.web.rule=Host(`one.localhost`)' },
        { source: 'docker compose config two', text: 'traefik.http.routers.web.rule=Host(`two.localhost`)' },
      ],
    });
  });

  it('share the name without a service of that name, so that each leads to its own', () => {
    const bare = { 'traefik.enable': 'true', 'traefik.http.routers.web.rule': 'Host(`shop.localhost`)' };
    expect(only(traefikDuplicateRule, knowing(two(bare, bare)))).toMatchObject({ service: 'two', severity: 'error' });
  });

  it('have the same rule at the same entry point', () => {
    const world = two(labelled('one', 'shop.localhost', 80), labelled('two', 'shop.localhost', 80));
    expect(only(traefikDuplicateRule, knowing(world))).toMatchObject({
      severity: 'warning',
      service: 'two',
      title: 'one and two want the same requests from Traefik',
    });
  });

  it('are no finding where they are one router and service on purpose, or differ in what decides', () => {
    const same = labelled('web', 'shop.localhost', 80);
    expect(traefikDuplicateRule.find(knowing(two(same, same)), 'en')).toEqual([]);
    const differing: readonly Told[] = [
      labelled('two', 'other.localhost', 80),
      labelled('two', 'shop.localhost', 80, { 'traefik.http.routers.two.priority': '10' }),
      labelled('two', 'shop.localhost', 80, { 'traefik.http.routers.two.tls': 'true' }),
      labelled('two', 'shop.localhost', 80, { 'traefik.enable': 'false' }),
    ];
    for (const other of differing) {
      expect(traefikDuplicateRule.find(knowing(two(labelled('one', 'shop.localhost', 80), other)), 'en')).toEqual([]);
    }
    const http = labelled('one', 'shop.localhost', 80, { 'traefik.http.routers.one.entrypoints': 'http' });
    const https = labelled('two', 'shop.localhost', 80, { 'traefik.http.routers.two.entrypoints': 'https' });
    expect(traefikDuplicateRule.find(knowing(two(http, https)), 'en')).toEqual([]);
    const off = worldOf([
      spec('one', { labels: labelled('web', 'a', 80) }),
      spec('two', { labels: labelled('web', 'b', 80), enabled: false }),
    ]);
    expect(traefikDuplicateRule.find(knowing(off), 'en')).toEqual([]);
  });
});
