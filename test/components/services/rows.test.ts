import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { PROJECT_ROW, serviceRows } from '../../../components/services/rows.ts';
import type { World } from '../../../src/model/world.ts';
import { withContainer, withReplica } from '../../example-changes.ts';
import { exampleWorld } from '../../example-world.ts';

const request = { language: 'en', filter: '', marked: new Set<string>() } as const;

const row = (world: World, id: string) => {
  const found = serviceRows(world, request).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};
const state = (world: World, id: string) => stripVTControlCharacters(row(world, id).state);

test('the project comes first, then the services in start-up order', () => {
  expect(serviceRows(exampleWorld('healthy'), request).map(({ id }) => id)).toEqual([
    PROJECT_ROW,
    'prestart',
    'backend',
    'worker',
    'adminer',
    'mailcatcher',
    'proxy',
  ]);
});

test('each row says what a command would work on', () => {
  const world = exampleWorld('healthy');
  expect(row(world, PROJECT_ROW).target).toEqual({ kind: 'project' });
  expect(row(world, 'backend').target).toEqual({ kind: 'services', names: ['backend'], replica: null });
});

test('a service with several replicas is followed by them', () => {
  const world = withReplica(exampleWorld('healthy'), 'worker', { state: 'exited', exitCode: 3 });
  const ids = serviceRows(world, request).map(({ id }) => id);
  expect(ids.slice(3, 6)).toEqual(['worker', 'worker#1', 'worker#2']);
  expect(row(world, 'worker#2').target).toEqual({ kind: 'services', names: ['worker'], replica: 2 });
  expect(state(world, 'worker')).toBe('failed (3) 1/2');
  expect(state(world, 'worker#1')).toBe('running');
  expect(state(world, 'worker#2')).toBe('failed (3)');
});

test('states say why and how long', () => {
  expect(state(exampleWorld('healthy'), 'prestart')).toBe('done in 3.2 s');
  expect(state(exampleWorld('prestart-failed'), 'prestart')).toBe('failed (1)');
  expect(state(exampleWorld('prestart-failed'), 'backend')).toBe('waiting for prestart');
  expect(state(exampleWorld('port-taken'), 'proxy')).toBe('failed to start');
  expect(state(exampleWorld('stopped'), 'worker')).toBe('stopped');
  expect(state(withContainer(exampleWorld('healthy'), 'worker', { state: 'exited', oomKilled: true }), 'worker')).toBe(
    'out of memory',
  );
});

test('an orphan is called one, after the services of the project', () => {
  const world = withContainer(exampleWorld('healthy'), 'worker', { service: 'old', id: 'old' });
  expect(stripVTControlCharacters(row(world, 'old').cells.role)).toBe('orphan');
  expect(state(world, 'worker')).toBe('not created');
});

test('only measured and counted things have cells', () => {
  const { cells } = row(exampleWorld('unhealthy'), 'backend');
  expect(Object.values(cells).map(stripVTControlCharacters)).toEqual([
    ':8000',
    '2 %',
    '84 MB',
    '',
    '3 err',
    '1 warn',
    '',
    '',
    '',
  ]);
  expect(stripVTControlCharacters(row(exampleWorld('unhealthy'), 'worker').cells.restarts)).toBe('↻3');
  expect(row(exampleWorld('healthy'), 'adminer').cells.cpu).toBe('');
});

test('ports past two are counted', () => {
  const ports = [8000, 8001, 8002, 8003].map((port) => ({
    hostIp: '',
    hostPort: port,
    containerPort: port,
    protocol: 'tcp' as const,
  }));
  const world = withContainer(exampleWorld('healthy'), 'backend', { ports });
  expect(stripVTControlCharacters(row(world, 'backend').cells.ports)).toBe(':8000 :8001 +2');
});

test('the use of replicas is summed', () => {
  const world = withReplica(exampleWorld('healthy'), 'backend', {});
  const usage = { cpuPercent: 10, memoryBytes: 100e6, memoryLimitBytes: 1e9 };
  const measured = { ...world, usage: { ...world.usage, 'backend-2': usage } };
  expect(row(measured, 'backend').cells.cpu).toBe('12 %');
  expect(row(measured, 'backend').cells.memory).toBe('184 MB');
  expect(row(measured, 'backend#2').cells.cpu).toBe('10 %');
});
