import { describe, expect, it } from 'vitest';
import { createLogStreams } from '../../src/session/log-streams.ts';
import { createStore } from '../../src/session/store.ts';
import { fakeEngine, logFrame, runningContainer, turn } from './fakes.ts';

const info = {
  version: '28',
  apiVersion: '1.51',
  platform: 'linux',
  context: 'default',
  host: 'fake',
  simulated: false,
};

async function open(...containers: ReturnType<typeof runningContainer>[]) {
  const { engine, logs } = fakeEngine();
  const store = createStore();
  const streams = createLogStreams(engine, store);
  store.emit({ at: 1, type: 'engine.connected', engine: info });
  store.emit({ at: 1, type: 'containers.listed', containers });
  await turn();
  const texts = (service: string) => {
    const buffer = streams.store.buffer(service);
    const lines = Array.from({ length: buffer.end - buffer.first }, (_, at) => buffer.line(buffer.first + at));
    return lines.map((line) => (line?.kind === 'divider' ? `--${line.divider}--` : line?.text));
  };
  return { engine, logs, store, streams, texts };
}

describe('createLogStreams', () => {
  it('follows every container of a service, but no one-off', async () => {
    const { logs, streams } = await open(
      runningContainer('a', 'web'),
      runningContainer('b', 'web', { number: 2 }),
      runningContainer('c', 'web', { oneOff: true }),
    );
    expect(logs.map(({ request }) => request.container.id)).toEqual(['a', 'b']);
    await streams.close();
  });

  it('goes on after a restart with a divider, no line lost and none twice', async () => {
    const { logs, store, streams, texts } = await open(runningContainer('a', 'web'));
    logs[0]?.write(logFrame('2026-11-24T12:00:00.000000001Z', 'one'));
    logs[0]?.write(logFrame('2026-11-24T12:00:00.000000001Z', 'two'));
    logs[0]?.end({ kind: 'ended' });
    await turn();
    expect(logs).toHaveLength(1);
    store.emit({ at: 2, type: 'container.changed', container: runningContainer('a', 'web', { startedAt: 2_000 }) });
    await turn();
    expect(logs[1]?.request.since).not.toBeNull();
    logs[1]?.write(logFrame('2026-11-24T12:00:00.000000001Z', 'one'));
    logs[1]?.write(logFrame('2026-11-24T12:00:00.000000001Z', 'two'));
    logs[1]?.write(logFrame('2026-11-24T12:00:00.000000001Z', 'three'));
    logs[1]?.write(logFrame('2026-11-24T12:00:01.000000000Z', 'four'));
    expect(texts('web')).toEqual(['one', 'two', '--restarted--', 'three', 'four']);
    await streams.close();
  });

  it('goes on in the same pane after the container was created anew', async () => {
    const { logs, store, streams, texts } = await open(runningContainer('a', 'web'));
    logs[0]?.write(logFrame('2026-11-24T12:00:00.000000000Z', 'old'));
    logs[0]?.end({ kind: 'ended' });
    store.emit({ at: 2, type: 'container.removed', id: 'a' });
    store.emit({ at: 2, type: 'container.changed', container: runningContainer('b', 'web', { startedAt: 2_000 }) });
    await turn();
    logs[1]?.write(logFrame('2026-11-24T12:00:02.000000000Z', 'new'));
    expect(texts('web')).toEqual(['old', '--recreated--', 'new']);
    await streams.close();
  });

  it('reads the log of a container that has exited once', async () => {
    const { logs, store, streams } = await open(
      runningContainer('a', 'job', { state: 'exited', exitCode: 0, finishedAt: 2_000 }),
    );
    logs[0]?.end({ kind: 'ended' });
    store.emit({ at: 3, type: 'networks.listed', names: [] });
    await turn();
    expect(logs).toHaveLength(1);
    await streams.close();
  });

  it('counts errors of services that nobody looks at', async () => {
    const { logs, store, streams } = await open(runningContainer('a', 'web'), runningContainer('b', 'db'));
    streams.look(['db']);
    const soon = new Date(Date.now() + 5000).toISOString().replace('Z', '000000Z');
    for (const log of logs) log.write(logFrame(soon, 'ERROR: it broke'));
    await new Promise<void>((resolve) => {
      const stop = store.subscribe(() => {
        stop();
        resolve();
      });
    });
    expect(store.world().logCounts).toMatchObject({ web: { errors: 1 } });
    expect(store.world().logCounts['db']).toBeUndefined();
    streams.look(['web']);
    expect(store.world().logCounts['web']?.errors).toBe(0);
    await streams.close();
  });

  it('says which log driver cannot be read', async () => {
    const { logs, streams } = await open(runningContainer('a', 'web', { logDriver: 'syslog' }));
    logs[0]?.end({ kind: 'unreadable', driver: 'syslog' });
    await turn();
    expect(streams.problem('web')).toBe('syslog');
    await streams.close();
  });
});
