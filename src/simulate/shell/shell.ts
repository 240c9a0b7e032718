import type { RunEnd, RunEvent } from '../../model/ports.ts';
import type { Project } from '../../model/project.ts';
import { ok } from '../../model/result.ts';
import type { Machine } from '../machine.ts';
import { complaint, discoverProject, resolveProject } from '../project.ts';
import { supportsWatch } from '../version.ts';
import { COMPOSE_VERBS } from './compose-verbs.ts';
import { DOCKER_VERBS } from './docker.ts';
import { Failure, Interrupted } from './failure.ts';
import { createJob, type Job } from './job.ts';

/** What Compose ends with when it does not know a command. */
const UNKNOWN_COMMAND = 16;

/** Runs a command of `docker` on the simulated machine, as a child process would. */
export async function runCommand(
  machine: Machine,
  argv: readonly string[],
  sink: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<RunEnd> {
  if (argv[0] !== 'docker') return { kind: 'not-started', message: `spawn ${argv[0]} ENOENT` };
  const words = withoutContext(argv.slice(1));
  const project = await readProject(machine, words);
  if (!project.ok) {
    sink({ kind: 'line', stream: 'stderr', text: await complaint(machine.place, project.problem) });
    return { kind: 'exited', code: 1 };
  }
  const job = createJob(machine, project.value, sink, signal);
  try {
    return { kind: 'exited', code: (await dispatch(job, words)) ?? 0 };
  } catch (error) {
    if (signal.aborted) return { kind: 'exited', code: new Interrupted().code };
    if (!(error instanceof Failure)) throw error;
    for (const line of error.message.split('\n')) job.print(line, 'stderr');
    return { kind: 'exited', code: error.code };
  }
}

/** The project as its files are now. Commands that need none of it run also where it cannot be resolved. */
async function readProject({ place }: Machine, [first = '', ...rest]: readonly string[]) {
  const needsNone = first !== 'compose' || ['version', 'ls'].includes(splitVerb(rest).name);
  if (!needsNone) return resolveProject(place);
  const found = await discoverProject(place);
  return ok(found.ok ? found.value.project : { ...nothing, directory: place.directory });
}

const nothing: Project = {
  origin: 'files',
  name: '',
  directory: '',
  files: [],
  envFiles: [],
  profiles: [],
  services: [],
  networks: [],
  volumes: [],
};

async function dispatch(job: Job, words: readonly string[]): Promise<number | void> {
  const [first = '', ...rest] = words;
  if (first === 'compose') return compose(job, rest);
  const second = DOCKER_VERBS[`${first} ${rest[0]}`];
  if (second) return second(job, rest.slice(1));
  const verb = DOCKER_VERBS[first];
  if (verb) return verb(job, rest);
  throw new Failure(`docker: unknown command: docker ${first}`);
}

async function compose(job: Job, words: readonly string[]): Promise<number | void> {
  const { name, argv } = splitVerb(words);
  const verb = COMPOSE_VERBS[name];
  if (!verb || (name === 'watch' && !supportsWatch(job.machine.place.scenario))) {
    throw new Failure(`unknown docker command: "compose ${name}"`, UNKNOWN_COMMAND);
  }
  return verb(job, argv);
}

/** Options of `docker compose` that take the next word. They choose the project, and there is only one here. */
const VALUED = new Set(
  '-f --file -p --project-name --profile --env-file --project-directory --progress --ansi --parallel'.split(' '),
);

function splitVerb(words: readonly string[]): { readonly name: string; readonly argv: readonly string[] } {
  let index = 0;
  while (words[index]?.startsWith('-')) index += VALUED.has(words[index] ?? '') ? 2 : 1;
  return { name: words[index] ?? '', argv: words.slice(index + 1) };
}

function withoutContext(words: readonly string[]): readonly string[] {
  return words[0] === '--context' || words[0] === '-c' ? words.slice(2) : words;
}
