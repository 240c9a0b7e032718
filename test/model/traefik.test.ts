import { describe, expect, it } from 'vitest';
import { readTraefikLabels, serviceOfRouter, traefikHosts } from '../../src/model/traefik.ts';

describe('readTraefikLabels', () => {
  it('reads routers and services of every protocol, whatever the case of the options', () => {
    const labels = readTraefikLabels({
      'com.docker.compose.project': 'x',
      'traefik.enable': 'true',
      'traefik.docker.network': 'edge',
      'traefik.http.routers.Api.rule': 'Host(`api.test`)',
      'traefik.http.routers.Api.entryPoints': 'web, websecure',
      'traefik.http.routers.Api.tls.certResolver': 'le',
      'traefik.http.routers.Api.middlewares': 'auth@file,strip',
      'traefik.http.services.api.loadBalancer.server.port': '9000',
      'traefik.tcp.routers.db.rule': 'HostSNI(`*`)',
    });
    expect(labels).toMatchObject({ enabled: true, network: 'edge' });
    expect(labels?.routers).toEqual([
      {
        name: 'Api',
        protocol: 'http',
        rule: 'Host(`api.test`)',
        entryPoints: ['web', 'websecure'],
        tls: true,
        certResolver: 'le',
        middlewares: ['auth@file', 'strip'],
        priority: null,
        service: null,
      },
      expect.objectContaining({ name: 'db', protocol: 'tcp', tls: false, entryPoints: [] }),
    ]);
    expect(labels?.services).toEqual([{ name: 'api', protocol: 'http', port: 9000 }]);
  });

  it('tells no labels from labels that do not say whether it is on', () => {
    expect(readTraefikLabels({ 'com.example': 'traefik' })).toBeNull();
    expect(readTraefikLabels({ 'traefik.http.routers.a.rule': 'Path(`/`)' })?.enabled).toBeNull();
    expect(readTraefikLabels({ 'traefik.enable': 'false' })?.enabled).toBe(false);
  });
});

describe('serviceOfRouter', () => {
  const read = (more: Readonly<Record<string, string>>) => {
    const labels = readTraefikLabels({ 'traefik.http.routers.r.rule': 'Host(`a`)', ...more });
    const [router] = labels?.routers ?? [];
    if (!labels || !router) throw new Error('there is a router');
    return serviceOfRouter(labels, router)?.port ?? null;
  };
  const one = { 'traefik.http.services.one.loadbalancer.server.port': '1' };
  const two = { 'traefik.http.services.two.loadbalancer.server.port': '2' };

  it('takes the one that is named, else the only one, else none', () => {
    expect(read({ ...one, ...two, 'traefik.http.routers.r.service': 'two' })).toBe(2);
    expect(read({ ...one, 'traefik.http.routers.r.service': 'api@internal' })).toBeNull();
    expect(read(one)).toBe(1);
    expect(read({ ...one, ...two })).toBeNull();
    expect(read({})).toBeNull();
  });
});

describe('traefikHosts', () => {
  it('finds hosts in rules of version 2 and 3, each once', () => {
    expect(traefikHosts('Host(`a.test`) || Host(`b.test`) && PathPrefix(`/x`)')).toEqual(['a.test', 'b.test']);
    expect(traefikHosts('Host(`a.test`, "b.test") || Host(`a.test`)')).toEqual(['a.test', 'b.test']);
    expect(traefikHosts('HostSNI(`*`)')).toEqual([]);
    expect(traefikHosts('HostRegexp(`^.+$`)')).toEqual([]);
  });
});
