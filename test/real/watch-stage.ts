import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { openCompose } from '../../src/compose/open.ts';
import { openEngine } from '../../src/engine/engine.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { SyncEntry } from '../../src/model/sync.ts';
import type { World } from '../../src/model/world.ts';
import type { WatchWith } from '../../src/session/choose-watch.ts';
import { openSession, type Session } from '../../src/session/session.ts';
import { engineHere } from './engine-required.ts';

const run = promisify(execFile);

/** A Compose project in a folder of its own, up on the real engine, with a session on it. */
export type WatchStage = {
  readonly folder: string;
  readonly session: Session;
  /** Every fact so far. */
  readonly facts: readonly Fact[];
  write(file: string, text: string): Promise<string>;
  /** Runs `docker compose` in the folder; gives what it printed. */
  compose(...words: readonly string[]): Promise<string>;
  /** What a command in a container prints. */
  exec(service: string, ...argv: readonly string[]): Promise<string>;
  /** Resolves with the world once that is true of it; rejects with what is known after half a minute. */
  until(isTrue: (world: World) => boolean): Promise<World>;
  /** The newest entry of a file, by its path in the folder. */
  entry(file: string, service?: string): SyncEntry | undefined;
  close(): Promise<void>;
};

/** Writes the files, brings the project up and opens a session; `watchWith` null leaves the files alone. */
export async function openWatchStage(
  name: string,
  files: Readonly<Record<string, string>>,
  watchWith: WatchWith | null,
): Promise<WatchStage> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
  const write = async (file: string, text: string) => {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  const compose = async (...words: readonly string[]) =>
    (await run('docker', ['compose', '-p', name, ...words], { cwd: folder, maxBuffer: 1e8 })).stdout;
  await compose('up', '-d', '--build');
  const facts: Fact[] = [];
  const session = openSession({
    engine: openEngine(engineHere),
    compose: openCompose({
      directory: folder,
      files: [],
      projectName: name,
      profiles: [],
      envFiles: [],
      env: process.env,
    }),
    record: (fact) => facts.push(fact),
    logMemory: null,
    watchWith,
    cache: null,
  });
  await session.settled(20_000);

  const entry = (file: string, service?: string) =>
    session.syncing
      .entries()
      .findLast((one) => one.file === join(folder, file) && (service === undefined || one.service === service));

  function until(isTrue: (world: World) => boolean): Promise<World> {
    const { promise, resolve, reject } = Promise.withResolvers<World>();
    const check = () => isTrue(session.world()) && resolve(session.world());
    const unsubscribe = session.subscribe(check);
    const timer = setTimeout(() => reject(new Error(JSON.stringify(known(session.world()), null, 1))), 30_000);
    check();
    return promise.finally(() => {
      clearTimeout(timer);
      unsubscribe();
    });
  }

  return {
    folder,
    session,
    facts,
    write,
    compose,
    exec: (service, ...argv) => compose('exec', '-T', service, ...argv),
    until,
    entry,
    async close() {
      await session.close();
      await compose('down', '-v', '-t', '0', '--rmi', 'local');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function known({ watch, sync }: World) {
  return { watch, stories: sync.stories, entries: sync.entries.slice(-20) };
}
