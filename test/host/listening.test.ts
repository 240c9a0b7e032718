import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { distinct, readLsof, readSs } from '../../src/host/listening.ts';

const recorded = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8').split('\n');

test('ss of iproute2 6.1 names the programs of a port, at every address', () => {
  const lines = recorded('ss-6.1.txt');
  expect(readSs(lines, 18412)).toEqual([{ name: 'python3', pid: 26642, address: '0.0.0.0' }]);
  expect(readSs(lines, 18413)).toEqual([{ name: 'python3', pid: 26643, address: '127.0.0.1' }]);
  expect(readSs(lines, 18411)).toEqual([
    { name: 'docker-proxy', pid: 26622, address: '0.0.0.0' },
    { name: 'docker-proxy', pid: 26629, address: '::' },
  ]);
  expect(readSs(lines, 1841)).toEqual([]);
  expect(readSs(lines, 412)).toEqual([]);
});

test('ss lists what belongs to others without a name', () => {
  expect(readSs(recorded('ss-6.1-nobody.txt'), 18412)).toEqual([{ name: '', pid: null, address: '0.0.0.0' }]);
});

test('ss without header, with many processes, names with spaces, an interface, UDP and a socket of both families', () => {
  const lines = [
    'LISTEN 0      511          0.0.0.0:80        0.0.0.0:*    users:(("nginx",pid=812,fd=6),("nginx",pid=813,fd=6))',
    'LISTEN 0      4096   127.0.0.53%lo:53        0.0.0.0:*    users:(("systemd-resolve",pid=611,fd=14))',
    'LISTEN 0      128                *:3000            *:*    users:(("next-server (v1",pid=77,fd=19))',
    'UNCONN 0      0            0.0.0.0:5353      0.0.0.0:*    users:(("avahi-daemon",pid=5,fd=12))',
    'ESTAB  0      0          127.0.0.1:80      127.0.0.1:51234 users:(("nginx",pid=813,fd=9))',
  ];
  expect(readSs(lines, 80).map(({ pid }) => pid)).toEqual([812, 813]);
  expect(readSs(lines, 53)).toEqual([{ name: 'systemd-resolve', pid: 611, address: '127.0.0.53' }]);
  expect(readSs(lines, 3000)).toEqual([{ name: 'next-server (v1', pid: 77, address: '::' }]);
  expect(readSs(lines, 5353)).toEqual([{ name: 'avahi-daemon', pid: 5, address: '0.0.0.0' }]);
});

test('lsof 4.95 of Linux in fields', () => {
  expect(readLsof(recorded('lsof-4.95.txt'), 18411)).toEqual([
    { name: 'docker-proxy', pid: 26622, address: '0.0.0.0' },
    { name: 'docker-proxy', pid: 26629, address: '::' },
  ]);
  expect(readLsof(recorded('lsof-4.95.txt'), 18412)).toEqual([]);
});

test('lsof of macOS: names with escaped spaces, file descriptors, two sockets of one process', () => {
  const lines = ['p501', 'cCode\\x20Helper', 'f21', 'tIPv4', 'n127.0.0.1:5000', 'f22', 'tIPv6', 'n[::1]:5000'];
  const ended = [...lines, 'p640', 'cControlCenter', 'f9', 'tIPv4', 'n*:5000', 'f10', 'tIPv6', 'n*:5000', ''];
  expect(readLsof(ended, 5000)).toEqual([
    { name: 'Code Helper', pid: 501, address: '127.0.0.1' },
    { name: 'Code Helper', pid: 501, address: '::1' },
    { name: 'ControlCenter', pid: 640, address: '0.0.0.0' },
    { name: 'ControlCenter', pid: 640, address: '::' },
  ]);
});

test('a process that holds the same address twice is told once', () => {
  const one = { name: 'node', pid: 1, address: '::' };
  expect(distinct([one, { ...one }, { ...one, address: '0.0.0.0' }])).toHaveLength(2);
});
