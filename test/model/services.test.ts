import { describe, expect, test } from 'vitest';
import type { Container } from '../../src/model/container.ts';
import type { Dependency, ServiceSpec } from '../../src/model/project.ts';
import { holdsBack, type Phase, selectService, selectServices } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { withContainer, withReplica } from '../example-changes.ts';
import { exampleWorld, type Moment } from '../example-world.ts';

const healthy = exampleWorld('healthy');

const phases = (moment: Moment) =>
  Object.fromEntries(selectServices(exampleWorld(moment)).map(({ name, phase }) => [name, phase]));

describe('the example project', () => {
  const up = { adminer: 'running', mailcatcher: 'running', proxy: 'running' };
  const expected: readonly (readonly [Moment, Readonly<Record<string, Phase>>])[] = [
    ['prestart-waiting', { ...up, prestart: 'running', backend: 'waiting', worker: 'waiting' } as const],
    ['healthy', { ...up, prestart: 'done', backend: 'healthy', worker: 'running' } as const],
    ['prestart-failed', { ...up, prestart: 'failed', backend: 'waiting', worker: 'waiting' } as const],
    ['unhealthy', { ...up, prestart: 'done', backend: 'unhealthy', worker: 'running' } as const],
    ['port-taken', { ...up, proxy: 'failed', prestart: 'done', backend: 'healthy', worker: 'running' } as const],
  ].map(([moment, words]) => [moment as Moment, words as Readonly<Record<string, Phase>>]);
  for (const [moment, words] of expected) test(moment, () => expect(phases(moment)).toEqual(words));

  test('before anything runs', () => {
    expect(new Set(Object.values(phases('files-only')))).toEqual(new Set(['absent']));
    expect(selectServices(exampleWorld('empty'))).toEqual([]);
  });

  test('prestart is one-shot, since others wait for its end; all others are to stay', () => {
    const roles = selectServices(exampleWorld('files-only')).map(({ name, role }) => [name, role]);
    expect(roles.filter(([, role]) => role === 'one-shot')).toEqual([['prestart', 'one-shot']]);
  });
});

describe('phases of one container', () => {
  const cases: readonly (readonly [Partial<Container>, Phase])[] = [
    [{ state: 'created' }, 'created'],
    [{ state: 'created', error: 'port is already allocated' }, 'failed'],
    [{ state: 'running', health: 'none' }, 'running'],
    [{ state: 'running', health: 'starting' }, 'starting'],
    [{ state: 'running', health: 'healthy' }, 'healthy'],
    [{ state: 'running', health: 'unhealthy' }, 'unhealthy'],
    // The engine leaves "unhealthy" on a container that it stopped or paused.
    [{ state: 'paused', health: 'unhealthy' }, 'paused'],
    [{ state: 'exited', exitCode: 0, health: 'unhealthy' }, 'stopped'],
    [{ state: 'exited', exitCode: 137 }, 'stopped'],
    [{ state: 'exited', exitCode: 143 }, 'stopped'],
    [{ state: 'exited', exitCode: 137, oomKilled: true }, 'failed'],
    [{ state: 'exited', exitCode: 1 }, 'failed'],
    [{ state: 'restarting', exitCode: 1 }, 'restarting'],
    [{ state: 'dead' }, 'failed'],
    [{ state: 'removing' }, 'failed'],
  ];
  for (const [changes, phase] of cases) {
    test(`${JSON.stringify(changes)} is ${phase}`, () => {
      expect(selectService(withContainer(healthy, 'adminer', changes), 'adminer')?.phase).toBe(phase);
    });
  }
});

describe('roles where nobody waits for the end', () => {
  const role = (changes: Partial<Container>, spec: Partial<ServiceSpec> = {}) =>
    selectService(
      withSpec(withContainer(healthy, 'worker', { restartPolicy: 'no', ...changes }), 'worker', spec),
      'worker',
    )?.role;

  test('a container that ended with 0 and offers nothing is one-shot', () => {
    expect(role({ state: 'exited', exitCode: 0 })).toBe('one-shot');
    expect(role({ state: 'running' })).toBe('long-running');
    expect(role({ state: 'exited', exitCode: 1 })).toBe('long-running');
  });

  test('one that is restarted, or serves something, is meant to stay', () => {
    expect(role({ state: 'exited', exitCode: 0, restartPolicy: 'always' })).toBe('long-running');
    const ports = [{ hostIp: '', published: '9000', target: 9000, protocol: 'tcp' }];
    expect(role({ state: 'exited', exitCode: 0 }, { ports })).toBe('long-running');
  });

  test('one replica that ended does not make a service one-shot whose other replica runs', () => {
    const first = withContainer(healthy, 'worker', { restartPolicy: 'no' });
    const world = withReplica(first, 'worker', { state: 'exited', exitCode: 0 });
    expect(selectService(world, 'worker')).toMatchObject({ role: 'long-running', phase: 'stopped' });
  });
});

