import { interpolate, type Lookup } from '../model/interpolation.ts';
import { ITEM_KEYS } from './merge.ts';
import type { Placed, PlacedMap } from './placed.ts';
import type { Tree } from './tree.ts';

/** Merges the places of a later model over those of an earlier one as `mergeModels` does the values: what wins tells where it stands. */
export function mergePlacedModels(earlier: PlacedMap, later: PlacedMap, lookup: Lookup): PlacedMap {
  return mergeFields(earlier, later, (key, a, b) =>
    key === 'services' ? mergeMaps(a, b, (_, one, other) => mergeService(one, other, lookup)) : mergePlaced(a, b),
  );
}

/** Merges one service over another: also what `extends` does with the service that it names. */
export function mergeService(earlier: Placed, later: Placed, lookup: Lookup): Placed {
  return mergeMaps(earlier, later, (key, a, b) => {
    if (REPLACED.has(key)) return b.kind === 'empty' ? a : b;
    const keyOf = ITEM_KEYS[key];
    return keyOf ? mergeLists(a, b, (item) => keyOf(treeOf(item, lookup))) : mergePlaced(a, b);
  });
}

const REPLACED: ReadonlySet<string> = new Set(['command', 'entrypoint']);

type Merge = (key: string, earlier: Placed, later: Placed) => Placed;

function mergeFields(earlier: PlacedMap, later: PlacedMap, merge: Merge): PlacedMap {
  const merged: Record<string, Placed> = { ...earlier };
  for (const [key, value] of Object.entries(later)) {
    const before = merged[key];
    if (value.tag === '!reset') delete merged[key];
    else merged[key] = before === undefined || value.tag === '!override' ? value : merge(key, before, value);
  }
  return merged;
}

function mergeMaps(earlier: Placed, later: Placed, merge: Merge): Placed {
  if (earlier.kind !== 'map' || later.kind !== 'map') return later.kind === 'empty' ? earlier : later;
  return { ...later, fields: mergeFields(earlier.fields, later.fields, merge) };
}

/** The command of a health check is replaced as a whole, also where it is a list. */
function mergePlaced(earlier: Placed, later: Placed): Placed {
  if (earlier.kind !== 'list' || later.kind !== 'list') {
    return mergeMaps(earlier, later, (key, a, b) => (key === 'test' ? b : mergePlaced(a, b)));
  }
  return { ...later, items: [...earlier.items, ...later.items] };
}

function mergeLists(earlier: Placed, later: Placed, keyOf: (item: Placed) => string): Placed {
  const all = [earlier, later].flatMap((each) =>
    each.kind === 'list' ? each.items : each.kind === 'text' ? each : [],
  );
  const items = new Map<string, Placed>();
  for (const item of all) items.set(keyOf(item), item);
  return { place: later.place, tag: later.tag, kind: 'list', items: [...items.values()] };
}

function treeOf(placed: Placed, lookup: Lookup): Tree {
  switch (placed.kind) {
    case 'text':
      return interpolate(placed.written, lookup);
    case 'map':
      return Object.fromEntries(Object.entries(placed.fields).map(([key, value]) => [key, treeOf(value, lookup)]));
    case 'list':
      return placed.items.map((item) => treeOf(item, lookup));
    case 'empty':
      return null;
  }
}
