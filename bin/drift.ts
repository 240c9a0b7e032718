import process from 'node:process';
import { type DriftRow, driftRows, gapSentence, shownPath } from '../components/overlay/drift-rows.ts';
import { explainComposeProblem, explainEngineProblem } from '../src/explain/trouble.ts';
import { type ContainerDrift, differingFiles, isInLine } from '../src/model/drift.ts';
import { driftReport } from '../src/model/drift-report.ts';
import { selectService, selectServices } from '../src/model/services.ts';
import { copies } from '../src/model/sync.ts';
import type { World } from '../src/model/world.ts';
import type { Session } from '../src/session/session.ts';
import { pad } from '../src/text/clip.ts';
import { count } from '../src/text/format.ts';
import { plain } from '../src/text/sanitize.ts';
import { width } from '../src/text/width.ts';
import type { Language } from '../src/words/catalogue.ts';
import { cliWords } from '../src/words/cli.ts';
import { driftWords } from '../src/words/drift.ts';

/** What `dogwatch drift` is asked for; `service` is null for all. */
export type DriftOptions = { readonly service: string | null; readonly json: boolean; readonly language: Language };

/** Longest wait for the engine's and Compose's answers, in milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * Prints which files in the containers are not as they are here, and returns the exit status: 0 all are, 1 some are not or could not be compared, 2 no
 * project or no such service, 3 no engine.
 */
export async function printDrift(session: Session, options: DriftOptions): Promise<number> {
  const { service, json, language } = options;
  const world = await session.settled(PATIENCE_MS);
  const obstacle = obstacleIn(world, service, language);
  if (obstacle) return complain(obstacle.sentences, obstacle.status);
  const services = syncedServices(world, service);
  const drifts = await session.drifts.check(services);
  const directory = world.project?.directory ?? '/';
  complain([...nothingToCompare(world, services, options), ...gapSentences(drifts, directory, language)], 0);
  if (json) process.stdout.write(`${JSON.stringify(driftReport(drifts), null, 2)}\n`);
  else for (const line of driftText(drifts, directory, language)) process.stdout.write(`${line}\n`);
  return drifts.every(isInLine) ? 0 : 1;
}

type Obstacle = { readonly sentences: readonly string[]; readonly status: number };

function obstacleIn(world: World, service: string | null, language: Language): Obstacle | null {
  const { engine, project, projectProblem } = world;
  const words = cliWords(language);
  if (engine.state !== 'connected') {
    const sentence = engine.state === 'lost' ? explainEngineProblem(engine.problem, language) : words.noEngine;
    return { sentences: [sentence], status: 3 };
  }
  // Without what Compose makes of the files, the paths of the rules are not known for certain.
  if (!project || projectProblem) {
    const sentences = projectProblem ? explainComposeProblem(projectProblem, language) : [words.noServices];
    return { sentences, status: 2 };
  }
  if (service === null || selectService(world, service)) return null;
  const known = selectServices(world).map(({ name }) => name);
  return { sentences: [words.unknownService(service, project.name, known.join(', '))], status: 2 };
}

function syncedServices({ project }: World, service: string | null): readonly string[] {
  return (project?.services ?? [])
    .filter(({ name, watch }) => (service ?? name) === name && watch.some(({ action }) => copies(action)))
    .map(({ name }) => name);
}

function nothingToCompare(world: World, services: readonly string[], { service, language }: DriftOptions) {
  const words = driftWords(language);
  if (services.length === 0) return [service === null ? words.noRulesAtAll : words.noRules(service)];
  return services.filter((name) => !selectService(world, name)?.containers.length).map(words.noContainer);
}

function gapSentences(drifts: readonly ContainerDrift[], directory: string, language: Language): readonly string[] {
  const sentences = drifts.flatMap(({ name, rules }) =>
    rules.flatMap(({ path, target, gap }) => {
      if (!gap) return [];
      const shown = { path: shownPath(path, directory), target: plain(target) };
      return [`${plain(name)}: ${gapSentence(shown, gap, language)}`];
    }),
  );
  return sentences;
}

/** What differs, a line a file, under a line for each container. */
export function driftText(drifts: readonly ContainerDrift[], directory: string, language: Language): readonly string[] {
  const words = driftWords(language);
  const services = [...new Set(drifts.map(({ service }) => service))];
  const told = services.map((service) => {
    const own = drifts.filter((drift) => drift.service === service);
    const files = differingFiles(own);
    if (files > 0) return words.differ(count(files), service);
    return own.every(isInLine) ? words.same(service) : words.notAllCompared(service);
  });
  const rows = driftRows(drifts, directory, language);
  const states = Math.max(...(['changed', 'missing', 'extra'] as const).map((state) => width(words[state])));
  return [...told, ...rows.flatMap((row) => rowText(row, states, language))];
}

/** What was not compared is said apart, on stderr. */
function rowText(row: DriftRow, states: number, language: Language): readonly string[] {
  if (row.kind === 'container') return ['', row.text];
  if (row.kind === 'note') return [];
  const state = pad(driftWords(language)[row.file.state], states);
  return [`  ${state}  ${row.path}  → ${plain(row.file.target)}`];
}

function complain(sentences: readonly string[], status: number): number {
  for (const sentence of sentences) process.stderr.write(`dogwatch: ${sentence}\n`);
  return status;
}
