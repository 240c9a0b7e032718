import { describe, expect, it } from 'vitest';
import { noCondition } from '../../../../src/doctor/rules/running/no-condition.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { ServiceSpec } from '../../../../src/model/project.ts';
import type { ProjectSources } from '../../../../src/model/sources.ts';
import { codes, containerLike, dependency, knowing, only, recordedContainer, spec } from './recorded.ts';

const ended = { ...recordedContainer('migrate'), exitCode: 0 };
const startedAt = (ended.startedAt ?? 0) + 10;

function world(
  migrate: Partial<ServiceSpec>,
  api: Partial<Container>,
  more: readonly ServiceSpec[] = [],
  sources: ProjectSources | null = null,
) {
  const early = containerLike(ended, 'api', { state: 'running', exitCode: null, finishedAt: null, startedAt, ...api });
  const specs = [
    spec('migrate', migrate),
    spec('api', { dependsOn: [dependency('migrate', 'service_started')] }),
    ...more,
  ];
  return knowing({ specs, containers: [ended, early], world: { sources } });
}

const sourcesWith = (places: ProjectSources['places']): ProjectSources => ({
  envFiles: {},
  serviceEnvFiles: {},
  places,
  shell: {},
});
const line = (number: number, written: string | null) => ({
  file: '/home/me/project/compose.yaml',
  line: number,
  written,
});

describe('a service that does not wait for the end of a one-shot', () => {
  it('is only worth knowing while it works', () => {
    const finding = only(noCondition, world({}, {}));
    expect(finding).toMatchObject({
      severity: 'info',
      service: 'api',
      title: 'api does not wait until migrate is done',
    });
    expect(finding.evidence.at(-1)?.text).toMatch(/^api started at .*, migrate ended at /);
  });

  it('is a warning when it came too early and is in trouble', () => {
    const known = world({}, { state: 'exited', exitCode: 1, finishedAt: startedAt + 5 });
    expect(only(noCondition, known).severity).toBe('warning');
    const late = world(
      {},
      { state: 'exited', exitCode: 1, startedAt: (ended.finishedAt ?? 0) + 1, finishedAt: (ended.finishedAt ?? 0) + 9 },
    );
    expect(only(noCondition, late).severity).toBe('info');
  });

  it('names the line in either form of depends_on', () => {
    const list = sourcesWith({
      'services.api.depends_on': line(8, null),
      'services.api.depends_on.0': line(9, 'migrate'),
    });
    expect(only(noCondition, world({}, {}, [], list)).fixes[0]?.edit).toEqual({
      file: '/home/me/project/compose.yaml',
      line: 9,
    });
    const map = sourcesWith({ 'services.api.depends_on.migrate.condition': line(12, 'service_started') });
    const finding = only(noCondition, world({}, {}, [], map));
    expect(finding.fixes[0]?.edit).toEqual({ file: '/home/me/project/compose.yaml', line: 12 });
    expect(finding.evidence[0]).toEqual({ source: 'compose.yaml:12', text: 'depends_on: migrate' });
  });

  it('is no finding where Compose made the dependency itself', () => {
    expect(codes(world({}, {}, [], sourcesWith({ 'services.api.network_mode': line(5, 'service:migrate') })))).toEqual(
      [],
    );
  });

  it('is told by another service that does wait, or by a command that is known to end', () => {
    const worker = spec('worker', { dependsOn: [dependency('migrate', 'service_completed_successfully')] });
    const { world: known, ...rest } = world({ command: ['alembic', 'upgrade', 'head'] }, {}, [worker]);
    expect(only(noCondition, { ...rest, world: known }).evidence[0]?.text).toContain(
      'services.worker.depends_on.migrate.condition',
    );
    const before = knowing({
      specs: [
        spec('migrate', { command: ['alembic', 'upgrade', 'head'] }),
        spec('api', { dependsOn: [dependency('migrate', 'service_started')] }),
      ],
      containers: [],
    });
    expect(only(noCondition, before).evidence[0]?.text).toBe('services.migrate.command: alembic upgrade head');
  });

  it('is silent of services that stay, and of those that wait for the end', () => {
    const serve = {
      specs: [spec('db', { command: ['postgres'] }), spec('api', { dependsOn: [dependency('db', 'service_started')] })],
      containers: [],
    };
    expect(codes(knowing(serve))).toEqual([]);
    const waits = [
      spec('migrate'),
      spec('api', { dependsOn: [dependency('migrate', 'service_completed_successfully')] }),
    ];
    expect(codes(knowing({ specs: waits, containers: [ended] }))).toEqual([]);
    const restarts = world(
      {
        command: ['alembic', 'upgrade', 'head'],
        restart: 'always',
        ports: [{ hostIp: '', published: '80', target: 80, protocol: 'tcp' }],
      },
      {},
    );
    expect(codes(restarts)).toEqual([]);
  });
});
