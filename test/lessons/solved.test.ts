import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lessons } from '../../src/lessons/index.ts';
import { beginLesson, lookAt, withOpened } from '../../src/lessons/progress.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { openSession } from '../../src/session/session.ts';
import { openSimulation, scratchCopy } from '../../src/simulate/open.ts';
import { quickClock } from '../simulate/stage.ts';

describe('a lesson that is played', { timeout: 30_000 }, () => {
  it('smooth: ends when all is up and the API is opened', async () => {
    const play = await playLesson('smooth', { started: false });
    expect(await play.run('up', '-d')).toBe('succeeded');
    await play.meets([true, true, true, false]);
    play.open('http://localhost:8000');
    await play.isSolved();
  });

  it('database-refused: is solved by the address in .env', async () => {
    const play = await playLesson('database-refused');
    expect(await play.run('up', '-d')).toBe('failed');
    await play.meets([true, false, false]);
    await play.edit('.env', 'POSTGRES_SERVER=localhost', 'POSTGRES_SERVER=host.docker.internal');
    await play.run('up', '-d');
    await play.isSolved();
  });

  it('port-taken: is solved by a port that is free', async () => {
    const play = await playLesson('port-taken');
    expect(await play.run('up', '-d')).toBe('failed');
    await play.meets([true, false]);
    await play.docker('stop', 'shop-api-1');
    await play.run('up', '-d');
    await play.isSolved();
  });

  it('watch-off: is solved by a saved file while watch runs, not by watch alone', async () => {
    const play = await playLesson('watch-off');
    await play.meets([false, false]);
    await play.watch();
    await play.meets([true, false]);
    await play.save('backend/app/main.py');
    await play.isSolved();
  });

  it('watch-old: is solved by this program’s own syncing', async () => {
    const play = await playLesson('watch-old');
    await play.watch();
    await play.save('backend/app/main.py');
    await play.isSolved();
  });

  it('watch-old: is solved by a new image with the saved file', async () => {
    const play = await playLesson('watch-old');
    await play.meets([false, false]);
    await play.edit('backend/app/main.py', /$/, '\n# saved\n');
    await play.run('up', '-d', '--build', 'backend');
    await play.isSolved();
  });

  it('unhealthy: is solved by a probe of a path that is there', async () => {
    const play = await playLesson('unhealthy');
    await play.run('up', '-d');
    await play.meets([true, false]);
    await play.edit('docker-compose.yml', 'utils/healthcheck/', 'utils/health-check/');
    await play.run('up', '-d');
    await play.isSolved();
  });

  it('variable-not-set: is solved by a line in .env', async () => {
    const play = await playLesson('variable-not-set');
    expect(await play.run('up', '-d')).toBe('failed');
    await play.meets([false, false]);
    await play.edit('.env', /$/, '\nSECRET_KEY=changethis\n', [true, false]);
    await play.run('up', '-d');
    await play.isSolved();
  });

  it('network-missing: is solved by the network', async () => {
    const play = await playLesson('network-missing');
    expect(await play.run('up', '-d')).toBe('failed');
    await play.meets([false, false]);
    await play.docker('network', 'create', 'traefik-public');
    await play.meets([true, false]);
    await play.run('up', '-d');
    await play.isSolved();
  });

  it('disk-full: is solved by a prune', async () => {
    const play = await playLesson('disk-full');
    expect(await play.run('up', '-d')).toBe('failed');
    await play.meets([true, false, false]);
    await play.docker('builder', 'prune', '--force');
    await play.meets([true, true, false]);
    await play.run('up', '-d');
    await play.isSolved();
  });
});

/** A lesson on a session of its own, fifty times as fast; what a key would start is started by `run`, `docker` and `watch`. */
async function playLesson(scenario: Scenario, options: { readonly started?: boolean } = {}) {
  const folder = await scratchCopy('examples/ai-pic', scenario);
  const { directory } = folder;
  const ports = await openSimulation({ scenario, directory, clock: quickClock(50), ...options });
  const session = openSession({ ...ports, record: () => {}, logMemory: null, watchWith: 'auto', cache: null });
  onTestFinished(async () => {
    await session.close();
    await folder.remove();
  });
  let progress = beginLesson(lessons[scenario]);
  const look = () => {
    progress = lookAt(progress, session.world());
  };
  session.subscribe(look);

  async function until(holds: () => boolean) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => holds() && resolve();
    const stop = session.subscribe(check);
    look();
    check();
    await promise;
    stop();
  }
  await until(() => session.world().containersKnown && session.world().composeVersion !== null);

  async function start(argv: readonly string[]) {
    return (await session.jobs.start({ command: '', argv, services: [] }).ended).kind;
  }

  return {
    run: (...words: readonly string[]) => start([...ports.compose.command, ...words]),
    docker: (...words: readonly string[]) => start(['docker', ...words]),
    open(url: string) {
      progress = withOpened(progress, url);
      look();
    },
    /** Starts watch as its key does, again where the rules were not read yet. */
    async watch() {
      const state = () => session.world().watch.state;
      do {
        await session.watching.start([]);
        await until(() => state() === 'running' || state() === 'failed');
      } while (state() !== 'running');
    },
    /** Edits a file, and saves it until so much is met: what is saved before the project's files are followed is seen by nobody. */
    async edit(file: string, find: string | RegExp, put: string, met: readonly boolean[] = []) {
      const name = join(directory, file);
      const text = (await readFile(name, 'utf8')).replace(find, put);
      await writeFile(name, text);
      for (let times = 0; times < 40 && met.some((is, at) => is && !progress.met[at]); times++) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        await writeFile(name, text);
      }
      if (met.length > 0) expect(progress).toMatchObject({ met, isSolved: false });
    },
    /** Saves again and again, since what is saved before the files are followed counts for nothing. */
    async save(file: string) {
      const name = join(directory, file);
      for (let times = 0; times < 10 && !progress.isSolved; times++) {
        await writeFile(name, `${await readFile(name, 'utf8')}# saved\n`);
        await Promise.race([until(() => progress.isSolved), new Promise((resolve) => setTimeout(resolve, 1500))]);
      }
    },
    async meets(met: readonly boolean[]) {
      await until(() => met.every((is, at) => !is || progress.met[at] === true));
      expect(progress).toMatchObject({ met, isSolved: false });
    },
    async isSolved() {
      await until(() => progress.isSolved);
      expect(progress.met).not.toContain(false);
    },
  };
}
