import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toContainer } from '../../src/engine/container.ts';
import type { Inspect } from '../../src/engine/inspect.ts';

function recorded(name: string) {
  const path = new URL(`fixtures/inspect-${name}-28.5.json`, import.meta.url);
  return toContainer(JSON.parse(readFileSync(path, 'utf8')) as Inspect);
}

test('a running container with ports, mounts and no healthcheck', () => {
  const container = recorded('running');
  expect(container).toMatchObject({
    name: 'shop-web-1',
    project: 'shop',
    service: 'web',
    number: 1,
    oneOff: false,
    image: 'bb:latest',
    command: ['sleep', '300'],
    state: 'running',
    health: 'none',
    healthcheck: null,
    probes: [],
    exitCode: null,
    error: '',
    finishedAt: null,
    restartPolicy: 'unless-stopped',
    networks: ['shop_default'],
    logDriver: 'json-file',
    configHash: '3f5c0e1d',
  });
  expect(container.startedAt).toBe(Date.parse('2026-11-24T19:39:18.055Z'));
  expect(container.ports).toEqual([
    { hostIp: '127.0.0.1', hostPort: 18753, containerPort: 53, protocol: 'udp' },
    { hostIp: '', hostPort: 18731, containerPort: 80, protocol: 'tcp' },
    { hostIp: '', hostPort: null, containerPort: 81, protocol: 'tcp' },
  ]);
  expect(container.mounts).toEqual([
    { type: 'bind', source: '/etc/hostname', target: '/srv/host', readOnly: true },
    { type: 'volume', source: 'shop_data', target: '/data', readOnly: false },
  ]);
});

test('a healthy container with its probes', () => {
  const container = recorded('healthy');
  expect(container.health).toBe('healthy');
  expect(container.healthcheck).toEqual({
    test: ['CMD-SHELL', 'echo fine'],
    intervalMs: 1000,
    timeoutMs: 500,
    startPeriodMs: 0,
    retries: 2,
  });
  expect(container.probes.length).toBeGreaterThan(1);
  const [probe] = container.probes;
  expect(probe).toMatchObject({ exitCode: 0, output: 'fine\n' });
  expect(probe?.endedAt).toBeGreaterThan(probe?.startedAt ?? Number.POSITIVE_INFINITY);
});

test('an unhealthy container with what its probe printed', () => {
  const container = recorded('unhealthy');
  expect(container).toMatchObject({ state: 'running', health: 'unhealthy' });
  expect(container.failingStreak).toBeGreaterThanOrEqual(2);
  expect(container.probes.at(-1)).toMatchObject({ exitCode: 1, output: 'refused\n' });
});

test('a container that exited with 3', () => {
  const container = recorded('exited');
  expect(container).toMatchObject({ state: 'exited', exitCode: 3, error: '', oomKilled: false });
  expect(container.finishedAt).toBe(Date.parse('2026-11-24T19:39:18.918Z'));
});

test('a port conflict is in the error of a created container, which has no exit code as it never ran', () => {
  const container = recorded('port-conflict');
  expect(container).toMatchObject({ state: 'created', exitCode: null, startedAt: null, finishedAt: null });
  expect(container.error).toContain('Bind for :::18731 failed: port is already allocated');
  expect(container.ports).toEqual([{ hostIp: '', hostPort: null, containerPort: 80, protocol: 'tcp' }]);
});

test('a command that does not exist', () => {
  expect(recorded('command-not-found').error).toContain('exec: "nope": executable file not found in $PATH');
});

test('out of memory', () => {
  expect(recorded('oom')).toMatchObject({ state: 'exited', exitCode: 137, oomKilled: true });
});

test('a paused container runs', () => {
  expect(recorded('paused')).toMatchObject({ state: 'paused', exitCode: null });
});

test('between two restarts the last exit code is known', () => {
  const container = recorded('restarting');
  expect(container).toMatchObject({ state: 'restarting', exitCode: 1, restartPolicy: 'always' });
  expect(container.restartCount).toBeGreaterThan(0);
});

test('a one-off container with a terminal and its healthcheck switched off', () => {
  expect(recorded('terminal')).toMatchObject({ tty: true, oneOff: true, number: 2, health: 'none', healthcheck: null });
});

test('a healthcheck that says nothing has the engine’s defaults, and is not unhealthy before it runs', () => {
  const container = recorded('created');
  expect(container.health).toBe('none');
  expect(container.healthcheck).toMatchObject({ intervalMs: 30_000, timeoutMs: 30_000, startPeriodMs: 0, retries: 3 });
});

test('an engine that leaves out all it can', () => {
  expect(toContainer({ Id: 'abc' })).toMatchObject({
    id: 'abc',
    state: 'created',
    ports: [],
    probes: [],
    exitCode: null,
  });
});
