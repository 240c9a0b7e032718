import type { Container, Probe } from '../src/model/container.ts';
import type { Fact } from '../src/model/fact.ts';
import { fold } from '../src/model/fold.ts';
import type { ServiceSpec } from '../src/model/project.ts';
import type { SyncEntry, SyncWorld } from '../src/model/sync.ts';
import { emptyWorld, type World } from '../src/model/world.ts';
import { buildSteps, ended, job, upSteps } from './example-jobs.ts';
import { engine, healthcheck, NOW, project, services } from './example-project.ts';

export { NOW };

const watching = { by: 'compose', services: [], problem: '', retryAt: null } as const;

/** Moments in the life of the example project. */
export const MOMENTS = [
  'empty',
  'files-only',
  'prestart-waiting',
  'healthy',
  'prestart-failed',
  'unhealthy',
  'port-taken',
  'stopped',
  'watching',
  'building',
  'engine-lost',
] as const;

export type Moment = (typeof MOMENTS)[number];

/**
 * The world of the example project `ai-pic` at a moment: the one-shot `prestart` opens the gate for `backend` (healthcheck, :8000) and `worker`;
 * `adminer` (:8080), `proxy` (:80, :8090) and `mailcatcher` (:1080) depend on nothing. What the engine says in it was seen on Engine 28.5.
 */
export function exampleWorld(moment: Moment): World {
  return exampleFacts(moment).reduce(fold, emptyWorld);
}

