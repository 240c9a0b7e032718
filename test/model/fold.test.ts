import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { fold } from '../../src/model/fold.ts';
import type { Job } from '../../src/model/job.ts';
import { emptyWorld, type World } from '../../src/model/world.ts';
import { containerOf } from '../example-changes.ts';
import { engine, project } from '../example-project.ts';
import { exampleFacts, exampleWorld, MOMENTS, NOW } from '../example-world.ts';

const folded = (world: World, ...facts: readonly Fact[]) => facts.reduce(fold, world);
const usage = { cpuPercent: 1, memoryBytes: 2, memoryLimitBytes: 3 };
const problem = { kind: 'unreachable', host: engine.host, detail: '' } as const;

test('no fact changes the world that it comes upon', () => {
  for (const moment of MOMENTS) {
    let world = deepFreeze(emptyWorld);
    for (const fact of exampleFacts(moment)) world = deepFreeze(fold(world, deepFreeze(fact)));
    expect(world).toEqual(exampleWorld(moment));
  }
});

test('facts that went through JSON make the same world', () => {
  for (const moment of MOMENTS) {
    const facts = JSON.parse(JSON.stringify(exampleFacts(moment))) as readonly Fact[];
    expect(facts.reduce(fold, emptyWorld)).toEqual(exampleWorld(moment));
  }
});

describe('engine', () => {
  test('a lost engine keeps what was known of it, since when, and the containers; not the use', () => {
    const world = folded(
      exampleWorld('healthy'),
      { at: NOW, type: 'engine.lost', problem },
      { at: NOW + 5000, type: 'engine.lost', problem: { kind: 'timeout', host: engine.host, afterMs: 5000 } },
    );
    expect(world.engine).toMatchObject({ state: 'lost', since: NOW, last: engine, problem: { kind: 'timeout' } });
    expect(world.usage).toEqual({});
    expect(Object.keys(world.containers)).toHaveLength(6);
  });

  test('an engine that never was there is lost without a past', () => {
    expect(folded(emptyWorld, { at: NOW, type: 'engine.lost', problem }).engine).toMatchObject({ last: null });
  });

  test('found again, the engine is connected', () => {
    const world = folded(
      emptyWorld,
      { at: NOW, type: 'engine.lost', problem },
      { at: NOW + 1, type: 'engine.connected', engine },
    );
    expect(world.engine).toEqual({ state: 'connected', info: engine, since: NOW + 1 });
  });
});

describe('containers', () => {
  const world = exampleWorld('healthy');
  const backend = containerOf(world, 'backend');

  test('a new list replaces the old one, with the use of what is gone', () => {
    const listed = folded(world, { at: NOW, type: 'containers.listed', containers: [backend] });
    expect(Object.keys(listed.containers)).toEqual([backend.id]);
    expect(Object.keys(listed.usage)).toEqual([backend.id]);
    expect(listed.containersKnown).toBe(true);
  });

  test('a container that is removed takes its use with it', () => {
    const removed = folded(world, { at: NOW, type: 'container.removed', id: backend.id });
    expect(removed.containers[backend.id]).toBeUndefined();
    expect(removed.usage[backend.id]).toBeUndefined();
  });

  test('removing what is not there is no change', () => {
    expect(folded(world, { at: NOW, type: 'container.removed', id: 'gone' })).toBe(world);
  });

  test('a container that ended uses nothing', () => {
    const stopped = { ...backend, state: 'exited', exitCode: 0 } as const;
    const next = folded(world, { at: NOW, type: 'container.changed', container: stopped });
    expect(next.containers[backend.id]?.state).toBe('exited');
    expect(next.usage[backend.id]).toBeUndefined();
    expect(Object.keys(next.usage)).toHaveLength(2);
  });

  test('a sample that comes late, after its container is gone, counts for nothing', () => {
    const removed = folded(world, { at: NOW, type: 'container.removed', id: backend.id });
    expect(folded(removed, { at: NOW, type: 'usage.measured', container: backend.id, usage })).toBe(removed);
  });

  test('use that is no longer measured is forgotten, and forgetting twice is no change', () => {
    const fact: Fact = { at: NOW, type: 'usage.measured', container: backend.id, usage: null };
    const forgotten = folded(world, fact);
    expect(forgotten.usage[backend.id]).toBeUndefined();
    expect(folded(forgotten, fact)).toBe(forgotten);
  });
});

