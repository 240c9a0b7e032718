import { readFile } from 'node:fs/promises';
import type { Lookup } from '../model/interpolation.ts';
import { references } from '../model/interpolation.ts';
import type { Project } from '../model/project.ts';
import type { EnvLine, ProjectSources, ValuePlace } from '../model/sources.ts';
import { parseEnv } from './dotenv.ts';
import { loadModel } from './model.ts';
import type { Environment } from './options.ts';
import type { Placed, PlacedMap } from './placed.ts';
import { placedModel } from './placed-model.ts';
import { isMap, listOf, mapOf, textOf } from './tree.ts';

/**
 * Where the values of a project come from, read anew from its files: no child process, and what cannot be read is left out. `env` is the environment that
 * Compose runs with.
 */
export async function readSources(project: Project, env: Environment): Promise<ProjectSources> {
  const { files, directory } = project;
  const own = await readEnvFiles(project.envFiles, (name) => env[name]);
  const environment: Environment = {
    ...Object.fromEntries(Object.values(own).flatMap((lines) => lines.map(({ name, value }) => [name, value]))),
    ...env,
    COMPOSE_PROJECT_NAME: project.name,
  };
  // Variables in names, such as those of labels, are filled in while the files are merged, and are no longer seen afterwards.
  const asked = new Set<string>();
  const lookup: Lookup = (name) => {
    asked.add(name);
    return environment[name];
  };
  const model = await placedModel(files, { directory, lookup, open: [] });
  const services = await serviceEnvFiles(project, environment);
  const parsed = Object.values(services).flatMap((named) => named.filter(({ isRaw }) => !isRaw));
  const others = parsed.map(({ file }) => file).filter((file) => !(file in own));
  return {
    envFiles: { ...own, ...(await readEnvFiles(others, (name) => environment[name])) },
    serviceEnvFiles: Object.fromEntries(
      Object.entries(services).map(([name, named]) => [name, named.map(({ file }) => file)]),
    ),
    places: Object.fromEntries(placesOf(model)),
    shell: shellOf([...asked, ...Object.values(model).flatMap(namesIn)], env),
  };
}

async function readEnvFiles(files: readonly string[], outside: Lookup): Promise<Record<string, readonly EnvLine[]>> {
  const read: Record<string, readonly EnvLine[]> = {};
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    // The last line of a name is the one that counts.
    const lines = parseEnv(text, outside).lines.map((line) => [line.name, { ...line, file }] as const);
    read[file] = [...new Map(lines).values()];
  }
  return read;
}

/** An env file with `format: raw` is not written as the others are. */
type NamedFile = { readonly file: string; readonly isRaw: boolean };

async function serviceEnvFiles(
  { files, directory }: Project,
  environment: Environment,
): Promise<Readonly<Record<string, readonly NamedFile[]>>> {
  const model = await loadModel(files, { directory, environment, open: [] });
  const services = Object.entries(mapOf(model.ok ? model.value.tree.services : undefined)).map(([name, service]) => {
    const named = listOf(mapOf(service).env_file).map((item) => ({
      file: textOf(isMap(item) ? item.path : item) ?? '',
      isRaw: mapOf(item).format === 'raw',
    }));
    return [name, named] as const;
  });
  return Object.fromEntries(services.filter(([, named]) => named.length > 0));
}

function placesOf(model: PlacedMap): readonly (readonly [string, ValuePlace])[] {
  return Object.entries(model).flatMap(([key, placed]) => (key.startsWith('x-') ? [] : placesIn(placed, key)));
}

function placesIn(placed: Placed, path: string): readonly (readonly [string, ValuePlace])[] {
  const { file, line } = placed.place;
  const written = placed.kind === 'text' ? placed.written : null;
  return [
    [path, { file, line, written }],
    ...childrenOf(placed).flatMap(([key, child]) => placesIn(child, `${path}.${key}`)),
  ];
}

function childrenOf(placed: Placed): readonly (readonly [string, Placed])[] {
  if (placed.kind === 'map') return Object.entries(placed.fields);
  return placed.kind === 'list' ? placed.items.map((item, index) => [String(index), item] as const) : [];
}

function shellOf(names: readonly string[], env: Environment): Readonly<Record<string, string>> {
  const set = names.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(set);
}

/** The variables that texts refer to, and those of a service's `environment` that stand there without a value. */
function namesIn(placed: Placed): readonly string[] {
  if (placed.kind === 'text') return references(placed.written).map(({ name }) => name);
  const passed = placed.kind === 'map' ? placed.fields['environment'] : undefined;
  const bare = passed ? childrenOf(passed).flatMap(([name, { kind }]) => (kind === 'empty' ? [name] : [])) : [];
  return [...bare, ...childrenOf(placed).flatMap(([, child]) => namesIn(child))];
}
