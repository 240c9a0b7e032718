import { createWriteStream, openSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openCompose } from '../src/compose/open.ts';
import { locateEngine } from '../src/engine/context.ts';
import { openEngine } from '../src/engine/engine.ts';
import { localFiles } from '../src/engine/files.ts';
import { cacheFolder } from '../src/files/own-folders.ts';
import type { Compose, Emit, Engine } from '../src/model/ports.ts';
import { fail, ok, type Result } from '../src/model/result.ts';
import { isScenario, SCENARIOS, type Scenario } from '../src/model/scenario.ts';
import { openSession, type Session } from '../src/session/session.ts';
import { beginsStarted, chooseFolder, openSimulation } from '../src/simulate/open.ts';
import type { Arguments } from './arguments.ts';
import { makeRealScenario, type RealScenarioProblem } from './real-scenario.ts';

/** Why no session can be opened. */
export type SourcesProblem =
  | { readonly kind: 'unknown-scenario'; readonly name: string; readonly known: readonly string[] }
  | RealScenarioProblem
  | { readonly kind: 'cannot-record'; readonly file: string; readonly detail: string };

/** What a session is for: one answer, or the screen, on which files may be edited; `screen-again` goes on with what was recorded. */
export type Use = 'answer' | 'screen' | 'screen-again';

/** Opens a session on what the command line asks for: the real engine and Compose, or the simulated ones. */
export async function openSources(args: Arguments, use: Use): Promise<Result<Session, SourcesProblem>> {
  const unknown = [args.simulate, args.scenario ?? 'off'].find(
    (name) => !SIMULATE_WORDS.includes(name) && !isScenario(name),
  );
  if (unknown !== undefined) return fail({ kind: 'unknown-scenario', name: unknown, known: SCENARIOS });
  const record = openRecord(args.record, use === 'screen-again' ? 'a' : 'w');
  if (!record.ok) return record;
  const opened = await openPorts(args, use);
  if (!opened.ok) return opened;
  const ports = opened.value;
  // `dogwatch logs` reads the logs itself, whole and in order, and the other words need none.
  const logMemory = args.verb === 'app' ? args.logMemory : null;
  const watchWith = args.verb === 'app' ? args.watchWith : null;
  // What is stale is shown by these; the other words need not ask for it.
  const cache = TELLS_STALE.has(args.verb) ? cacheFolder(HERE) : null;
  return ok(openSession({ ...ports, record: record.value, logMemory, watchWith, cache }));
}

/** Words that say what is stale; the others need not ask for it. */
const TELLS_STALE: ReadonlySet<Arguments['verb']> = new Set(['app', 'status', 'doctor', 'explain']);

const HERE = { env: process.env, platform: process.platform, home: homedir() };

/** What `--simulate` takes besides the names of scenarios; `demo` and `choose` are a project that runs already, without a task. */
const SIMULATE_WORDS: readonly string[] = ['off', 'auto', 'demo', 'choose'];

/** The packaged project. */
const EXAMPLE = fileURLToPath(new URL('../examples/ai-pic', import.meta.url));

type Ports = { readonly engine: Engine; readonly compose: Compose };

async function openPorts(args: Arguments, use: Use): Promise<Result<Ports, SourcesProblem>> {
  if (args.scenario !== null && isScenario(args.scenario)) return openRealScenario(args, args.scenario);
  const directory = resolve(args.directory);
  if (args.simulate !== 'off' && args.simulate !== 'auto') return ok(await simulation(args.simulate, directory, use));
  const real = openReal(args, directory);
  if (args.simulate === 'off' || (await real.engine.connect()).ok) return ok(real);
  await closePorts(real);
  return ok(await simulation('demo', directory, use));
}

/** On the screen a scenario is a lesson, and the good start begins with nothing. Files that were made for it go with it. */
async function simulation(name: string, directory: string, use: Use): Promise<Ports> {
  const scenario = isScenario(name) ? name : 'smooth';
  const folder = await chooseFolder({ directory, example: EXAMPLE, scenario, edits: use !== 'answer' });
  const started = name === 'smooth' && use !== 'answer' ? false : beginsStarted(scenario);
  return closingAlso(await openSimulation({ scenario, directory: folder.directory, started }), folder.remove);
}

/** The example with a real trouble in it, on the real engine. */
async function openRealScenario(args: Arguments, scenario: Scenario): Promise<Result<Ports, SourcesProblem>> {
  const made = await makeRealScenario(EXAMPLE, scenario);
  if (!made.ok) return made;
  const { directory, files, remove } = made.value;
  return ok(closingAlso(openReal({ ...args, files, projectName: null, envFiles: [] }, directory), remove));
}

function closingAlso({ engine, compose }: Ports, remove: () => Promise<void>): Ports {
  const close = async () => {
    await compose.close();
    await remove();
  };
  return { engine, compose: { ...compose, close } };
}

async function closePorts({ engine, compose }: Ports): Promise<void> {
  await Promise.all([engine.close(), compose.close()]);
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

function openRecord(file: string | null, flags: 'w' | 'a'): Result<Emit, SourcesProblem> {
  if (file === null) return ok(() => {});
  try {
    const stream = createWriteStream(file, { fd: openSync(file, flags) });
    return ok((fact) => stream.write(`${JSON.stringify(fact)}\n`));
  } catch (error) {
    return fail({ kind: 'cannot-record', file, detail: error instanceof Error ? error.message : String(error) });
  }
}
