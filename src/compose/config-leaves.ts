import type { Member } from './config-text.ts';
import { isMap, type Tree } from './tree.ts';

/** Maps are looked into this deep: `environment.LOG_LEVEL`, `healthcheck.interval`; a list is one value. */
const DEEPEST = 2;

/** The values of a service by key path, as JSON: what two configurations can be compared by, key by key. */
export function configLeaves(members: readonly Member[]): Readonly<Record<string, string>> {
  const tree = JSON.parse(`{${members.map(({ text }) => text).join(',')}}`) as Tree;
  return Object.fromEntries(leavesUnder(tree, []));
}

function leavesUnder(tree: Tree, keys: readonly string[]): readonly [string, string][] {
  if (isMap(tree) && keys.length < DEEPEST && Object.keys(tree).length > 0) {
    return Object.entries(tree).flatMap(([key, value]) => leavesUnder(value, [...keys, key]));
  }
  // What is set to nothing is the same as what is not set: Compose prints `"command": null`.
  return tree === null && keys.length < DEEPEST ? [] : [[keys.join('.'), JSON.stringify(tree)]];
}
