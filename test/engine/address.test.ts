import { expect, test } from 'vitest';
import { parseHost } from '../../src/engine/address.ts';

const tls = { ca: null, cert: null, key: null, verify: true };

test.each([
  ['unix:///var/run/docker.sock', { kind: 'socket', path: '/var/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', { kind: 'socket', path: '\\\\.\\pipe\\docker_engine' }],
  ['tcp://10.0.0.2:4243', { kind: 'tcp', host: '10.0.0.2', port: 4243, path: '', tls: null }],
  ['10.0.0.2', { kind: 'tcp', host: '10.0.0.2', port: 2375, path: '', tls: null }],
  ['tcp://[::1]:2375', { kind: 'tcp', host: '[::1]', port: 2375, path: '', tls: null }],
  ['tcp://proxy:80/engine', { kind: 'tcp', host: 'proxy', port: 80, path: '/engine', tls: null }],
  ['ssh://me@lab:2222', { kind: 'ssh', user: 'me', host: 'lab', port: 2222, socket: null }],
  ['ssh://lab/run/podman.sock', { kind: 'ssh', user: null, host: 'lab', port: null, socket: '/run/podman.sock' }],
])('%s', (host, address) => {
  expect(parseHost(host, null)).toEqual(address);
});

test('TLS moves the port of an address without one', () => {
  expect(parseHost('tcp://lab', tls)).toEqual({ kind: 'tcp', host: 'lab', port: 2376, path: '', tls });
});

test.each(['', 'unix://', 'ssh://', 'gopher://x', 'tcp://'])('%j is no address', (host) => {
  expect(parseHost(host, null)).toBeNull();
});
