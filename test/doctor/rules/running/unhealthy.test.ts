import { describe, expect, it } from 'vitest';
import { dependencyUnhealthy } from '../../../../src/doctor/rules/running/dependency-unhealthy.ts';
import { unhealthy } from '../../../../src/doctor/rules/running/unhealthy.ts';
import type { Container } from '../../../../src/model/container.ts';
import {
  codes,
  found,
  knowing,
  knowingRecorded,
  only,
  pasted,
  recordedContainer,
  recordedUp,
  spec,
} from './recorded.ts';

const withProbe = (output: string, changes: Partial<Container> = {}) => {
  const container = recordedContainer('db');
  const probe = { startedAt: 0, endedAt: 10, exitCode: 1, output };
  return knowing({ specs: [spec('db')], containers: [{ ...container, probes: [probe], ...changes }] });
};

describe('an unhealthy service', () => {
  it('says what its probe said, how often it failed, and that nothing restarts it', () => {
    const finding = only(unhealthy, knowingRecorded('db'));
    expect(finding.evidence).toEqual([
      { source: 'docker inspect dwrunning-db-1', text: '"Health": "unhealthy", "FailingStreak": 14' },
      { source: 'docker inspect dwrunning-db-1', text: '"ExitCode": 1, "Output": "refused"' },
    ]);
    expect(finding.why).toBe(
      'Its healthcheck failed 14 times in a row. The last probe said "refused". Docker only marks the container; a failing probe restarts nothing.',
    );
    expect(finding.fixes.map(({ argv }) => argv?.slice(2, 3))).toEqual([['logs'], ['exec'], ['restart']]);
    expect(finding.fixes[1]?.argv).toEqual(['docker', 'compose', 'exec', 'db', 'sh', '-c', 'echo refused; exit 1']);
  });

  it('says what that means where it can be told', () => {
    expect(
      only(unhealthy, withProbe("curl: (7) Failed to connect to localhost port 80: Couldn't connect")).why,
    ).toMatch(/Nothing took/);
    expect(only(unhealthy, withProbe('curl: (22) The requested URL returned error: 404')).why).toMatch(/HTTP 404/);
    expect(only(unhealthy, withProbe('')).why).toMatch(/ended with 1 and printed nothing/);
  });

  it('is silent of one that starts, is healthy, or does not run any more', () => {
    expect(codes(knowingRecorded('fine'))).toEqual([]);
    expect(codes(withProbe('not yet', { health: 'starting' }))).toEqual([]);
    expect(codes(withProbe('was down', { health: 'healthy' }))).toEqual([]);
    expect(codes(withProbe('was down', { state: 'exited', exitCode: 0, health: 'none', finishedAt: 20 }))).toEqual([]);
  });

  it('is another finding where it holds others back, and only one', () => {
    const known = knowingRecorded('db', { waiter: 'service_healthy' });
    expect(codes(known)).toEqual(['dependency.unhealthy db']);
    expect(found(known)[0]).toMatchObject({ suffers: ['waiter'], severity: 'error' });
    expect(codes(knowingRecorded('db', { waiter: 'service_started' }))).toEqual(['health.unhealthy db']);
  });

  it.each(['2.26', '2.40'] as const)('is told by the output of Compose %s alone', (version) => {
    for (const kind of ['up', 'attached'] as const) {
      const known = pasted(recordedUp('db', version, kind));
      expect(codes(known)).toEqual(['dependency.unhealthy db']);
      expect(found(known)[0]?.evidence).toEqual([
        { source: '-', text: 'dependency failed to start: container dwrunning-db-1 is unhealthy' },
      ]);
    }
  });

  it('is explained by what the engine knows of it', () => {
    const { world } = knowingRecorded('db');
    const finding = only(dependencyUnhealthy, pasted(recordedUp('db', '2.40', 'up'), world));
    expect(finding.why).toMatch(/14 times in a row/);
  });

  it('is told of by Compose 1, and by `up --wait`, which nobody waits for', () => {
    // As quoted in docker/compose#5324 and #6625.
    const { world } = knowingRecorded('db');
    const id = recordedContainer('db').id.slice(0, 12);
    expect(codes(pasted([`ERROR: for api  Container "${id}" is unhealthy.`], world))).toEqual([
      'dependency.unhealthy db',
    ]);
    expect(codes(pasted(['container dwrunning-db-1 is unhealthy'], world))).toEqual(['health.unhealthy db']);
  });

  it('can never become healthy without a healthcheck', () => {
    const line = 'dependency failed to start: container dwrunning-db-1 has no healthcheck configured';
    expect(only(dependencyUnhealthy, pasted([' Network dwrunning_default  Created', line]))).toMatchObject({
      service: 'db',
      title: 'db can never become healthy: it has no healthcheck',
    });
  });
});
