import type { Hasher } from '../files/hasher.ts';
import type { Container, Mount } from '../model/container.ts';
import type { ContainerDrift, DriftFile, DriftGap, RuleDrift } from '../model/drift.ts';
import type { Engine } from '../model/ports.ts';
import { copies } from '../model/sync.ts';
import { isWithin, tidy } from './compare.ts';
import { type ContainerTree, readContainerTree, type TreeLimits } from './container-tree.ts';
import { differences, filesToHash, type Sides } from './differences.ts';
import { isStill, type LocalTree, readLocalTree } from './local-tree.ts';
import type { LoadedRule } from './rules.ts';

/** What a comparison works with. */
export type DriftSources = { readonly engine: Engine; readonly hasher: Hasher; readonly limits: TreeLimits };

/** A target that holds more is not compared. */
export const DRIFT_LIMITS: TreeLimits = { bytes: 500 * 1024 * 1024, files: 200_000 };

/**
 * Compares the files under the sync rules of one service with those in its containers, which may run or not: one archive a target, one after the other.
 * `rules` are those of that service. Gives the containers as they are done; one that was left because of `signal` is not among them.
 */
export async function* compareService(
  sources: DriftSources,
  containers: readonly Container[],
  rules: readonly LoadedRule[],
  signal: AbortSignal,
): AsyncGenerator<ContainerDrift> {
  const trees: LocalTree[] = [];
  for (const rule of rules.filter(({ action }) => copies(action)))
    trees.push(await readLocalTree(rule, sources.limits.files, signal));
  for (const container of containers) {
    const found = signal.aborted ? null : await compareContainer(sources, container, trees, signal);
    if (!found) return;
    yield found;
  }
}

async function compareContainer(
  sources: DriftSources,
  container: Container,
  trees: readonly LocalTree[],
  signal: AbortSignal,
): Promise<ContainerDrift | null> {
  const here = trees.map((tree) =>
    isMounted(tree, container.mounts) ? without(tree, { kind: 'bind-mounted' }) : tree,
  );
  const there = await readTargets(sources, container, here, signal);
  if (!there) return null;
  const sides: Sides = { here, there, mounts: container.mounts.map(({ target }) => tidy(target)) };
  const hashes = await sources.hasher.hash(await filesToHash(sides), signal);
  const found = await differences(sides, hashes);
  const rules = await Promise.all(
    here.map((tree, at) => ruleDrift(tree, there.get(tidy(tree.rule.target)), found[at] ?? [])),
  );
  if (signal.aborted) return null;
  const { service, id, name, number } = container;
  return { service, container: id, name, number, at: Date.now(), rules };
}

async function readTargets(
  { engine, hasher, limits }: DriftSources,
  container: Container,
  here: readonly LocalTree[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ContainerTree> | null> {
  const there = new Map<string, ContainerTree>();
  const compared = here.filter(({ gap }) => gap === null);
  for (const { rule } of compared) {
    const target = tidy(rule.target);
    if (there.has(target)) continue;
    const files = compared.filter((tree) => tidy(tree.rule.target) === target).flatMap((tree) => [...tree.files]);
    const sizes = new Map(files.map(([path, { size }]) => [path, size] as const));
    const tree = await readContainerTree(engine, hasher, { container: container.id, target, sizes, limits }, signal);
    if (tree.kind === 'aborted') return null;
    there.set(target, tree);
  }
  return there;
}

async function ruleDrift(
  tree: LocalTree,
  there: ContainerTree | undefined,
  differ: readonly DriftFile[],
): Promise<RuleDrift> {
  const { rule, ignored } = tree;
  const gap = tree.gap ?? (there?.kind === 'gap' ? there.gap : null);
  const still = await filterStill(tree, differ);
  const compared = gap ? 0 : tree.files.size;
  const { index, path, action, target } = rule;
  return { rule: index, path, action, target, differ: still, differing: still.length, compared, ignored, gap };
}

/** A file that was saved while the container was read tells nothing: it is on its way. Files are in the order of their paths. */
async function filterStill({ files }: LocalTree, differ: readonly DriftFile[]): Promise<readonly DriftFile[]> {
  const still: DriftFile[] = [];
  for (const file of differ) {
    if (await isStill(file.file, files.get(file.target) ?? null)) still.push(file);
  }
  return still.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Whether the target is the very folder of the rule, by a bind mount: then both are one. Docker Desktop puts its own folder before the host's path. */
function isMounted({ rule }: LocalTree, mounts: readonly Mount[]): boolean {
  return mounts.some(({ type, source, target }) => {
    if (type !== 'bind' || !isWithin(tidy(rule.target), tidy(target))) return false;
    const inside = tidy(rule.target).slice(tidy(target).length);
    const host = source.replace(/^\/host_mnt(?=\/)/, '');
    return rule.path === host + inside;
  });
}

function without(tree: LocalTree, gap: DriftGap): LocalTree {
  return tree.gap ? tree : { ...tree, files: new Map(), folders: new Set(), ignored: 0, gap };
}