describe('replicas', () => {
  test('the one in the most trouble speaks for the service', () => {
    const first = withContainer(healthy, 'worker', { restartCount: 1 });
    const world = withReplica(first, 'worker', { state: 'exited', exitCode: 3, restartCount: 2 });
    expect(selectService(world, 'worker')).toMatchObject({ phase: 'failed', exitCode: 3, restarts: 3 });
    expect(selectService(world, 'worker')?.containers.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('a container of "run" is not a replica', () => {
    const service = selectService(
      withReplica(healthy, 'worker', { oneOff: true, state: 'exited', exitCode: 3 }),
      'worker',
    );
    expect(service?.phase).toBe('running');
    expect(service?.oneOffs).toHaveLength(1);
  });
});

describe('gates', () => {
  const gated = (dependency: Partial<Dependency>, other: Partial<Container>) => {
    const dependsOn: readonly Dependency[] = [
      { service: 'adminer', condition: 'service_started', required: true, ...dependency },
    ];
    const world = withContainer(withContainer(healthy, 'worker', { state: 'created' }), 'adminer', other);
    return selectService(withSpec(world, 'worker', { dependsOn }), 'worker');
  };
  const isOpen = (condition: Dependency['condition'], other: Partial<Container>) =>
    gated({ condition }, other)?.gates[0]?.satisfied;

  test('started: once it has been started', () => {
    expect(isOpen('service_started', { state: 'created' })).toBe(false);
    expect(isOpen('service_started', { state: 'running' })).toBe(true);
  });

  test('healthy: while it runs and is healthy', () => {
    expect(isOpen('service_healthy', { state: 'running', health: 'starting' })).toBe(false);
    expect(isOpen('service_healthy', { state: 'running', health: 'healthy' })).toBe(true);
    expect(isOpen('service_healthy', { state: 'exited', exitCode: 0, health: 'healthy' })).toBe(false);
  });

  test('completed: once it ended with 0', () => {
    expect(isOpen('service_completed_successfully', { state: 'running' })).toBe(false);
    expect(isOpen('service_completed_successfully', { state: 'exited', exitCode: 3 })).toBe(false);
    expect(isOpen('service_completed_successfully', { state: 'exited', exitCode: 0 })).toBe(true);
  });

  test('a created service behind a closed gate waits; behind open ones it is just created', () => {
    expect(gated({}, { state: 'created' })?.phase).toBe('waiting');
    expect(gated({}, { state: 'running' })?.phase).toBe('created');
  });

  test('an optional dependency that failed, is sick or missing holds nothing back; one that may still come does', () => {
    const optional = (condition: Dependency['condition'], other: Partial<Container>) =>
      gated({ condition, required: false }, other);
    expect(optional('service_completed_successfully', { state: 'exited', exitCode: 3 })?.phase).toBe('created');
    expect(optional('service_healthy', { state: 'running', health: 'unhealthy' })?.phase).toBe('created');
    expect(optional('service_healthy', { state: 'running', health: 'starting' })?.phase).toBe('waiting');
    const gate = optional('service_healthy', { state: 'running', health: 'unhealthy' })?.gates[0];
    expect(gate && [gate.satisfied, holdsBack(gate)]).toEqual([false, false]);
  });

  test('each service knows who waits for it', () => {
    expect(selectService(exampleWorld('healthy'), 'prestart')?.dependents).toEqual(['backend', 'worker']);
  });
});

describe('endpoints', () => {
  test('what runs is live; what is only declared is not', () => {
    const hosts = (moment: Moment) =>
      selectService(exampleWorld(moment), 'proxy')?.endpoints.map(({ host, live }) => [host, live]);
    expect(hosts('healthy')).toEqual([
      [80, true],
      [8090, true],
    ]);
    expect(hosts('stopped')).toEqual([
      [80, false],
      [8090, false],
    ]);
  });

  test('the same port on IPv4 and IPv6 is one, UDP has no address to open, 443 is HTTPS', () => {
    const port = { hostIp: '0.0.0.0', hostPort: 8443, containerPort: 443, protocol: 'tcp' } as const;
    const ports = [
      port,
      { ...port, hostIp: '::' },
      { ...port, hostPort: 53, containerPort: 53, protocol: 'udp' as const },
    ];
    const service = selectService(withContainer(healthy, 'adminer', { ports }), 'adminer');
    expect(service?.endpoints.map(({ host, url }) => [host, url])).toEqual([
      [8443, 'https://localhost:8443'],
      [53, null],
    ]);
  });

  test('a port that is exposed but not published is none', () => {
    const ports = [{ hostIp: '', hostPort: null, containerPort: 9000, protocol: 'tcp' as const }];
    expect(selectService(withContainer(healthy, 'worker', { ports }), 'worker')?.endpoints).toEqual([]);
  });
});

test('a container whose service is no longer in the files is an orphan, after all others', () => {
  const services = selectServices(withContainer(healthy, 'worker', { id: 'old', service: 'old' }));
  expect(services.at(-1)).toMatchObject({ name: 'old', spec: null, phase: 'running' });
  expect(selectService(withContainer(healthy, 'worker', { id: 'old', service: 'old' }), 'worker')?.phase).toBe(
    'absent',
  );
});

test('a service whose profile is off is off until it has a container', () => {
  const world = withSpec(exampleWorld('files-only'), 'adminer', { enabled: false, profiles: ['tools'] });
  expect(selectService(world, 'adminer')?.phase).toBe('off');
  expect(selectService(withSpec(exampleWorld('healthy'), 'adminer', { enabled: false }), 'adminer')?.phase).toBe(
    'running',
  );
});

test('the answer is kept while project and containers are the same objects', () => {
  const world = exampleWorld('healthy');
  expect(selectServices({ ...world, usage: {} })).toBe(selectServices(world));
  expect(selectServices({ ...world, containers: {} })).not.toBe(selectServices(world));
});

function withSpec(world: World, service: string, changes: Partial<ServiceSpec>): World {
  if (!world.project) throw new Error('no project');
  const services = world.project.services.map((spec) => (spec.name === service ? { ...spec, ...changes } : spec));
  return { ...world, project: { ...world.project, services } };
}
