import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContainerDrift } from '../../src/model/drift.ts';
import type { Fact } from '../../src/model/fact.ts';
import { followDrift } from '../../src/session/drift-follow.ts';
import { createStore } from '../../src/session/store.ts';
import { project } from '../example-project.ts';
import { runningContainer } from './fakes.ts';

const read: Fact = { at: 0, type: 'project.read', project };
const listed = (...ids: readonly string[]): Fact => ({
  at: 0,
  type: 'containers.listed',
  containers: ids.map((id) => runningContainer(id, 'backend')),
});
const received = (container: string): Fact => ({
  at: 0,
  type: 'engine.event',
  event: { at: 0, container, service: 'backend', action: 'extract-to-dir', attributes: {} },
});
const known = (state: 'missing' | 'extra'): Fact => {
  const file = { file: '/a', target: '/app/a', state, local: null, container: null };
  const rule = {
    rule: 0,
    path: '/',
    action: 'sync',
    target: '/app',
    differ: [file],
    differing: 1,
    compared: 1,
    ignored: 0,
    gap: null,
  } as const;
  const drift: ContainerDrift = { service: 'backend', container: 'a', name: 'a', number: 1, at: 0, rules: [rule] };
  return { at: 0, type: 'drift.known', drift };
};

describe('comparisons by themselves', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function follow() {
    const store = createStore();
    const asked: (readonly string[])[] = [];
    const stop = followDrift(store, (services) => asked.push(services));
    const tell = async (...facts: readonly Fact[]) => {
      for (const fact of facts) store.emit(fact);
      await vi.advanceTimersByTimeAsync(3000);
    };
    return { asked, tell, stop };
  }

  it('are made once for each running container of a service with sync rules', async () => {
    const { asked, tell } = follow();
    await tell(read, listed('a'));
    expect(asked).toEqual([['backend']]);
    await tell(listed('a'), received('a'));
    expect(asked).toHaveLength(1);
    await tell({ at: 0, type: 'container.changed', container: runningContainer('b', 'backend') });
    expect(asked).toHaveLength(2);
  });

  it('are not made of what does not run, of one-off containers, and of services without rules', async () => {
    const { asked, tell } = follow();
    const containers = [
      runningContainer('a', 'backend', { state: 'exited' }),
      runningContainer('b', 'backend', { oneOff: true }),
      runningContainer('c', 'adminer'),
    ];
    await tell(read, { at: 0, type: 'containers.listed', containers });
    expect(asked).toEqual([]);
  });

  it('wait until Compose has resolved the files, and until commands are over', async () => {
    const { asked, tell } = follow();
    await tell({ at: 0, type: 'project.read', project: { ...project, origin: 'files' } }, listed('a'));
    expect(asked).toEqual([]);
    const job = {
      id: 1,
      command: 'up',
      argv: [],
      services: [],
      queuedAt: 0,
      startedAt: 0,
      endedAt: null,
      result: null,
    };
    const rest = { lines: 0, tail: [], steps: [], cancelling: false };
    await tell({ at: 0, type: 'job.queued', job: { ...job, ...rest } } as Fact, read);
    expect(asked).toEqual([]);
    await tell({ at: 0, type: 'job.ended', id: 1, result: { kind: 'succeeded' } });
    expect(asked).toEqual([['backend']]);
  });

  it('are made again when files were sent into a container that lacked some, and only then', async () => {
    const { asked, tell } = follow();
    await tell(read, listed('a'), known('extra'), received('a'));
    expect(asked).toHaveLength(1);
    await tell(known('missing'));
    expect(asked).toHaveLength(1);
    await tell(received('a'), received('a'));
    expect(asked).toHaveLength(2);
  });

  it('end', async () => {
    const { asked, tell, stop } = follow();
    stop();
    await tell(read, listed('a'));
    expect(asked).toEqual([]);
  });
});
