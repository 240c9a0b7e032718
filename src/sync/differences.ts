import { join, posix } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { DriftFile } from '../model/drift.ts';
import { compareFile, extraFile, isWithin, type LocalFile, needsHash, type ThereFile, tidy } from './compare.ts';
import type { ContainerTree } from './container-tree.ts';
import type { LocalTree } from './local-tree.ts';
import { isProgramMade } from './program-made.ts';

/** The files of a service's rules here, and what one container has at their targets. */
export type Sides = {
  readonly here: readonly LocalTree[];
  /** By tidy target. */
  readonly there: ReadonlyMap<string, ContainerTree>;
  /** The places in the container where something of its own is mounted. */
  readonly mounts: readonly string[];
};

/** The local files whose contents have to be known to tell whether they are the same. */
export async function filesToHash(sides: Sides): Promise<readonly LocalFile[]> {
  const wanted: LocalFile[] = [];
  const pace = createPace();
  for (const tree of sides.here) {
    const files = filesThere(sides, tree);
    for (const local of files ? tree.files.values() : []) {
      if (needsHash(local, files?.get(local.target))) wanted.push(local);
      if (pace.isDue()) await turn();
    }
  }
  return wanted;
}

/** What differs, by rule in the order of `here`. `hashes` are those of local files, by their paths here. */
export async function differences(
  sides: Sides,
  hashes: ReadonlyMap<string, string>,
): Promise<readonly (readonly DriftFile[])[]> {
  const pace = createPace();
  /** Where two rules fill one path, one of them was there last: it is in order when it is as either has it. */
  const same = new Set<string>();
  const differing: DriftFile[][] = [];
  for (const tree of sides.here) {
    const files = filesThere(sides, tree);
    const found: DriftFile[] = [];
    for (const local of files ? tree.files.values() : []) {
      const difference = compareFile(local, files?.get(local.target), hashes.get(local.path));
      if (difference) found.push(difference);
      else same.add(local.target);
      if (pace.isDue()) await turn();
    }
    differing.push(found);
  }
  const known = new Set(sides.here.flatMap(({ files }) => [...files.keys()]));
  for (const [at, tree] of sides.here.entries()) {
    const found = differing[at] ?? [];
    for (const [path, file] of filesThere(sides, tree) ?? []) {
      if (!known.has(path) && isExtra(sides, tree, path, file)) {
        known.add(path);
        found.push(extraFile(hereOf(tree, path), path, file));
      }
      if (pace.isDue()) await turn();
    }
  }
  return differing.map((found) => found.filter(({ target }) => !same.has(target)));
}

/** The files that a container has for a rule: none where the target is missing, null where nothing is known of it. */
function filesThere({ there }: Sides, { rule, gap }: LocalTree): ReadonlyMap<string, ThereFile> | null {
  if (gap) return null;
  const tree = there.get(tidy(rule.target));
  if (tree?.kind === 'tree') return tree.files;
  return tree?.kind === 'missing' ? NOTHING : null;
}

const NOTHING: ReadonlyMap<string, ThereFile> = new Map();

/**
 * Whether something that only the container has would be sent by this rule if it were here, and is of a kind that people make. What another rule fills
 * further down is that rule's to judge, and what is mounted there never came from here.
 */
function isExtra({ here, mounts }: Sides, tree: LocalTree, path: string, file: ThereFile): boolean {
  if (file.kind === 'directory' || file.kind === 'other') return false;
  const target = tidy(tree.rule.target);
  if (path === target) return false;
  const deeper = here.some(({ rule }) => {
    const other = tidy(rule.target);
    return other !== target && isWithin(other, target) && isWithin(path, other);
  });
  if (deeper || mounts.some((mount) => mount !== target && isWithin(mount, target) && isWithin(path, mount)))
    return false;
  const relative = posix.relative(target, path);
  if (isProgramMade(relative, (folder) => tree.folders.has(posix.join(target, folder)))) return false;
  return tree.rule.judge(hereOf(tree, path)).kind === 'goes';
}

/** The path here that the rule would fill a path of the container from. */
function hereOf({ rule }: LocalTree, path: string): string {
  return join(rule.path, posix.relative(tidy(rule.target), path));
}

/** How long one piece of comparing may take before other work gets its turn, in milliseconds. */
const SLICE_MS = 8;

function createPace() {
  let since = performance.now();
  let steps = 0;
  return {
    isDue(): boolean {
      steps += 1;
      if (steps % 100 !== 0 || performance.now() - since < SLICE_MS) return false;
      since = performance.now() + 1;
      return true;
    },
  };
}