describe('project', () => {
  test('the last good reading stays when a later one fails, until the next good one', () => {
    const failed = folded(exampleWorld('healthy'), {
      at: NOW,
      type: 'project.failed',
      problem: { kind: 'failed', message: 'no' },
    });
    expect(failed.project?.name).toBe('ai-pic');
    expect(failed.projectProblem).toEqual({ kind: 'failed', message: 'no' });
    expect(folded(failed, { at: NOW, type: 'project.read', project }).projectProblem).toBeNull();
  });
});

describe('jobs', () => {
  const job = exampleWorld('building').jobs.at(-1) as Job;
  const idle: Job = { ...job, id: 7, startedAt: null, steps: [], tail: [], lines: 0 };
  const queued = folded(emptyWorld, { at: NOW, type: 'job.queued', job: idle });

  test('a job is queued, started, cancelled and ended', () => {
    const ended = folded(
      queued,
      { at: NOW + 1, type: 'job.started', id: 7 },
      { at: NOW + 2, type: 'job.cancelling', id: 7 },
      { at: NOW + 3, type: 'job.ended', id: 7, result: { kind: 'cancelled' } },
    );
    expect(ended.jobs).toEqual([
      { ...idle, startedAt: NOW + 1, endedAt: NOW + 3, cancelling: true, result: { kind: 'cancelled' } },
    ]);
  });

  test('steps keep their places and take the newest word', () => {
    const [first, second] = job.steps;
    if (!first || !second) throw new Error('the example has too few steps');
    const done = { ...first, state: 'done', status: 'Done' } as const;
    const stepped = folded(
      queued,
      { at: NOW, type: 'job.stepped', id: 7, steps: [first, second] },
      { at: NOW, type: 'job.stepped', id: 7, steps: [done] },
    );
    expect(stepped.jobs[0]?.steps).toEqual([done, second]);
  });

  test('all printed lines are counted and the last 200 kept', () => {
    const lines = Array.from({ length: 150 }, (_, index) => `line ${index}`);
    const printed: Fact = { at: NOW, type: 'job.printed', id: 7, lines };
    const [told] = folded(queued, printed, printed).jobs;
    expect(told?.lines).toBe(300);
    expect(told?.tail).toHaveLength(200);
    expect(told?.tail.at(-1)).toBe('line 149');
  });

  test('a fact on an unknown job is no change', () => {
    expect(folded(queued, { at: NOW, type: 'job.started', id: 8 })).toBe(queued);
  });

  test('the newest 100 are kept', () => {
    const many = Array.from({ length: 130 }, (_, id): Fact => ({ at: NOW, type: 'job.queued', job: { ...idle, id } }));
    expect(folded(emptyWorld, ...many).jobs.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, i) => i + 30));
  });
});

test('of each service the last build is known', () => {
  const build = (service: string, at: number): Fact => ({
    at,
    type: 'build.known',
    summary: {
      service,
      job: 1,
      at,
      ms: 1,
      ran: 0,
      cached: 1,
      outcome: 'succeeded',
      comparedWith: null,
      reasons: [],
      advice: [],
    },
  });
  const world = folded(emptyWorld, build('backend', 1), build('worker', 2), build('backend', 3));
  expect(Object.entries(world.builds).map(([name, { at }]) => [name, at])).toEqual([
    ['backend', 3],
    ['worker', 2],
  ]);
});

describe('watch and events', () => {
  const event = (action: string): Fact => ({
    at: NOW,
    type: 'engine.event',
    event: { at: NOW, container: 'c', service: 'backend', action, attributes: {} },
  });

  test('of events the newest 200 are kept', () => {
    const world = folded(emptyWorld, ...Array.from({ length: 230 }, (_, index) => event(`kill ${index}`)));
    expect(world.events).toHaveLength(200);
    expect(world.events.at(-1)?.action).toBe('kill 229');
  });

  test('watch knows since when it runs, and forgets that when it ends', () => {
    const state = (at: number, to: World['watch']['state']): Fact => ({
      at,
      type: 'watch.state',
      state: to,
      by: 'compose',
      services: ['backend'],
      problem: '',
      retryAt: null,
    });
    const running = folded(emptyWorld, state(NOW, 'starting'), state(NOW + 9, 'running'));
    expect(running.watch).toMatchObject({ state: 'running', startedAt: NOW, services: ['backend'] });
    expect(folded(running, state(NOW + 99, 'off')).watch.startedAt).toBeNull();
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
