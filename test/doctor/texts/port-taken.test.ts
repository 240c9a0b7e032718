import { expect, test } from 'vitest';
import { portTaken } from '../../../src/doctor/texts/port-taken.ts';
import { recorded } from '../rules/machine/known.ts';

const last = (lines: readonly string[]) => lines.at(-1) ?? '';

test('Engine 28.5 of a port of another container, and of another program', () => {
  expect(portTaken(last(recorded('port-container-2.40.txt')))).toEqual({
    address: '0.0.0.0',
    port: 18411,
    protocol: 'tcp',
    container: 'shop-web-1',
    service: null,
    said: 'Bind for 0.0.0.0:18411 failed: port is already allocated',
  });
  const process = {
    address: '0.0.0.0',
    port: 18412,
    protocol: 'tcp',
    container: 'shop-web-1',
    service: null,
    said: 'failed to bind host port for 0.0.0.0:18412:172.18.0.2:80/tcp: address already in use',
  };
  expect(portTaken(last(recorded('port-process-2.40.txt')))).toEqual(process);
  expect(portTaken(last(recorded('port-process-json-2.40.txt')))).toEqual(process);
});

/** From issues of docker/compose, docker/for-mac, docker/for-win, moby and podman. */
const others: readonly (readonly [string, number, string, string])[] = [
  ['Bind for :::18415 failed: port is already allocated', 18415, '::', 'tcp'],
  ['Error starting userland proxy: Bind for 0.0.0.0:80: unexpected error (Failure EADDRINUSE)', 80, '0.0.0.0', 'tcp'],
  ['Error starting userland proxy: listen tcp 0.0.0.0:8083: bind: address already in use', 8083, '0.0.0.0', 'tcp'],
  ['Error starting userland proxy: listen tcp4 127.0.0.1:5432: bind: address already in use', 5432, '127.0.0.1', 'tcp'],
  ['Error starting userland proxy: listen udp4 0.0.0.0:53: bind: address already in use', 53, '0.0.0.0', 'udp'],
  [
    'failed to bind port 0.0.0.0:8080/tcp: Error starting userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use',
    8080,
    '0.0.0.0',
    'tcp',
  ],
  ['failed to bind host port [::]:8000:[fd12::2]:80/tcp: address already in use', 8000, '::', 'tcp'],
  ['failed to bind host port for 0.0.0.0:53:172.17.0.2:53/udp: address already in use', 53, '0.0.0.0', 'udp'],
  [
    'Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:7000 -> 0.0.0.0:0: listen tcp 0.0.0.0:7000: bind: address already in use',
    7000,
    '0.0.0.0',
    'tcp',
  ],
  [
    'Error response from daemon: ports are not available: exposing port TCP 127.0.0.1:12434 -> 127.0.0.1:0: listen tcp4 127.0.0.1:12434: bind: address already in use',
    12434,
    '127.0.0.1',
    'tcp',
  ],
  [
    'Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:4505 -> 0.0.0.0:0: listen tcp4 0.0.0.0:4505: bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.',
    4505,
    '0.0.0.0',
    'tcp',
  ],
  ['Error: cannot listen on the TCP port: listen tcp4 :8080: bind: address already in use', 8080, '0.0.0.0', 'tcp'],
  ['Error: rootlessport listen tcp 0.0.0.0:8080: bind: address already in use', 8080, '0.0.0.0', 'tcp'],
  [
    'error while calling PortManager.AddPort(): listen tcp4 0.0.0.0:3000: bind: address already in use',
    3000,
    '0.0.0.0',
    'tcp',
  ],
];

test.each(others)('%s', (line, port, address, protocol) => {
  expect(portTaken(line)).toMatchObject({ port, address, protocol });
});

test('Compose 1 names the service', () => {
  const line =
    'ERROR: for kavach-server  Cannot start service kavach-server: Ports are not available: listen tcp 0.0.0.0:5000: bind: address already in use';
  expect(portTaken(line)).toMatchObject({ service: 'kavach-server', port: 5000 });
});

test('a program in a container that finds its own port taken is another matter', () => {
  expect(portTaken('2024/05/01 10:00:00 listen tcp :8080: bind: address already in use')).toBeNull();
  expect(portTaken('Error: listen EADDRINUSE: address already in use :::3000')).toBeNull();
  expect(portTaken('Bind for 0.0.0.0:80 succeeded')).toBeNull();
});
