import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from '../compose/dotenv.ts';
import { type Location, locate } from '../compose/locate.ts';
import { loadModel } from '../compose/model.ts';
import type { ComposeOptions } from '../compose/options.ts';
import { type Reading, readProject } from '../compose/read.ts';
import { isMap, listOf, mapOf, textOf } from '../compose/tree.ts';
import type { ComposeProblem } from '../model/problem.ts';
import type { Project, ServiceSpec } from '../model/project.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Scenario } from '../model/scenario.ts';
import { missingVariable } from './required.ts';
import { usesBaseFileOnly } from './scenario.ts';

/** Where the simulated project is, and what it is played in. */
export type Place = { readonly directory: string; readonly scenario: Scenario };

const BASE_FILE = 'docker-compose.yml';

/** `docker compose` as it has to be typed for the project of a scenario. */
export function composeWords(scenario: Scenario): readonly string[] {
  return usesBaseFileOnly(scenario) ? ['docker', 'compose', '-f', BASE_FILE] : ['docker', 'compose'];
}

/** The project as its files tell it, with every file that it is read from. The variables of this program's own environment do not count. */
export async function discoverProject(place: Place): Promise<Result<Reading, ComposeProblem>> {
  const location = await locate(optionsOf(place));
  return location.ok ? readProject(location.value) : location;
}

/** What `docker compose config` answers: env files are in the environments, and a required variable that is not set is refused. */
export async function resolveProject(place: Place): Promise<Result<Project, ComposeProblem>> {
  const location = await locate(optionsOf(place));
  if (!location.ok) return location;
  const missing = await missingVariable(location.value);
  if (missing) return fail({ kind: 'variable-not-set', variable: missing.variable, message: missing.message });
  const reading = await readProject(location.value);
  if (!reading.ok) return reading;
  const services = await withEnvFiles(reading.value.project.services, location.value);
  return services.ok ? ok({ ...reading.value.project, origin: 'resolved', services: services.value }) : services;
}

/** What Compose 2.40 prints of a project that it cannot read. */
export async function complaint(place: Place, problem: ComposeProblem): Promise<string> {
  switch (problem.kind) {
    case 'variable-not-set': {
      const location = await locate(optionsOf(place));
      const where = location.ok ? (await missingVariable(location.value))?.path : '';
      return `error while interpolating ${where}: required variable ${problem.variable} is missing a value: ${problem.message}`;
    }
    case 'env-file-missing':
      return `env file ${problem.file} not found: stat ${problem.file}: no such file or directory`;
    case 'file-not-found':
      return `open ${problem.file}: no such file or directory`;
    case 'no-project':
      return 'no configuration file provided: not found';
    case 'invalid':
      return `failed to parse ${problem.file}: yaml: line ${problem.line ?? 1}: ${problem.message}`;
    default:
      return 'message' in problem ? problem.message : problem.kind;
  }
}

function optionsOf({ directory, scenario }: Place): ComposeOptions {
  const files = usesBaseFileOnly(scenario) ? [path.join(directory, BASE_FILE)] : [];
  return { directory, files, profiles: [], envFiles: [], env: {} };
}

/** What a service's `env_file` says goes under what its `environment` says. */
async function withEnvFiles(
  services: readonly ServiceSpec[],
  { files, directory, environment }: Location,
): Promise<Result<readonly ServiceSpec[], ComposeProblem>> {
  const model = await loadModel(files, { directory, environment, open: [] });
  if (!model.ok) return model;
  const filled: ServiceSpec[] = [];
  for (const spec of services) {
    const named = listOf(mapOf(mapOf(model.value.tree['services'])[spec.name])['env_file']);
    const given: Record<string, string> = {};
    for (const item of named) {
      const file = textOf(isMap(item) ? item['path'] : item) ?? '';
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) return fail({ kind: 'env-file-missing', file });
      for (const { name, value } of parseEnv(text, (variable) => environment[variable] ?? given[variable]).lines) {
        given[name] = value;
      }
    }
    filled.push({ ...spec, environment: { ...given, ...spec.environment } });
  }
  return ok(filled);
}
