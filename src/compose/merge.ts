import { isMap, listOf, mapOf, type Tree, type TreeMap, textOf } from './tree.ts';
import { volumesOf } from './volumes.ts';

/**
 * Merges a later model over an earlier one as Compose does (compose-go `override/merge.go` and `uncity.go`): mappings by key, lists one
 * after the other with the later of two that mean the same in the place of the earlier, texts replaced.
 */
export function mergeModels(earlier: TreeMap, later: TreeMap): TreeMap {
  return mergeMaps(earlier, later, (key, a, b) =>
    key === 'services' ? mergeServices(mapOf(a), mapOf(b)) : mergeTrees(a, b),
  );
}

/** Merges one service over another: also what `extends` does with the service that it names. */
export function mergeService(earlier: TreeMap, later: TreeMap): TreeMap {
  return mergeMaps(earlier, later, (key, a, b) => (FIELDS[key] ?? mergeTrees)(a, b));
}

function mergeServices(earlier: TreeMap, later: TreeMap): TreeMap {
  return mergeMaps(earlier, later, (_, a, b) => mergeService(mapOf(a), mapOf(b)));
}

type Merge = (earlier: Tree, later: Tree) => Tree;

function mergeMaps(earlier: TreeMap, later: TreeMap, merge: (key: string, a: Tree, b: Tree) => Tree): TreeMap {
  const merged: Record<string, Tree> = { ...earlier };
  for (const [key, value] of Object.entries(later)) {
    const before = merged[key];
    merged[key] = before === undefined ? value : merge(key, before, value);
  }
  return merged;
}

const mergeTrees: Merge = (earlier, later) => {
  if (later === null) return earlier;
  if (isMap(earlier) && isMap(later)) return mergeMaps(earlier, later, (_, a, b) => mergeTrees(a, b));
  if (Array.isArray(earlier) && Array.isArray(later)) return [...earlier, ...later];
  return later;
};

const replace: Merge = (_, later) => later;

const mergeKeyed: Merge = (earlier, later) => mergeMaps(keyed(earlier), keyed(later), (_, a, b) => mergeTrees(a, b));

/** A list of names as a mapping of them, as the short forms of `networks` and `depends_on` mean. */
function keyed(tree: Tree): TreeMap {
  return isMap(tree) ? tree : Object.fromEntries(listOf(tree).map((name) => [textOf(name) ?? '', null]));
}

const mergeAssignments: Merge = (earlier, later) => ({ ...assignments(earlier), ...assignments(later) });

/** `environment` and `labels`, as a mapping or as a list of `NAME=value`, as a mapping; a name alone has no value. */
export function assignments(tree: Tree | undefined): TreeMap {
  if (isMap(tree)) return tree;
  return Object.fromEntries(
    listOf(tree).map((item) => {
      const text = textOf(item) ?? '';
      const equals = text.indexOf('=');
      return equals === -1 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

const mergeBuild: Merge = (earlier, later) => mergeTrees(buildOf(earlier), buildOf(later));

function buildOf(tree: Tree): TreeMap {
  return isMap(tree) ? tree : { context: tree };
}

const mergeHealthcheck: Merge = (earlier, later) => ({ ...mapOf(earlier), ...mapOf(later) });

/** Joins two lists; of items with the same key the later takes the place of the earlier. */
function mergeLists(keyOf: (item: Tree) => string): Merge {
  return (earlier, later) => {
    const items = new Map<string, Tree>();
    for (const item of [...listOf(earlier), ...listOf(later)]) items.set(keyOf(item), item);
    return [...items.values()];
  };
}

function portKey(item: Tree): string {
  if (!isMap(item)) return String(item);
  const { host_ip = '0.0.0.0', published = '', target = '', protocol = 'tcp' } = item;
  return `${host_ip}:${published}:${target}/${protocol}`;
}

function volumeKey(item: Tree): string {
  return volumesOf([item])[0]?.target ?? '';
}

function envFileKey(item: Tree): string {
  return textOf(isMap(item) ? item.path : item) ?? '';
}

/** How Compose tells which items of a service's list mean the same, so that the one of a later file takes the place of the earlier. */
export const ITEM_KEYS: Readonly<Record<string, (item: Tree) => string>> = {
  ports: portKey,
  volumes: volumeKey,
  env_file: envFileKey,
  profiles: String,
};

const FIELDS: Readonly<Record<string, Merge>> = {
  build: mergeBuild,
  command: replace,
  entrypoint: replace,
  depends_on: mergeKeyed,
  networks: mergeKeyed,
  environment: mergeAssignments,
  labels: mergeAssignments,
  healthcheck: mergeHealthcheck,
  ports: mergeLists(portKey),
  volumes: mergeLists(volumeKey),
  env_file: mergeLists(envFileKey),
  profiles: mergeLists(String),
};
