import { describe, expect, it } from 'vitest';
import { createStore } from '../../src/session/store.ts';
import { createWatching } from '../../src/session/watching.ts';
import { fakeCompose, turn } from './fakes.ts';

function open() {
  const store = createStore();
  const { compose, children } = fakeCompose();
  return {
    store,
    children,
    watching: createWatching(compose, store.emit, () => 'p'),
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
    expect(watch().entries.at(-1)).toMatchObject({ kind: 'sync', service: 'backend', count: 3 });
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
});
