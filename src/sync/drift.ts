import type { Hasher } from '../files/hasher.ts';
import type { Container, Mount } from '../model/container.ts';
import type { ContainerDrift, DriftFile, DriftGap, RuleDrift } from '../model/drift.ts';
import type { Engine } from '../model/ports.ts';
import { copies } from '../model/sync.ts';
import { isWithin, tidy } from './compare.ts';
import { type ContainerTree, readContainerTree, type TreeLimits } from './container-tree.ts';
import { differences, filesToHash, type Sides } from './differences.ts';
import { type Arrived, isAsBefore, type LocalTree, lookAgain, readLocalTree } from './local-tree.ts';
import { isForDocker, isLeftOutByBuild, isMadeByBuild, type Origins } from './origin.ts';
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
    trees.push(await readLocalTree(sources.hasher, rule, sources.limits.files, signal));
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
  const origins = found.some(hasBirth) ? await readOrigins(sources.engine, container, signal) : null;
  const rules = await Promise.all(
    here.map(async (tree, at) => {
      const seen = await seeAgain(sources.hasher, tree, found[at] ?? [], signal);
      return ruleDrift(tree, there.get(tidy(tree.rule.target)), seen, { origins, sides });
    }),
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

type Known = { readonly origins: Origins | null; readonly sides: Sides };

type Seen = { readonly file: DriftFile; readonly now: Arrived | null };

/** Files that differ, with how they are here by now. */
async function seeAgain(hasher: Hasher, { rule }: LocalTree, differing: readonly DriftFile[], signal: AbortSignal) {
  const paths = differing.map(({ file }) => file);
  const looks = await lookAgain(hasher, rule.path, paths, signal);
  return differing.map((file, at): Seen => ({ file, now: looks[at] ?? null }));
}

function ruleDrift(tree: LocalTree, there: ContainerTree | undefined, found: readonly Seen[], known: Known): RuleDrift {
  const { rule, ignored } = tree;
  const gap = tree.gap ?? (there?.kind === 'gap' ? there.gap : null);
  const differ: DriftFile[] = [];
  let leftOut = 0;
  for (const { file, now } of found) {
    const isOrdinary = isMeant(file, now?.cameAt ?? 0, known);
    if (!isOrdinary && file.state === 'missing') leftOut += 1;
    // A file that was saved while the container was read tells nothing: it is on its way.
    if (isOrdinary && isAsBefore(now, tree.files.get(file.target) ?? null)) differ.push(file);
  }
  differ.sort((a, b) => (a.file < b.file ? -1 : 1));
  const compared = gap ? 0 : tree.files.size - leftOut;
  const { index, path, action, target } = rule;
  return { rule: index, path, action, target, differ, differing: differ.length, compared, ignored, gap };
}

/** What a Dockerfile leaves out, or makes, is in order. A volume keeps what an older image put there, so nothing follows from the image in one. */
function isMeant({ state, target, container }: DriftFile, cameAt: number, { origins, sides }: Known): boolean {
  if (state === 'missing' && isForDocker(target)) return false;
  if (!origins || sides.mounts.some((mount) => isWithin(target, mount))) return true;
  if (state === 'missing') return !isLeftOutByBuild(target, cameAt, origins);
  return state === 'changed' || !isMadeByBuild(target, container?.mtime ?? 0, origins);
}

/** Whether where a file comes from decides on any of these. */
function hasBirth(found: readonly DriftFile[]): boolean {
  return found.some(({ state }) => state !== 'changed');
}

/** Null where the engine does not tell. */
async function readOrigins(engine: Engine, { id, imageId }: Container, signal: AbortSignal): Promise<Origins | null> {
  const [changes, layers, images] = await Promise.all([
    engine.changes(id, signal),
    engine.layers(imageId),
    engine.images([imageId]),
  ]);
  const image = images.ok ? images.value[imageId] : null;
  if (!changes.ok || !layers.ok || !image) return null;
  return {
    own: new Map(changes.value.map(({ path, kind }) => [path, kind] as const)),
    builtAt: image.namedAt,
    layers: layers.value,
  };
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