/** The facts that make that world, oldest first. */
export function exampleFacts(moment: Moment): readonly Fact[] {
  if (moment === 'empty') return [];
  const files: Fact = { at: NOW - 600_000, type: 'project.read', project: { ...project, origin: 'files' } };
  return moment === 'files-only' ? [files] : [files, ...connected, ...momentFacts[moment]];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const PRESTART_TOOK = 3_200;

const connected: readonly Fact[] = [
  { at: NOW - 9 * MINUTE, type: 'engine.connected', engine },
  { at: NOW - 9 * MINUTE, type: 'compose.found', version: '2.40.3' },
  { at: NOW - 9 * MINUTE, type: 'project.read', project },
  { at: NOW - 9 * MINUTE, type: 'networks.listed', names: ['ai-pic_default', 'ai-pic_traefik-public', 'bridge'] },
];

/** What the services look like when all is well; a moment changes some of them. */
const well: Readonly<Record<string, Partial<Container>>> = {
  prestart: {
    state: 'exited',
    exitCode: 0,
    startedAt: NOW - 5 * MINUTE - PRESTART_TOOK,
    finishedAt: NOW - 5 * MINUTE,
    ports: [],
  },
  backend: { health: 'healthy', probes: probes([12, 14, 11, 38, 12], 0, 'true') },
  worker: {},
  adminer: {},
  proxy: {},
  mailcatcher: {},
};

const notStarted: Partial<Container> = { state: 'created', health: 'none', startedAt: null, ports: [], probes: [] };

const momentFacts: Readonly<Record<Exclude<Moment, 'empty' | 'files-only'>, readonly Fact[]>> = {
  'prestart-waiting': [
    ...job(1, ['up', '-d'], [], NOW - 4 * SECOND, upSteps('prestart')),
    listed({
      prestart: { state: 'running', exitCode: null, startedAt: NOW - 3 * SECOND, finishedAt: null },
      backend: notStarted,
      worker: notStarted,
    }),
  ],
  healthy: [...ended(1, ['up', '-d'], NOW - 5 * MINUTE, 4_100), listed({}), ...measured()],
  'prestart-failed': [
    ...job(1, ['up', '-d'], [], NOW - MINUTE, upSteps('prestart')),
    {
      at: NOW - 50 * SECOND,
      type: 'job.printed',
      id: 1,
      lines: ['service "prestart" didn\'t complete successfully: exit 1'],
    },
    {
      at: NOW - 50 * SECOND,
      type: 'job.ended',
      id: 1,
      result: { kind: 'failed', code: 1, message: 'service "prestart" didn\'t complete successfully: exit 1' },
    },
    listed({
      prestart: {
        state: 'exited',
        exitCode: 1,
        startedAt: NOW - 58 * SECOND,
        finishedAt: NOW - 51 * SECOND,
      },
      backend: notStarted,
      worker: notStarted,
    }),
    { at: NOW - 50 * SECOND, type: 'logs.counted', service: 'prestart', counts: { lines: 41, errors: 3, warnings: 5 } },
  ],
  unhealthy: [
    ...ended(1, ['up', '-d'], NOW - 5 * MINUTE, 4_100),
    listed({
      backend: {
        health: 'unhealthy',
        failingStreak: 3,
        probes: [
          ...probes([12, 14], 0, 'true', NOW - 32 * SECOND),
          ...probes([5_071, 5_069, 5_072], -1, 'Health check exceeded timeout (5s)'),
        ],
      },
      worker: { restartCount: 3, startedAt: NOW - 20 * SECOND },
    }),
    ...measured(),
    { at: NOW, type: 'logs.counted', service: 'backend', counts: { lines: 12_480, errors: 3, warnings: 1 } },
  ],
  'port-taken': [
    ...job(1, ['up', '-d'], [], NOW - MINUTE, []),
    {
      at: NOW - 56 * SECOND,
      type: 'job.ended',
      id: 1,
      result: { kind: 'failed', code: 1, message: `Error response from daemon: ${portTaken()}` },
    },
    listed({ proxy: { ...notStarted, exitCode: 128, error: portTaken() } }),
  ],
  stopped: [
    ...ended(1, ['stop'], NOW - MINUTE, 10_300),
    listed({
      backend: { ...over(0), health: 'unhealthy' },
      worker: over(137),
      adminer: over(0),
      proxy: over(0),
      mailcatcher: over(137),
    }),
  ],
  watching: [
    ...ended(1, ['up', '-d'], NOW - 5 * MINUTE, 4_100),
    listed({}),
    ...measured(),
    { at: NOW - 3 * MINUTE, type: 'watch.state', ...watching, state: 'starting' },
    ...watched(),
  ],
  building: [
    ...ended(1, ['up', '-d'], NOW - 5 * MINUTE, 4_100),
    listed({}),
    ...measured(),
    ...job(2, ['up', '-d', '--build', 'backend'], ['backend'], NOW - 12 * SECOND, buildSteps()),
    {
      at: NOW,
      type: 'job.printed',
      id: 2,
      lines: ['#7 [backend 3/7] COPY pyproject.toml uv.lock /app/', '#7 CACHED', '#8 [backend 4/7] RUN uv sync'],
    },
  ],
  'engine-lost': [
    ...ended(1, ['up', '-d'], NOW - 5 * MINUTE, 4_100),
    listed({}),
    ...measured(),
    {
      at: NOW - 20 * SECOND,
      type: 'engine.lost',
      problem: { kind: 'unreachable', host: engine.host, detail: 'connect ENOENT /var/run/docker.sock' },
    },
  ],
};

function listed(changes: Readonly<Record<string, Partial<Container>>>): Fact {
  const containers = services.map((spec) => container(spec, { ...well[spec.name], ...changes[spec.name] }));
  return { at: NOW - 5 * MINUTE, type: 'containers.listed', containers };
}

function container(spec: ServiceSpec, changes: Partial<Container>): Container {
  const index = services.indexOf(spec);
  return {
    id: `${index}c0ffee${spec.name}`,
    name: `ai-pic-${spec.name}-1`,
    project: 'ai-pic',
    service: spec.name,
    number: 1,
    oneOff: false,
    image: spec.image ?? '',
    imageId: `sha256:${spec.image}`,
    command: spec.command ?? [],
    state: 'running',
    health: 'none',
    failingStreak: 0,
    healthcheck: spec.healthcheck,
    probes: [],
    exitCode: null,
    error: '',
    oomKilled: false,
    createdAt: NOW - 6 * MINUTE,
    startedAt: NOW - 5 * MINUTE,
    finishedAt: null,
    restartCount: 0,
    restartPolicy: spec.restart || 'no',
    ports: spec.ports.map((port) => ({
      hostIp: '0.0.0.0',
      hostPort: Number(port.published),
      containerPort: port.target,
      protocol: 'tcp',
    })),
    networks: spec.networks.map((key) => `ai-pic_${key}`),
    mounts: spec.volumes.map((volume) => ({ ...volume, readOnly: false })),
    tty: false,
    logDriver: 'json-file',
    configHash: `${index}5ff8313`,
    labels: {},
    environment: {},
    ...changes,
  };
}

function over(exitCode: number): Partial<Container> {
  return { state: 'exited', exitCode, finishedAt: NOW - 50 * SECOND, ports: [] };
}

function probes(took: readonly number[], exitCode: number, output: string, last = NOW - 2 * SECOND): readonly Probe[] {
  return took.map((ms, index) => {
    const endedAt = last - (took.length - 1 - index) * (healthcheck.intervalMs + ms);
    return { startedAt: endedAt - ms, endedAt, exitCode, output };
  });
}

function portTaken(): string {
  return (
    'failed to set up container networking: driver failed programming external connectivity on endpoint ai-pic-proxy-1 ' +
    '(fec35aceba02d97dda8cc7345d3bfac7ea19853dde59e29dcf2d8c9a1a728cda): Bind for 0.0.0.0:80 failed: port is already allocated'
  );
}

function measured(): readonly Fact[] {
  const used: readonly (readonly [string, number, number])[] = [
    ['backend', 2.1, 84_200_000],
    ['worker', 0.4, 60_100_000],
    ['proxy', 0, 31_700_000],
  ];
  return used.map(([name, cpuPercent, memoryBytes]) => ({
    at: NOW - SECOND,
    type: 'usage.measured',
    container: `${services.findIndex((spec) => spec.name === name)}c0ffee${name}`,
    usage: { cpuPercent, memoryBytes, memoryLimitBytes: 8_000_000_000 },
  }));
}

/** Lines as Compose 2.40 prints them, and the files that they are about. */
function watched(): readonly Fact[] {
  const services = ['backend'];
  const sync = (at: number, count: number): Fact => {
    const text = `Syncing service "backend" after ${count} changes were detected`;
    return { at, type: 'watch.entry', entry: { at, services, kind: 'sync', count, text } };
  };
  const began = NOW - 3 * MINUTE + SECOND;
  const enabled = { at: began, services: [], kind: 'enabled', count: null, text: 'Watch enabled' } as const;
  return [
    { at: began, type: 'watch.state', ...watching, state: 'running' },
    { at: began, type: 'watch.entry', entry: enabled },
    sync(NOW - 90 * SECOND, 3),
    sync(NOW - 48 * SECOND, 1),
    { at: NOW, type: 'sync.known', sync: synced() },
  ];
}

function synced(): SyncWorld {
  const entry = (file: string, more: Partial<SyncEntry>): SyncEntry => ({
    service: 'backend',
    rule: 0,
    action: 'sync',
    file: `${project.directory}/backend/${file}`,
    target: `/app/${file}`,
    change: 'written',
    state: 'verified',
    ignoredBy: null,
    problem: null,
    savedAt: NOW - 90 * SECOND,
    noticedAt: NOW - 90 * SECOND + 500,
    sentAt: NOW - 90 * SECOND + 560,
    settledAt: NOW - 90 * SECOND + 600,
    ...more,
  });
  const place = { kind: 'file', file: `${project.directory}/backend/.dockerignore`, line: 3 } as const;
  const entries = [
    entry('app/main.py', {}),
    entry('app/api/users.py', {}),
    entry('app/main.pyc', { state: 'ignored', ignoredBy: { text: '**/*.pyc', place }, target: '' }),
    entry('app/old.py', {
      state: 'removed',
      change: 'deleted',
      savedAt: NOW - 48 * SECOND,
      settledAt: NOW - 47 * SECOND,
    }),
    entry('app/core/config.py', { state: 'sent', savedAt: NOW - SECOND, settledAt: null }),
  ];
  const none = { waiting: 0, saved: 0, noticed: 0, acted: 0, failed: 0 };
  const counts = { ...none, sent: 1, verified: 2, removed: 1, ignored: 1 };
  return { tallies: [{ service: 'backend', rule: 0, counts }], entries, stories: [] };
}
