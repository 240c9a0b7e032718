import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { selectService } from '../../src/model/services.ts';
import { keepStaleness } from '../../src/session/staleness/keep.ts';
import { createStore } from '../../src/session/store.ts';
import type { Clock } from '../../src/simulate/clock.ts';
import { openSimulation } from '../../src/simulate/open.ts';
import { folder } from '../compose/folder.ts';

const never = new AbortController().signal;

const SPEED = 50;
const start = Date.now();

/** Fifty times as fast as the wall. */
const quickClock: Clock = {
  now: () => start + (Date.now() - start) * SPEED,
  after(ms, action) {
    const timer = setTimeout(action, ms / SPEED);
    return () => clearTimeout(timer);
  },
};

test('in the simulation a build makes the image stale until up makes the container anew', async () => {
  const directory = join(folder({}), 'ai-pic');
  cpSync('examples/ai-pic', directory, { recursive: true });
  const { engine, compose } = await openSimulation({ scenario: 'smooth', directory, started: true, clock: quickClock });
  const store = createStore();
  const abort = new AbortController();
  const keeping = keepStaleness(engine, compose, store, directory);
  onTestFinished(async () => {
    abort.abort();
    await keeping.close();
    await engine.close();
    await compose.close();
  });
  const run = (...words: readonly string[]) => compose.run([...compose.command, ...words], () => {}, never);
  const until = async (image: boolean) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => selectService(store.world(), 'backend')?.stale.image === image && resolve();
    const stop = store.subscribe(look);
    look();
    await promise;
    stop();
  };

  void engine.follow('ai-pic', store.emit, abort.signal);
  const resolved = await compose.resolve(never);
  if (resolved.ok) store.emit({ at: 1, type: 'project.read', project: resolved.value });
  await until(false);
  writeFileSync(join(directory, 'backend', 'app', 'main.py'), 'print(1)');
  await run('build', 'backend');
  await until(true);
  await run('up', '-d', 'backend');
  await until(false);
  const found = Object.values(store.world().staleness ?? {}).map(({ config }) => config);
  expect(found.every(({ stale }) => stale === false)).toBe(true);
});
