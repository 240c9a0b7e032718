import { expect, test } from 'vitest';
import type { Container } from '../../../src/model/container.ts';
import type { ServiceSpec } from '../../../src/model/project.ts';
import { toldKeys } from '../../../src/session/staleness/told-keys.ts';
import { project } from '../../example-project.ts';
import { exampleWorld } from '../../example-world.ts';
import { runningContainer } from '../fakes.ts';

const spec: ServiceSpec = {
  ...(project.services.find(({ name }) => name === 'adminer') as ServiceSpec),
  image: 'adminer',
  command: ['serve', '--fast'],
  environment: { LEVEL: 'info', FROM_SHELL: null },
  labels: { 'traefik.enable': 'true' },
  ports: [{ hostIp: '', published: '8080', target: 80, protocol: 'tcp' }],
  volumes: [
    { type: 'bind', source: '/src', target: '/app' },
    { type: 'volume', source: 'worker-models', target: '/models' },
  ],
  networks: ['default'],
  restart: 'on-failure:3',
  healthcheck: { test: ['CMD', 'true'], intervalMs: 10_000, timeoutMs: 0, startPeriodMs: 0, retries: 0 },
};

const fitting: Container = runningContainer('1', 'adminer', {
  image: 'docker.io/library/adminer:latest',
  command: ['entry.sh', 'serve', '--fast'],
  environment: { LEVEL: 'info', PATH: '/bin', FROM_SHELL: 'x' },
  labels: { 'traefik.enable': 'true', 'of.the.image': '1' },
  ports: [
    { hostIp: '', hostPort: 8080, containerPort: 80, protocol: 'tcp' },
    { hostIp: '', hostPort: null, containerPort: 9000, protocol: 'tcp' },
  ],
  mounts: [
    { type: 'bind', source: '/host_mnt/src', target: '/app', readOnly: false },
    { type: 'volume', source: 'ai-pic_worker-models', target: '/models', readOnly: false },
    { type: 'bind', source: '/secret', target: '/run/secrets/s', readOnly: true },
  ],
  networks: ['ai-pic_default', 'connected-by-hand'],
  restartPolicy: 'on-failure',
  healthcheck: { test: ['CMD', 'true'], intervalMs: 10_000, timeoutMs: 30_000, startPeriodMs: 0, retries: 3 },
});

const check = fitting.healthcheck;
const keys = (changes: Partial<Container>) => toldKeys({ ...fitting, ...changes }, spec, project);

test('nothing is named of a container that the project could have made', () => {
  expect(keys({})).toEqual([]);
  expect(keys({ state: 'exited', ports: [] })).toEqual([]);
});

test.for<[string, Partial<Container>]>([
  ['image', { image: 'mariadb' }],
  ['command', { command: ['entry.sh', 'serve'] }],
  ['environment.LEVEL', { environment: { LEVEL: 'debug' } }],
  ['labels.traefik.enable', { labels: {} }],
  ['ports', { ports: [{ hostIp: '', hostPort: 8081, containerPort: 80, protocol: 'tcp' }] }],
  ['volumes', { mounts: [] }],
  ['volumes', { mounts: fitting.mounts.map((mount) => ({ ...mount, source: '/elsewhere' })) }],
  ['networks', { networks: ['other'] }],
  ['restart', { restartPolicy: 'no' }],
  ['healthcheck', { healthcheck: null }],
  ['healthcheck.interval', { healthcheck: check && { ...check, intervalMs: 1 } }],
])('%s is named where it contradicts', ([key, changes]) => {
  expect(keys(changes)).toEqual([key]);
});

test('nothing is named of the example project as it is', () => {
  const world = exampleWorld('healthy');
  for (const container of Object.values(world.containers)) {
    const own = world.project?.services.find(({ name }) => name === container.service);
    const found = own && toldKeys({ ...container, environment: {} }, { ...own, environment: {}, labels: {} }, project);
    expect({ [container.service]: found?.filter((key) => key !== 'volumes') }).toEqual({ [container.service]: [] });
  }
});
