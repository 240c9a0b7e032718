import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { interpolate } from '../model/interpolation.ts';
import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { mergeEnvFiles } from './environment.ts';
import { mergeModels, mergeService } from './merge.ts';
import type { Environment } from './options.ts';
import { parseCompose } from './parse.ts';
import { isRemote, resolvePath, resolveServicePaths } from './paths.ts';
import {
  isMap,
  listOf,
  mapOf,
  mapTexts,
  type Tree,
  type TreeMap,
  type TreePath,
  textOf,
  textsOf,
  without,
} from './tree.ts';

/** A merged model and every file that it came from, extended and included ones too. */
export type Model = { readonly tree: TreeMap; readonly files: readonly string[] };

/** What the files are read with. `directory` is where their relative paths count from; `open` are the files being read, against circles. */
export type Setting = {
  readonly directory: string;
  readonly environment: Environment;
  readonly open: readonly string[];
};

type Outcome<Value> = Promise<Result<Value, ComposeProblem>>;

/**
 * Reads Compose files into one model: variables put in, `extends` and `include` followed, paths made absolute, each file merged over the ones
 * before it. What Compose would refuse is not noticed here, except for YAML that cannot be read and files that are not there.
 */
export async function loadModel(files: readonly string[], setting: Setting): Outcome<Model> {
  let model: Model = { tree: {}, files: [] };
  for (const file of files) {
    const loaded = await loadFile(file, setting);
    if (!loaded.ok) return loaded;
    const { tree, cleared, files: more } = loaded.value;
    const before = cleared.reduce<Tree>(without, model.tree);
    model = { tree: mergeModels(mapOf(before), tree), files: [...model.files, ...more] };
  }
  return ok(model);
}

type Loaded = Model & { readonly cleared: readonly TreePath[] };

async function loadFile(file: string, setting: Setting): Outcome<Loaded> {
  const parsed = await parseFile(file, setting.environment);
  if (!parsed.ok) return parsed;
  const { tree, cleared } = parsed.value;
  const services = await loadServices(tree, file, setting);
  if (!services.ok) return services;
  const included = await loadIncludes(tree, { ...setting, open: [...setting.open, file] });
  if (!included.ok) return included;
  return ok({
    tree: mergeModels({ ...tree, services: services.value.tree }, included.value.tree),
    cleared,
    files: [file, ...services.value.files, ...included.value.files],
  });
}

async function parseFile(file: string, environment: Environment) {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return fail<ComposeProblem>({ kind: 'file-not-found', file });
  const parsed = parseCompose(text, file);
  if (!parsed.ok) return parsed;
  const tree = mapTexts(parsed.value.tree, (value) => interpolate(value, (name) => environment[name]));
  return ok({ ...parsed.value, tree: mapOf(tree) });
}

async function loadServices(tree: TreeMap, file: string, setting: Setting): Outcome<Model> {
  const services: Record<string, Tree> = {};
  const files: string[] = [];
  for (const name of Object.keys(mapOf(tree.services))) {
    const loaded = await loadService(name, tree, file, setting);
    if (!loaded.ok) return loaded;
    services[name] = loaded.value.tree;
    files.push(...loaded.value.files);
  }
  return ok({ tree: services, files });
}

/** A service with what it extends merged under it. Paths of an extended file count from that file's folder. */
async function loadService(name: string, tree: TreeMap, file: string, setting: Setting): Outcome<Model> {
  const { extends: extended, ...service } = mapOf(mapOf(tree.services)[name]);
  const own = resolveServicePaths(service, setting.directory);
  const baseName = textOf(isMap(extended) ? extended.service : extended);
  const mark = `${file}#${name}`;
  if (baseName === null || setting.open.includes(mark)) return ok({ tree: own, files: [] });
  const from = textOf(mapOf(extended).file);
  const open = [...setting.open, mark];
  const base = await loadBase(baseName, from, tree, file, { ...setting, open });
  if (!base.ok) return base;
  return ok({ tree: mergeService(base.value.tree, own), files: base.value.files });
}

async function loadBase(
  name: string,
  from: string | null,
  tree: TreeMap,
  file: string,
  setting: Setting,
): Outcome<Model> {
  if (from === null || isRemote(from)) return loadService(name, from === null ? tree : {}, file, setting);
  const path = resolvePath(from, setting.directory);
  const parsed = await parseFile(path, setting.environment);
  if (!parsed.ok) return parsed;
  const base = await loadService(name, parsed.value.tree, path, { ...setting, directory: dirname(path) });
  return base.ok ? ok({ ...base.value, files: [path, ...base.value.files] }) : base;
}

async function loadIncludes(tree: TreeMap, setting: Setting): Outcome<Model> {
  let model: Model = { tree: {}, files: [] };
  for (const item of listOf(tree.include)) {
    const paths = textsOf(isMap(item) ? item.path : item).filter((path) => !isRemote(path));
    const files = paths
      .map((path) => resolvePath(path, setting.directory))
      .filter((file) => !setting.open.includes(file));
    const inner = await includedSetting(mapOf(item), files, setting);
    if (!inner.ok) return inner;
    const loaded = await loadModel(files, inner.value);
    if (!loaded.ok) return loaded;
    model = { tree: mergeModels(model.tree, loaded.value.tree), files: [...model.files, ...loaded.value.files] };
  }
  return ok(model);
}

/** Included files count paths from their own folder and see its `.env`, under the variables of the project. */
async function includedSetting(item: TreeMap, files: readonly string[], setting: Setting): Outcome<Setting> {
  const chosen = textOf(item.project_directory);
  const directory = chosen === null ? dirname(files[0] ?? setting.directory) : resolvePath(chosen, setting.directory);
  const named = textsOf(item.env_file).map((file) => resolve(setting.directory, file));
  const own = join(directory, '.env');
  const envFiles = named.length > 0 ? named : (await exists(own)) ? [own] : [];
  const environment = await mergeEnvFiles(setting.environment, envFiles);
  return environment.ok ? ok({ ...setting, directory, environment: environment.value }) : environment;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
