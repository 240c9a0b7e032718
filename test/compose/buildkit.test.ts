import { describe, expect, it } from 'vitest';
import type { BuildReport, Vertex } from '../../src/compose/build-report.ts';
import { followBuild } from '../../src/compose/buildkit.ts';
import { workedMs } from '../../src/model/build-tree.ts';
import { playedBuild } from './played-build.ts';

const START = Date.parse('2026-11-25T09:00:00Z');
const at = (ms: number) => new Date(START + ms).toISOString();

/** A build whose reports are heard `ahead` milliseconds later by the clock here. */
function build(ahead = 0) {
  let now = START + ahead;
  const follow = followBuild(() => now);
  return (ms: number, report: BuildReport) => {
    now = START + ahead + ms;
    return follow(report).steps;
  };
}

const run: Vertex = { digest: 'sha256:a', name: '[2/3] RUN make' };

describe('a step of a build', () => {
  it('took as long as the builder says, whatever the clock here is', () => {
    for (const ahead of [0, 3_600_000, -3_600_000]) {
      const hear = build(ahead);
      hear(0, { vertexes: [run] });
      const [working] = hear(1000, { vertexes: [{ ...run, started: at(1000) }] });
      expect(working).toMatchObject({ state: 'working', startedAt: START + ahead + 1000, endedAt: null });
      expect(working && workedMs(working, START + ahead + 1500)).toBe(500);
      const [done] = hear(3600, { vertexes: [{ ...run, started: at(1000), completed: at(3500) }] });
      expect(done).toMatchObject({ state: 'done', endedAt: START + ahead + 3500 });
      expect(done && workedMs(done, START + ahead + 99_000)).toBe(2500);
    }
  });

  it('sums its work when it works again', () => {
    const hear = build();
    hear(10, { vertexes: [{ ...run, started: at(0), completed: at(10) }] });
    const [again] = hear(100, { vertexes: [{ ...run, started: at(100) }] });
    expect(again).toMatchObject({ state: 'working', build: { worked: 10, workingSince: START + 100 } });
    expect(again && workedMs(again, START + 150)).toBe(60);
    const [done] = hear(200, { vertexes: [{ ...run, started: at(100), completed: at(200) }] });
    expect(done).toMatchObject({ state: 'done', startedAt: START, endedAt: START + 200, build: { worked: 110 } });
  });

  it('sums the layers of an image that come at once', () => {
    const hear = build();
    hear(0, {
      vertexes: [{ digest: 'f', name: '[1/3] FROM docker.io/library/python:3.12@sha256:1a2b', started: at(0) }],
    });
    const layer = (id: string, current: number, total: number) => ({ id, vertex: 'f', current, total });
    hear(10, { statuses: [{ id: 'resolve docker.io/library/python:3.12@sha256:1a2b', vertex: 'f', current: 0 }] });
    hear(20, { statuses: [layer('sha256:aa', 0, 40_000_000), layer('sha256:bb', 500_000, 2_000_000)] });
    const [step] = hear(30, { statuses: [layer('sha256:aa', 10_000_000, 40_000_000)] });
    expect(step).toMatchObject({ status: 'sha256:aa', progress: { current: 10_500_000, total: 42_000_000 } });
  });

  it('counts a build context, whose size nobody knows', () => {
    const context = playedBuild('build-context', '2.40').steps.find(
      ({ name }) => name === '[internal] load build context',
    );
    expect(context?.progress).toEqual({ current: 6_001_138, total: 0 });
  });

  it('keeps its last twenty lines', () => {
    const hear = build();
    hear(0, { vertexes: [{ ...run, started: at(0) }] });
    const log = (text: string) => ({ vertex: run.digest, data: Buffer.from(text).toString('base64') });
    const [step] = hear(1, {
      logs: [log(Array.from({ length: 30 }, (_, n) => `line ${n}\n\n`).join('')), log('half')],
    });
    expect(step?.build?.output).toEqual(Array.from({ length: 20 }, (_, n) => `line ${n + 10}`));
  });

  it('is over when one target heard its end and another hears of its start late', () => {
    const hear = build();
    hear(0, { vertexes: [{ ...run, started: at(0) }] });
    hear(50, { vertexes: [{ ...run, started: at(0), completed: at(50) }] });
    const [late] = hear(60, { vertexes: [{ ...run, started: at(1) }] });
    expect(late).toMatchObject({ state: 'done', build: { workingSince: null } });
  });
});

describe('several services in one build', () => {
  const { steps } = playedBuild('build-stages', '2.40');
  const named = (name: string) => steps.find((step) => step.name === name)?.build;

  it('have the steps in common that both need', () => {
    expect(named('[backend deps 2/4] WORKDIR /deps')?.targets).toEqual(['backend', 'worker']);
    expect(steps.find(({ build }) => build?.instruction.startsWith('FROM'))?.build?.targets.toSorted()).toEqual([
      'backend',
      'hello',
      'worker',
    ]);
  });

  it('are not given the steps that BuildKit only tells them of because the result is the same', () => {
    expect(named('[backend backend 2/5] COPY --from=deps /deps /deps')?.targets).toEqual(['backend']);
    expect(named('[worker worker 2/3] COPY --from=deps /deps /deps')?.targets).toEqual(['worker']);
  });

  it('have a step from the cache that was never told of, as the same one was done for another service', () => {
    const hear = build();
    const chore = (target: string) => ({
      digest: target,
      name: `[${target} internal] load .dockerignore`,
      started: at(0),
      completed: at(0),
    });
    const copy = { digest: 'copy', name: '[jobs 2/2] COPY --from=deps /deps /deps' };
    const other = { digest: 'other', name: '[api 2/5] COPY --from=deps /deps /deps' };
    hear(0, { vertexes: [chore('jobs'), chore('api'), copy, other] });
    const heard = hear(9, { vertexes: [{ digest: 'out', name: '[jobs] exporting to image', started: at(9) }] });
    expect(heard.map(({ id, state }) => `${id} ${state}`)).toEqual(['out working', 'copy cached']);
  });

  it('tell what each step needs', () => {
    const copy = named('[backend backend 3/5] COPY --from=assets /web/bundle.js /app/');
    const inputs = copy?.inputs.map((id) => steps.find((step) => step.id === id)?.build?.stage);
    expect(inputs).toEqual(['backend', 'assets']);
  });
});

it('says where the failed step stands, and what it printed', () => {
  const { steps } = playedBuild('build-stages-failed', '2.40');
  const [failed, ...more] = steps.filter(({ state }) => state === 'failed');
  expect(more).toEqual([]);
  expect(failed?.build).toMatchObject({
    targets: ['backend'],
    stage: 'backend',
    number: 5,
    total: 5,
    source: { file: 'Dockerfile', line: 19 },
  });
  expect(failed?.build?.output.toSorted()).toEqual(['collecting', 'test_pay.py: assert 3 == 4']);
});
