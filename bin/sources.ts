import { createWriteStream, openSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { openCompose } from '../src/compose/open.ts';
import { locateEngine } from '../src/engine/context.ts';
import { openEngine } from '../src/engine/engine.ts';
import { localFiles } from '../src/engine/files.ts';
import { cacheFolder } from '../src/files/cache-folder.ts';
import type { Compose, Emit, Engine } from '../src/model/ports.ts';
import { fail, ok, type Result } from '../src/model/result.ts';
import { openSession, type Session } from '../src/session/session.ts';
import { isScenario, openSimulation, SCENARIOS } from '../src/simulate/open.ts';
import type { Arguments } from './arguments.ts';

/** Why no session can be opened. */
export type SourcesProblem =
  | { readonly kind: 'unknown-scenario'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'cannot-record'; readonly file: string; readonly detail: string };

/** Opens a session on what the command line asks for: the real engine and Compose, or the simulated ones. */
export async function openSources(args: Arguments): Promise<Result<Session, SourcesProblem>> {
  if (args.simulate !== 'off' && args.simulate !== 'auto' && !isScenario(args.simulate)) {
    return fail({ kind: 'unknown-scenario', name: args.simulate, known: SCENARIOS });
  }
  const record = openRecord(args.record);
  if (!record.ok) return record;
  const ports = await openPorts(args);
  // `dogwatch logs` reads the logs itself, whole and in order, and the other words need none.
  const logMemory = args.verb === 'app' ? args.logMemory : null;
  const watchWith = args.verb === 'app' ? args.watchWith : null;
  // What is stale is shown by these; the other words need not ask for it.
  const cache = args.verb === 'app' || args.verb === 'status' ? cacheFolder(HERE) : null;
  return ok(openSession({ ...ports, record: record.value, logMemory, watchWith, cache }));
}

const HERE = { env: process.env, platform: process.platform, home: homedir() };

async function openPorts(args: Arguments): Promise<{ readonly engine: Engine; readonly compose: Compose }> {
  const directory = resolve(args.directory);
  if (args.simulate !== 'off' && args.simulate !== 'auto') return simulation(args.simulate, directory);
  const real = openReal(args, directory);
  if (args.simulate === 'off' || (await real.engine.connect()).ok) return real;
  await Promise.all([real.engine.close(), real.compose.close()]);
  return simulation('smooth', directory);
}

function simulation(scenario: string, directory: string) {
  return openSimulation({ scenario: isScenario(scenario) ? scenario : 'smooth', directory });
}

function openReal(args: Arguments, directory: string) {
  const choice = { context: args.context, env: process.env, home: homedir(), platform: process.platform };
  const located = locateEngine(choice, localFiles);
  // Compose has to talk to the same engine, also where that was found at a socket that the docker CLI does not look at.
  const environment = located.ok ? located.value.environment : null;
  // Paths stay as they were typed where that is possible, since commands are shown as a person would type them.
  const place = (file: string) => (directory === process.cwd() ? file : resolve(file));
  const compose = openCompose({
    directory,
    files: args.files.map(place),
    ...(args.projectName === null ? {} : { projectName: args.projectName }),
    profiles: args.profiles,
    envFiles: args.envFiles.map(place),
    ...(args.context === null ? {} : { context: args.context }),
    env: { ...process.env, ...environment },
  });
  return { engine: openEngine(choice), compose };
}

function openRecord(file: string | null): Result<Emit, SourcesProblem> {
  if (file === null) return ok(() => {});
  try {
    const stream = createWriteStream(file, { fd: openSync(file, 'w') });
    return ok((fact) => stream.write(`${JSON.stringify(fact)}\n`));
  } catch (error) {
    return fail({ kind: 'cannot-record', file, detail: error instanceof Error ? error.message : String(error) });
  }
}
