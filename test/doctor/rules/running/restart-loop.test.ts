import { describe, expect, it } from 'vitest';
import { restartLoop } from '../../../../src/doctor/rules/running/restart-loop.ts';
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

const SECOND = 1000;

/** A container that has been started again that often, since a minute ago, and runs for that long. */
function running(restartCount: number, up: number, changes: Partial<Container> = {}) {
  const container = recordedContainer('loop');
  const startedAt = container.createdAt + 60 * SECOND;
  const now = startedAt + up;
  const again: Container = {
    ...container,
    state: 'running',
    exitCode: null,
    finishedAt: null,
    restartCount,
    startedAt,
    ...changes,
  };
  return knowing({ specs: [spec('loop')], containers: [again], now });
}

describe('a service that ends again and again', () => {
  it('says how often, why, and what starts it again', () => {
    const known = knowingRecorded('loop');
    expect(codes(known)).toEqual(['container.restart-loop loop']);
    const finding = only(restartLoop, known);
    expect(finding).toMatchObject({ severity: 'error', title: 'loop ends again and again: 5 restarts so far' });
    expect(finding.why).toBe(
      'The last error that it told: "ValueError: no such queue". The restart policy "always" starts it anew each time.',
    );
    expect(finding.fixes.map(({ argv }) => argv?.[2])).toEqual(['logs', 'stop', 'up']);
  });

  it('is what makes it end where that is known', () => {
    const oom = { ...recordedContainer('loop'), oomKilled: true, exitCode: 137 };
    expect(codes(knowing({ specs: [spec('loop')], containers: [oom] }))).toEqual(['container.oom-killed loop']);
    const shell = { ...recordedContainer('loop'), exitCode: 127 };
    const log = () => [{ at: 0, text: 'sh: nope: not found' }];
    expect(codes(knowing({ specs: [spec('loop')], containers: [shell], log }))).toEqual([
      'container.command-not-found loop',
    ]);
  });

  it('is found between two ends too, without blaming the log of the present run', () => {
    expect(only(restartLoop, running(6, 4 * SECOND)).severity).toBe('error');
    expect(only(restartLoop, running(4, 15 * SECOND))).toMatchObject({
      severity: 'warning',
      why: expect.stringMatching(/cannot be told/),
    });
  });

  it('is over when it runs for longer than before, is healthy, or ended only once', () => {
    expect(codes(running(6, 40 * SECOND))).toEqual([]);
    expect(codes(running(6, 4 * SECOND, { health: 'healthy' }))).toEqual([]);
    expect(codes(running(1, 4 * SECOND))).toEqual([]);
  });

  it('is no loop when the ends are far apart', () => {
    const created = recordedContainer('loop').createdAt - 24 * 3600 * SECOND;
    expect(codes(running(2, 4 * SECOND, { createdAt: created }))).toEqual([]);
  });

  it.each(['2.26', '2.40'] as const)('is told by the output of an attached Compose %s alone', (version) => {
    const known = pasted(recordedUp('loop', version, 'attached'));
    expect(codes(known)).toEqual(['container.restart-loop loop']);
    expect(found(known)[0]?.why).toContain('ValueError: no such queue');
  });

  it('is not told of one that went on after it', () => {
    const lines = [
      'api-1  | waiting for the database',
      'api-1 exited with code 1 (restarting)',
      ...['connected', 'migrated', 'listening', 'GET / 200', 'GET / 200'].map((text) => `api-1  | ${text}`),
    ];
    expect(codes(pasted(lines))).toEqual([]);
  });
});
