import { stat } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { mergeEnvFiles } from './environment.ts';
import type { ComposeOptions, Environment } from './options.ts';

/** Which project Compose would work on: all paths absolute. */
export type Location = {
  /** The project directory: where the first file is. */
  readonly directory: string;
  readonly files: readonly string[];
  /** The env files that were read, `.env` among them. */
  readonly envFiles: readonly string[];
  /** Where an env file would be read if it existed. */
  readonly envFilesLookedFor: readonly string[];
  /** The process's variables, then those of the env files. */
  readonly environment: Environment;
  /** From `-p` or COMPOSE_PROJECT_NAME; null when the files or the directory name the project. */
  readonly name: string | null;
  readonly profiles: readonly string[];
};

/** In the order in which Compose prefers them (compose-go `cli/options.go`). */
export const FILE_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const;
export const OVERRIDE_NAMES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
] as const;

/**
 * Finds the project's files as Compose 2.40 does: `-f`, else COMPOSE_FILE from the environment or the `.env` of the directory, else the default
 * names in the directory and then in its parents. Env files: `--env-file`, else COMPOSE_ENV_FILES, else `.env` of the directory and then of
 * the project directory; the first to set a variable wins, and the process before them.
 */
export async function locate(options: ComposeOptions): Promise<Result<Location, ComposeProblem>> {
  const chosen = chosenEnvFiles(options);
  const start =
    options.files[0] === undefined ? options.directory : dirname(resolve(options.directory, options.files[0]));
  const near = chosen ?? (await defaultEnvFile(start, options.env));
  const first = await mergeEnvFiles(options.env, near);
  if (!first.ok) return first;

  const files = await chooseFiles(options, first.value, start);
  if (!files.ok) return files;
  const directory = dirname(files.value[0] ?? options.directory);
  const own = chosen ?? (await defaultEnvFile(directory, options.env));
  const second = await mergeEnvFiles(first.value, own);
  if (!second.ok) return second;

  const environment = second.value;
  return ok({
    directory,
    files: files.value,
    envFiles: [...new Set([...near, ...own])],
    envFilesLookedFor: chosen ?? [...new Set([join(start, '.env'), join(directory, '.env')])],
    environment,
    name: options.projectName || environment.COMPOSE_PROJECT_NAME || null,
    profiles: options.profiles.length > 0 ? options.profiles : listed(environment.COMPOSE_PROFILES),
  });
}

function chosenEnvFiles(options: ComposeOptions): readonly string[] | null {
  const files = options.envFiles.length > 0 ? options.envFiles : listed(options.env.COMPOSE_ENV_FILES);
  return files.length > 0 ? files.map((file) => resolve(options.directory, file)) : null;
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

async function defaultEnvFile(directory: string, env: Environment): Promise<readonly string[]> {
  if (/^(1|t|true)$/i.test(env.COMPOSE_DISABLE_ENV_FILE ?? '')) return [];
  const file = join(directory, '.env');
  return (await isFile(file)) ? [file] : [];
}

async function chooseFiles(
  options: ComposeOptions,
  environment: Environment,
  start: string,
): Promise<Result<readonly string[], ComposeProblem>> {
  const named = options.files.length > 0 ? options.files : filesOf(environment);
  if (named.length === 0) return findDefault(start, options.directory);
  if (named.includes('-')) return fail({ kind: 'file-not-found', file: '-' });
  const files = named.map((file) => resolve(options.directory, file));
  for (const file of files) if (!(await isFile(file))) return fail({ kind: 'file-not-found', file });
  return ok(files);
}

function filesOf(environment: Environment): readonly string[] {
  const text = environment.COMPOSE_FILE;
  return text === undefined || text === '' ? [] : text.split(environment.COMPOSE_PATH_SEPARATOR || delimiter);
}

async function findDefault(start: string, directory: string): Promise<Result<readonly string[], ComposeProblem>> {
  for (let folder = start; ; folder = dirname(folder)) {
    const main = await firstOf(folder, FILE_NAMES);
    if (main !== null) {
      const override = await firstOf(folder, OVERRIDE_NAMES);
      return ok(override === null ? [main] : [main, override]);
    }
    if (folder === dirname(folder)) return fail({ kind: 'no-project', directory });
  }
}

async function firstOf(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) if (await isFile(join(folder, name))) return join(folder, name);
  return null;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
