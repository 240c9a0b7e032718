import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Container } from '../../src/model/container.ts';
import type { RunEvent } from '../../src/model/ports.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { createStore } from '../../src/session/store.ts';
import type { Clock } from '../../src/simulate/clock.ts';
import { openSimulation, scratchCopy } from '../../src/simulate/open.ts';

/** A scenario in a scratch folder, played fifty times as fast, with the world that its engine tells. All of it goes with the test. */
export async function playScenario(scenario: Scenario, options: { readonly started?: boolean } = {}) {
  const folder = await scratchCopy('examples/ai-pic', scenario);
  const { directory } = folder;
  const { engine, compose } = await openSimulation({ scenario, directory, clock: quickClock(50), ...options });
  const store = createStore();
  const stop = new AbortController();
  void engine.follow('ai-pic', store.emit, stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await Promise.all([engine.close(), compose.close()]);
    await folder.remove();
  });

  async function docker(...words: readonly string[]) {
    const lines: string[] = [];
    const sink = (event: RunEvent) => event.kind === 'line' && lines.push(event.text);
    const end = await compose.run(['docker', ...words], sink, stop.signal);
    return { code: end.kind === 'exited' ? end.code : null, lines };
  }

  return {
    directory,
    engine,
    compose: (...words: readonly string[]) => docker(...compose.command.slice(1), ...words),
    docker,
    signal: stop.signal,
    world: store.world,
    container: (service: string): Container | undefined =>
      Object.values(store.world().containers).find((container) => container.service === service),
    /** Waits until the world is so. */
    async until(holds: () => boolean) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = () => holds() && resolve();
      const unsubscribe = store.subscribe(look);
      look();
      await promise;
      unsubscribe();
    },
    async edit(file: string, find: string | RegExp, put: string) {
      const name = join(directory, file);
      await writeFile(name, (await readFile(name, 'utf8')).replace(find, put));
    },
  };
}

/** Time that goes so many times as fast as the wall's. */
export function quickClock(speed: number): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    after(ms, action) {
      const timer = setTimeout(action, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
