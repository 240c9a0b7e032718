import { expect, it } from 'vitest';
import { serviceSpec } from '../../src/compose/service.ts';

it('reads a service of short forms', () => {
  const service = {
    build: './api',
    command: 'npm run dev',
    depends_on: ['db'],
    networks: ['back'],
    environment: ['A=1', 'B'],
    labels: ['traefik.enable=true', 'plain'],
    healthcheck: { test: 'curl -f localhost', interval: '5s' },
    deploy: { replicas: 2, restart_policy: { condition: 'on-failure' } },
  };
  expect(serviceSpec('api', service, [])).toMatchObject({
    build: { context: './api', dockerfile: 'Dockerfile' },
    command: ['npm', 'run', 'dev'],
    dependsOn: [{ service: 'db', condition: 'service_started', required: true }],
    networks: ['back'],
    environment: { A: '1', B: null },
    labels: { 'traefik.enable': 'true', plain: '' },
    healthcheck: {
      test: ['CMD-SHELL', 'curl -f localhost'],
      intervalMs: 5000,
      timeoutMs: 30_000,
      startPeriodMs: 0,
      retries: 3,
    },
    scale: 2,
    restart: 'on-failure',
    enabled: true,
  });
});

it.each([
  [{ disable: true }, null],
  [{ test: ['NONE'] }, null],
  [{ interval: '1s' }, { test: [], intervalMs: 1000 }],
])('reads the healthcheck %j', (healthcheck, expected) => {
  const read = serviceSpec('a', { healthcheck }, []).healthcheck;
  if (expected === null) expect(read).toBeNull();
  else expect(read).toMatchObject(expected);
});

it('has no network of the project where the container uses another’s', () => {
  expect(serviceSpec('a', { network_mode: 'host' }, []).networks).toEqual([]);
  expect(serviceSpec('a', {}, []).networks).toEqual(['default']);
});

it('has no Dockerfile of its own where it is written inline', () => {
  expect(serviceSpec('a', { build: { context: '.', dockerfile_inline: 'FROM x' } }, []).build).toMatchObject({
    context: '.',
    dockerfile: '',
  });
});

it('knows what the cache of a build depends on', () => {
  const build = {
    context: '.',
    target: 'prod',
    args: ['A=1', 'B'],
    additional_contexts: { docs: '/docs' },
    no_cache: true,
  };
  expect(serviceSpec('a', { build }, []).build).toEqual({
    context: '.',
    dockerfile: 'Dockerfile',
    target: 'prod',
    args: { A: '1', B: null },
    contexts: { docs: '/docs' },
    noCache: true,
  });
});
