import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { isMap, listOf, mapOf, type Tree, type TreeMap, textOf } from './tree.ts';

/** The service with the paths that it names made absolute from `directory`, so that services of several folders can be merged. */
export function resolveServicePaths(service: TreeMap, directory: string): TreeMap {
  return replaceFields(service, {
    build: (build) => resolveBuild(build, directory),
    env_file: (files) => listOf(files).map((file) => resolveField(file, 'path', directory)),
    volumes: (volumes) => listOf(volumes).map((volume) => resolveVolume(volume, directory)),
    develop: (develop) =>
      replaceFields(mapOf(develop), {
        watch: (rules) => listOf(rules).map((rule) => resolveField(rule, 'path', directory)),
      }),
  });
}

/** A path as Compose reads it: from `directory`, `~` being the home directory. */
export function resolvePath(path: string, directory: string): string {
  if (path === '~' || path.startsWith('~/')) return join(homedir(), path.slice(1));
  return resolve(directory, path);
}

/** True for a build context that is not a folder of this machine, such as a Git URL. */
export function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:|service:|target:)/.test(context);
}

function replaceFields(map: TreeMap, fields: Readonly<Record<string, (value: Tree) => Tree>>): TreeMap {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      const field = fields[key];
      return [key, field && value !== null ? field(value) : value];
    }),
  );
}

function resolveBuild(build: Tree, directory: string): Tree {
  const map = isMap(build) ? build : { context: build };
  const context = textOf(map.context) ?? '.';
  return { ...map, context: isRemote(context) ? context : resolvePath(context, directory) };
}

/** A path given as text, or in a field of a mapping. */
function resolveField(item: Tree, field: string, directory: string): Tree {
  if (typeof item === 'string') return resolvePath(item, directory);
  const path = textOf(mapOf(item)[field]);
  return path === null ? item : { ...mapOf(item), [field]: resolvePath(path, directory) };
}

function resolveVolume(volume: Tree, directory: string): Tree {
  if (isMap(volume)) return volume.type === 'bind' ? resolveField(volume, 'source', directory) : volume;
  const text = textOf(volume) ?? '';
  const [source = '', ...rest] = text.split(':');
  return rest.length > 0 && !isAbsolute(source) && /^[.~]/.test(source)
    ? [resolvePath(source, directory), ...rest].join(':')
    : volume;
}
