import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ComposeProblem } from '../model/problem.ts';
import type { Project, ProjectResource } from '../model/project.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Scenario } from './scenario.ts';
import { aiPicServices } from './services.ts';

export const PROJECT = 'ai-pic';

/** The network that the base file takes from outside and the override file makes the project's own. */
const PUBLIC = 'traefik-public';

/** The project as it is resolved in a scenario. */
export function aiPicProject(directory: string, scenario: Scenario): Project {
  const override = !usesBaseFileOnly(scenario);
  const databaseHost = scenario === 'database-refused' ? 'localhost' : 'host.docker.internal';
  const names = ['docker-compose.yml', ...(override ? ['docker-compose.override.yml'] : [])];
  return {
    origin: 'resolved',
    name: PROJECT,
    directory,
    files: names.map((name) => path.join(directory, name)),
    envFiles: [envFile(directory)],
    profiles: [],
    services: aiPicServices(directory, { override, databaseHost }),
    networks: [own('default'), override ? own(PUBLIC) : { key: PUBLIC, name: PUBLIC, external: true }],
    volumes: [own('worker-models')],
  };
}

/** `docker compose` as it has to be typed for the project of a scenario. */
export function composeWords(scenario: Scenario): readonly string[] {
  return usesBaseFileOnly(scenario) ? ['docker', 'compose', '-f', 'docker-compose.yml'] : ['docker', 'compose'];
}

/**
 * What `docker compose config` answers. In the scenario `variable-not-set` it misses `SECRET_KEY` until the folder has an env file with it: the one
 * thing of the simulation that is read from the person's own disk, so that the cure of the tutorial works.
 */
export function resolveProject(directory: string, scenario: Scenario): Result<Project, ComposeProblem> {
  if (scenario !== 'variable-not-set' || definesSecret(directory)) return ok(aiPicProject(directory, scenario));
  return fail({ kind: 'variable-not-set', variable: 'SECRET_KEY', message: 'Variable not set' });
}

/** The words in which Compose complains of it. */
export const VARIABLE_ERROR =
  'error while interpolating services.backend.environment.SECRET_KEY: required variable SECRET_KEY is missing a value: Variable not set';

/** Where Compose looks for variables. */
export function envFile(directory: string): string {
  return path.join(directory, '.env');
}

function usesBaseFileOnly(scenario: Scenario): boolean {
  return scenario === 'network-missing';
}

function definesSecret(directory: string): boolean {
  try {
    return /^\s*(?:export\s+)?SECRET_KEY=\S/m.test(readFileSync(envFile(directory), 'utf8'));
  } catch {
    return false;
  }
}

function own(key: string): ProjectResource {
  return { key, name: `${PROJECT}_${key}`, external: false };
}
