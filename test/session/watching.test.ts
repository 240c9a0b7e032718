import { describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { composeWatch } from '../../src/session/compose-watch.ts';
import { createStore } from '../../src/session/store.ts';
import { createWatching } from '../../src/session/watching.ts';
import { fakeCompose, turn } from './fakes.ts';

const QUICK = { firstMs: 1, mostMs: 4, goodMs: 60_000 };

function open() {
  const store = createStore();
  const { compose, children } = fakeCompose();
  return {
    store,
    children,
    watching: createWatching(async () => composeWatch(compose, () => 'p'), store.emit, QUICK),
    watch: () => store.world().watch,
  };
}

describe('createWatching', () => {
  it('runs watch without up, and is on once Compose says so', async () => {
    const { children, watching, watch } = open();
    await watching.start(['backend']);
    expect(children[0]?.argv).toEqual(['docker', 'compose', 'watch', '--no-up', 'backend']);
    expect(watch().state).toBe('starting');
    children[0]?.say({ kind: 'line', stream: 'stdout', text: 'Watch enabled' });
    expect(watch()).toMatchObject({ state: 'running', services: ['backend'] });
    children[0]?.say({
      kind: 'line',
      stream: 'stdout',
      text: 'Syncing service "backend" after 3 changes were detected',
    });
    expect(watch().entries.at(-1)).toMatchObject({ kind: 'sync', services: ['backend'], count: 3 });
  });

  it('is off after it was stopped', async () => {
    const { watching, watch } = open();
    await watching.start([]);
    await watching.stop();
    expect(watch()).toMatchObject({ state: 'off', problem: '' });
  });

  it('says why it died', async () => {
    const { children, watching, watch } = open();
    await watching.start([]);
    children[0]?.say({ kind: 'line', stream: 'stderr', text: 'none of the selected services is configured for watch' });
    children[0]?.end({ kind: 'exited', code: 1 });
    await turn();
    expect(watch()).toMatchObject({
      state: 'failed',
      problem: 'none of the selected services is configured for watch',
    });
  });

  it('ends the old child before it starts another', async () => {
    const { children, watching } = open();
    await watching.start(['a']);
    await watching.start(['b']);
    expect(children.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('starts a child that died again, later each time, and says why and when', async () => {
    const told: Fact[] = [];
    const { compose, children } = fakeCompose();
    const store = createStore((fact) => told.push(fact));
    const watching = createWatching(async () => composeWatch(compose, () => 'p'), store.emit, QUICK);
    await watching.start(['backend']);
    for (let died = 0; died < 4; died++) {
      await vi.waitFor(() => expect(children).toHaveLength(died + 1));
      children[died]?.say({ kind: 'line', stream: 'stderr', text: 'Error response from daemon: gone' });
      children[died]?.end({ kind: 'exited', code: 1 });
    }
    await vi.waitFor(() => expect(children).toHaveLength(5));
    const deaths = told.flatMap((fact) => (fact.type === 'watch.state' && fact.state === 'retrying' ? [fact] : []));
    expect(deaths.map(({ at, retryAt }) => (retryAt ?? 0) - at)).toEqual([1, 2, 4, 4]);
    expect(deaths.map(({ problem }) => problem)).toEqual(Array(4).fill('Error response from daemon: gone'));
    expect(children.map(({ argv }) => argv.at(-1))).toEqual(Array(5).fill('backend'));
    await watching.stop();
    expect(store.world().watch).toMatchObject({ state: 'off', problem: '', retryAt: null });
  });

  it('can be stopped while it waits to start again', async () => {
    const store = createStore();
    const { compose, children } = fakeCompose();
    const patience = { firstMs: 3_600_000, mostMs: 3_600_000, goodMs: 1 };
    const watching = createWatching(async () => composeWatch(compose, () => 'p'), store.emit, patience);
    await watching.start([]);
    await turn();
    children[0]?.end({ kind: 'signalled', signal: 'SIGKILL' });
    await turn();
    expect(store.world().watch).toMatchObject({ state: 'retrying', problem: 'SIGKILL' });
    await watching.stop();
    expect(store.world().watch.state).toBe('off');
    expect(children).toHaveLength(1);
  });

  it('tells a watch that another terminal runs from one that failed', async () => {
    const { children, watching, watch } = open();
    await watching.start([]);
    await turn();
    const text = 'cannot take exclusive lock for project "p": process with PID 4711 is still running';
    children[0]?.say({ kind: 'line', stream: 'stderr', text });
    children[0]?.end({ kind: 'exited', code: 1 });
    await turn();
    expect(watch()).toMatchObject({ state: 'elsewhere', problem: text });
  });
});
