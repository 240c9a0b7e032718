import { describe, expect, it } from 'vitest';
import { waiting } from '../../../../src/doctor/rules/running/waiting.ts';
import type { Container } from '../../../../src/model/container.ts';
import { CREATED, codes, containerLike, dependency, knowing, only, recordedContainer, spec } from './recorded.ts';

const SECOND = 1000;

function world(
  condition: 'service_healthy' | 'service_completed_successfully',
  changes: Partial<Container>,
  after: number,
) {
  const slow = { ...recordedContainer('fine'), service: 'slow', name: 'dwrunning-slow-1', ...changes };
  const api = containerLike(slow, 'api', CREATED);
  return knowing({
    specs: [spec('slow'), spec('api', { dependsOn: [dependency('slow', condition)] })],
    containers: [slow, api],
    log: () => [{ at: 0, text: 'loading the index' }],
    now: (slow.startedAt ?? 0) + after,
  });
}

describe('a service that others wait for', () => {
  it('is worth knowing when its healthcheck takes unusually long', () => {
    const finding = only(waiting, world('service_healthy', { health: 'starting' }, 45 * SECOND));
    expect(finding).toMatchObject({
      severity: 'info',
      service: 'slow',
      suffers: ['api'],
      title: 'api: waiting for slow for 45 s',
    });
    expect(finding.evidence.at(-1)).toEqual({ source: 'log of slow', text: 'loading the index' });
  });

  it('is not before that, nor before its start period is over', () => {
    expect(codes(world('service_healthy', { health: 'starting' }, 20 * SECOND))).toEqual([]);
    const healthcheck = recordedContainer('fine').healthcheck;
    const patient = healthcheck && { ...healthcheck, startPeriodMs: 60 * SECOND };
    expect(codes(world('service_healthy', { health: 'starting', healthcheck: patient }, 45 * SECOND))).toEqual([]);
    expect(codes(world('service_healthy', { health: 'starting', healthcheck: patient }, 75 * SECOND))).toEqual([
      'dependency.waiting slow',
    ]);
  });

  it('is a one-shot that still works, or one that was stopped', () => {
    const working = world('service_completed_successfully', { health: 'none', healthcheck: null }, 45 * SECOND);
    expect(only(waiting, working).why).toMatch(/still works/);
    const stopped = world(
      'service_healthy',
      { state: 'exited', exitCode: 0, health: 'none', finishedAt: 1 },
      45 * SECOND,
    );
    expect(only(waiting, stopped)).toMatchObject({
      why: expect.stringMatching(/does not run/),
      fixes: [{ argv: ['docker', 'compose', 'up', '-d'] }],
    });
  });

  it('is no finding while nobody waits', () => {
    const known = world('service_healthy', { health: 'healthy' }, 45 * SECOND);
    expect(codes(known)).toEqual([]);
  });
});
