import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Container } from '../../../src/model/container.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { fail, ok } from '../../../src/model/result.ts';
import { keepStaleness } from '../../../src/session/staleness/keep.ts';
import { createStore } from '../../../src/session/store.ts';
import { engine as info, project } from '../../example-project.ts';
import { fakeCompose, fakeEngine, runningContainer } from '../fakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const adminer = (changes: Partial<Container> = {}) =>
  runningContainer('1', 'adminer', { image: 'adminer', ...changes });

function open() {
  const facts: Fact[] = [];
  const store = createStore((fact) => facts.push(fact));
  const images = vi.fn(async (references: readonly string[]) =>
    ok(Object.fromEntries(references.map((name) => [name, { id: 'sha256:0', createdAt: 0, namedAt: 0, size: 0 }]))),
  );
  const configurations = vi.fn(async () => ok({}));
  const engine = { ...fakeEngine().engine, images };
  const compose = { ...fakeCompose().compose, configurations };
  // A simulated engine, so that nothing is read from a file, for which these timers do not wait.
  const keeping = keepStaleness(engine, compose, store, '/nowhere');
  const known = () => facts.filter(({ type }) => type === 'staleness.known').length;
  const rest = () => vi.advanceTimersByTimeAsync(1_000);
  const connect = () => {
    store.emit({ at: 1, type: 'engine.connected', engine: { ...info, simulated: true } });
    store.emit({ at: 1, type: 'project.read', project });
    store.emit({ at: 1, type: 'containers.listed', containers: [adminer()] });
  };
  return { store, images, configurations, keeping, known, rest, connect, engine };
}

test('waits for the project as Compose resolves it and for the containers', async () => {
  const { store, images, known, rest, connect } = open();
  store.emit({ at: 1, type: 'project.read', project: { ...project, origin: 'files' } });
  await rest();
  expect(images).not.toHaveBeenCalled();
  connect();
  await rest();
  expect(known()).toBe(1);
  expect(store.world().staleness?.adminer).toEqual({ image: false, config: { stale: null, keys: [] } });
});

test('asks nothing at idle, not at a health check either', async () => {
  const { store, images, rest, connect } = open();
  connect();
  await rest();
  for (let index = 0; index < 5; index++) {
    store.emit({
      at: index,
      type: 'container.changed',
      container: adminer({ health: 'healthy', failingStreak: index }),
    });
    await rest();
  }
  expect(images).toHaveBeenCalledTimes(1);
});

test('looks again at a burst of news of images only a few times, and tells only what is new', async () => {
  const { store, images, configurations, known, rest, connect } = open();
  connect();
  await rest();
  for (let at = 10; at < 60; at++) {
    store.emit({ at, type: 'images.changed' });
    await vi.advanceTimersByTimeAsync(1);
  }
  await rest();
  expect(images.mock.calls.length).toBeLessThanOrEqual(3);
  expect(configurations).toHaveBeenCalledTimes(1);
  expect(known()).toBe(1);
});

test('sees a container that was made anew, and a project that was read again', async () => {
  const { store, images, configurations, rest, connect } = open();
  connect();
  await rest();
  store.emit({ at: 2, type: 'container.changed', container: adminer({ id: '2', imageId: 'sha256:9' }) });
  await rest();
  expect(store.world().staleness?.adminer?.image).toBe(true);
  store.emit({ at: 3, type: 'project.read', project: { ...project } });
  await rest();
  expect([images.mock.calls.length, configurations.mock.calls.length]).toEqual([3, 2]);
});

test('news that come while it looks are looked at afterwards', async () => {
  const { store, images, rest, connect } = open();
  const first = Promise.withResolvers<void>();
  images.mockImplementationOnce(async () => {
    await first.promise;
    return ok({});
  });
  connect();
  await rest();
  store.emit({ at: 5, type: 'images.changed' });
  await rest();
  expect(images).toHaveBeenCalledTimes(1);
  first.resolve();
  await rest();
  expect(images).toHaveBeenCalledTimes(2);
  expect(store.world().staleness?.adminer?.image).toBe(false);
});

test('an engine and a Compose that do not answer leave it unknown', async () => {
  const { store, images, configurations, rest, connect } = open();
  images.mockResolvedValue(fail({ kind: 'failed', host: 'h', detail: 'd' }) as never);
  configurations.mockResolvedValue(fail({ kind: 'failed', message: 'm' }) as never);
  connect();
  await rest();
  expect(store.world().staleness?.adminer).toEqual({ image: null, config: { stale: null, keys: [] } });
});

test('is over when it is closed', async () => {
  const { store, images, keeping, rest, connect } = open();
  connect();
  await rest();
  store.emit({ at: 9, type: 'images.changed' });
  await keeping.close();
  await rest();
  expect(images).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
