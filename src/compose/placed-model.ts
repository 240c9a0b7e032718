import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Lookup } from '../model/interpolation.ts';
import { isRemote, resolvePath } from './paths.ts';
import { type Placed, type PlacedMap, placedText } from './placed.ts';
import { mergePlacedModels, mergeService } from './placed-merge.ts';
import { placedService } from './placed-service.ts';

/** What the files are read with. `directory` is where their relative paths count from; `open` are the files and services being read, against circles. */
export type PlacedSetting = {
  readonly directory: string;
  readonly lookup: Lookup;
  readonly open: readonly string[];
};

/** The merged model of Compose files with the place of every value, `extends` and `include` followed. A file that cannot be read adds nothing. */
export async function placedModel(files: readonly string[], setting: PlacedSetting): Promise<PlacedMap> {
  let model: PlacedMap = {};
  for (const file of files) model = mergePlacedModels(model, await placedFile(file, setting), setting.lookup);
  return model;
}

async function placedFile(file: string, setting: PlacedSetting): Promise<PlacedMap> {
  const { services, include, ...rest } = await readPlaced(file);
  const own: PlacedMap = services?.kind === 'map' ? { services: await withBases(services, file, setting) } : {};
  const included = await placedIncludes(include, { ...setting, open: [...setting.open, file] });
  return mergePlacedModels({ ...rest, ...own }, included, setting.lookup);
}

async function readPlaced(file: string): Promise<PlacedMap> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return placedText(text, file);
}

async function withBases(services: Placed & { kind: 'map' }, file: string, setting: PlacedSetting): Promise<Placed> {
  const fields: Record<string, Placed> = {};
  for (const [name, service] of Object.entries(services.fields)) {
    const mark = `${file}#${name}`;
    fields[name] = await withBase(service, services.fields, file, { ...setting, open: [...setting.open, mark] });
  }
  return { ...services, fields };
}

/** A service with what it extends merged under it. */
async function withBase(service: Placed, siblings: PlacedMap, file: string, setting: PlacedSetting): Promise<Placed> {
  if (service.kind !== 'map') return service;
  const { extends: extended, ...fields } = service.fields;
  const own = placedService({ ...service, fields }, setting.lookup);
  const name = extended && textOf(extended.kind === 'map' ? extended.fields['service'] : extended);
  if (!name) return own;
  const from = extended.kind === 'map' ? textOf(extended.fields['file']) : null;
  if (from !== null && isRemote(from)) return own;
  const path = from === null ? file : resolvePath(from, setting.directory);
  const mark = `${path}#${name}`;
  const others = path === file ? siblings : mapOf((await readPlaced(path))['services']);
  const base = others[name];
  if (!base || setting.open.includes(mark)) return own;
  const whole = await withBase(base, others, path, {
    ...setting,
    directory: path === file ? setting.directory : dirname(path),
    open: [...setting.open, mark],
  });
  return mergeService(whole, own, setting.lookup);
}

async function placedIncludes(include: Placed | undefined, setting: PlacedSetting): Promise<PlacedMap> {
  let model: PlacedMap = {};
  for (const item of include?.kind === 'list' ? include.items : []) {
    const paths = item.kind === 'map' ? item.fields['path'] : item;
    const files = textsOf(paths)
      .filter((path) => !isRemote(path))
      .map((path) => resolvePath(path, setting.directory))
      .filter((file) => !setting.open.includes(file));
    const chosen = item.kind === 'map' ? textOf(item.fields['project_directory']) : null;
    const directory = chosen === null ? dirname(files[0] ?? setting.directory) : resolvePath(chosen, setting.directory);
    model = mergePlacedModels(model, await placedModel(files, { ...setting, directory }), setting.lookup);
  }
  return model;
}

function textOf(placed: Placed | undefined): string | null {
  return placed?.kind === 'text' ? placed.written : null;
}

function textsOf(placed: Placed | undefined): readonly string[] {
  if (placed?.kind === 'text') return [placed.written];
  return placed?.kind === 'list' ? placed.items.flatMap((item) => textOf(item) ?? []) : [];
}

function mapOf(placed: Placed | undefined): PlacedMap {
  return placed?.kind === 'map' ? placed.fields : {};
}
