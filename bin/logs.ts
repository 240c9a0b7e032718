import process from 'node:process';
import { explainComposeProblem, explainEngineProblem } from '../src/explain/trouble.ts';
import { selectServices } from '../src/model/services.ts';
import type { World } from '../src/model/world.ts';
import type { LogChoice } from '../src/session/printing/entry.ts';
import { mergedLogs } from '../src/session/printing/merged-logs.ts';
import { worldThat } from '../src/session/printing/ready.ts';
import { chosenContainers, type LogTrouble } from '../src/session/printing/sources.ts';
import type { Session } from '../src/session/session.ts';
import type { Language } from '../src/words/catalogue.ts';
import { cliWords } from '../src/words/cli.ts';
import { jsonLine } from './logs-json.ts';
import { openOutput } from './logs-output.ts';
import { createTextWriter, lookOfStdout } from './logs-text.ts';

/** What `dogwatch logs` is asked for. */
export type LogsOptions = { readonly choice: LogChoice; readonly json: boolean; readonly language: Language };

/** Prints the chosen logs and returns the exit status: 0 fine, 1 a log could not be read, 2 no project or no such service, 3 no engine. */
export async function printLogs(session: Session, { choice, json, language }: LogsOptions): Promise<number> {
  const output = openOutput();
  try {
    const world = await worldThat(session, (now) => isReady(now, choice), PATIENCE_MS, output.signal);
    if (output.signal.aborted) return 0;
    const obstacle = obstacleIn(world, choice, language);
    if (obstacle) return complain(obstacle.sentences, obstacle.status);
    const { grep } = choice;
    if (grep?.problem) complain([cliWords(language).takenLiterally(grep.query, grep.problem)], 0);
    const troubles = createTroubles(language);
    const write = json ? jsonLine : createTextWriter(session.world, choice, lookOfStdout(language));
    for await (const entries of mergedLogs(session, choice, troubles.tell, output.signal)) {
      await output.write(entries.map(write).join(''));
    }
    return troubles.status(chosenContainers(world, choice).length);
  } finally {
    await output.close();
  }
}

/** Longest wait for the engine's and Compose's answers, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Whether enough is known to begin. A service that is not in the files alone may be in what Compose makes of them. */
function isReady(world: World, choice: LogChoice): boolean {
  const { engine, containersKnown, project, projectProblem } = world;
  if (engine.state === 'lost') return project !== null || projectProblem !== null;
  if (engine.state !== 'connected') return false;
  if (!project) return projectProblem !== null;
  const isRead = project.origin === 'resolved' || projectProblem !== null;
  return containersKnown && (isRead || unknownServices(world, choice).length === 0);
}

function unknownServices(world: World, { services }: LogChoice): readonly string[] {
  const known = new Set(selectServices(world).map(({ name }) => name));
  return services.filter((service) => !known.has(service));
}

type Obstacle = { readonly sentences: readonly string[]; readonly status: number };

/** What keeps the logs from being printed: an engine that is not there comes first, as for `status`. */
function obstacleIn(world: World, choice: LogChoice, language: Language): Obstacle | null {
  const { engine, project, projectProblem } = world;
  const words = cliWords(language);
  if (engine.state !== 'connected') {
    return {
      sentences: [engine.state === 'lost' ? explainEngineProblem(engine.problem, language) : words.noEngine],
      status: 3,
    };
  }
  if (!project)
    return {
      sentences: projectProblem ? explainComposeProblem(projectProblem, language) : [words.noServices],
      status: 2,
    };
  const [unknown] = unknownServices(world, choice);
  if (unknown === undefined) return null;
  const known = selectServices(world).map(({ name }) => name);
  return { sentences: [words.unknownService(unknown, project.name, known.join(', '))], status: 2 };
}

/** Says of each service once that its log cannot be read, or no further. */
function createTroubles(language: Language) {
  const words = cliWords(language);
  const told = new Set<string>();
  const met = { failed: 0, unreadable: 0 };
  return {
    tell({ container: { service }, end }: LogTrouble): void {
      met[end.kind] += 1;
      const sentence =
        end.kind === 'unreadable' ? words.unreadableLog(service, end.driver) : words.brokenLog(service, end.detail);
      if (!told.has(sentence)) complain([sentence], 0);
      told.add(sentence);
    },
    /** A driver that keeps its lines to itself is no news where other logs could be read. */
    status: (containers: number) => (met.failed > 0 || (met.unreadable > 0 && met.unreadable >= containers) ? 1 : 0),
  };
}

function complain(sentences: readonly string[], status: number): number {
  for (const sentence of sentences) process.stderr.write(`dogwatch: ${sentence}\n`);
  return status;
}
