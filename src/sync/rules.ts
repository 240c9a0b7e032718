import { isAbsolute, posix, relative } from 'node:path';
import { cleanPath } from '../files/clean-path.ts';
import { readIgnoreFile } from '../files/ignore-file.ts';
import { compilePatterns, type IgnorePatterns } from '../files/patterns.ts';
import type { Project, ServiceSpec, WatchRule } from '../model/project.ts';
import { copies, type FoundPattern } from '../model/sync.ts';

/** A watch rule and its place. */
export type SyncRule = WatchRule & {
  /** Among the rules of its service, from 0. */
  readonly index: number;
  /** Compose copies nothing for a rule whose path is mounted into the container anyway. */
  readonly bindMounted: boolean;
};

/** What a rule says to a path. `target` is its path in the container, empty for `rebuild` and `restart`. */
export type Verdict =
  | { readonly kind: 'outside' }
  | { readonly kind: 'ignored'; readonly by: FoundPattern }
  | { readonly kind: 'goes'; readonly target: string };

/** A rule with its patterns. Paths are absolute. */
export type LoadedRule = SyncRule & {
  judge(path: string): Verdict;
  /** True when nothing in the folder can go by this rule, so that a walk need not go in. */
  coversFolder(path: string): boolean;
};

/** What Compose's watch does in some versions only. */
export type WatchHabits = {
  /** A list with a `*` among its patterns keeps none but those with `!`, so that it leaves nothing out; and one of `include` takes nothing in. */
  readonly starKeepsExceptions: boolean;
  /** `DOCKERFILE.dockerignore` comes before `.dockerignore`. */
  readonly ownIgnoreFiles: boolean;
};

/** Both came with 2.30.0 (`pkg/watch/dockerignore.go` of github.com/docker/compose) and are there still in 5.5. */
export const NEWEST_HABITS: WatchHabits = { starKeepsExceptions: true, ownIgnoreFiles: true };

/** The watch rules of all services in order, judging as `getWatchRules` and `Matches` in Compose's `pkg/compose/watch.go` do. Reads ignore files. */
export async function loadRules(project: Project, habits: WatchHabits = NEWEST_HABITS): Promise<readonly LoadedRule[]> {
  const loaded = await Promise.all(
    project.services.map(async (service) => {
      if (service.watch.length === 0) return [];
      const always = [await buildPatterns(service, habits), ephemeral, dotGit];
      return service.watch.map((rule, index) => loadRule(service, { rule, index }, always, habits));
    }),
  );
  return loaded.flat();
}

async function buildPatterns({ build }: ServiceSpec, habits: WatchHabits): Promise<IgnorePatterns> {
  if (build === null) return compilePatterns([], '');
  const found = await readIgnoreFile(build.context, habits.ownIgnoreFiles ? build.dockerfile : '');
  return compilePatterns(asCompose(found, habits), build.context);
}

function loadRule(
  service: ServiceSpec,
  { rule, index }: { readonly rule: WatchRule; readonly index: number },
  always: readonly IgnorePatterns[],
  habits: WatchHabits,
): LoadedRule {
  const compiled = (texts: readonly string[]) =>
    compilePatterns(asCompose(texts.map(fromRule), habits), cleanPath(rule.path));
  const included = rule.include.length === 0 ? null : compiled(rule.include);
  const leftOut = [...always, compiled(rule.ignore)];

  return {
    ...rule,
    index,
    bindMounted: (rule.action === 'sync' || rule.action === 'sync+restart') && isMounted(rule.path, service),
    judge(path) {
      if (!isInside(rule.path, path) || (included && !included.match(path))) return { kind: 'outside' };
      for (const patterns of leftOut) {
        const by = patterns.match(path);
        if (by) return { kind: 'ignored', by };
      }
      const isCopied = copies(rule.action) && rule.target !== '';
      return { kind: 'goes', target: isCopied ? cleanPath(posix.join(rule.target, relative(rule.path, path))) : '' };
    },
    coversFolder(path) {
      if (!isInside(rule.path, path)) return !isInside(path, rule.path);
      return leftOut.some((patterns) => patterns.coversFolder(path));
    },
  };
}

function fromRule(text: string): FoundPattern {
  return { text, place: { kind: 'rule' } };
}

function asCompose(patterns: readonly FoundPattern[], habits: WatchHabits): readonly FoundPattern[] {
  if (!habits.starKeepsExceptions || patterns.every(({ text }) => text !== '*')) return patterns;
  return patterns.filter(({ text }) => text === '' || text.startsWith('!'));
}

/** Equal to the folder or below it. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way);
}

/** `checkIfPathAlreadyBindMounted` of Compose 2.40: every way that does not begin with two dots counts as one into the mount. */
function isMounted(path: string, service: ServiceSpec): boolean {
  return service.volumes.some(
    ({ type, source }) => type === 'bind' && isAbsolute(source) && !relative(source, path).startsWith('..'),
  );
}

/** What editors and Go leave behind for a moment: `pkg/watch/ephemeral.go` of Compose, the same since its first watch. */
const EPHEMERAL = [
  '**/*___jb_old___',
  '**/*___jb_tmp___',
  '**/.idea/**',
  '**/.#*',
  '**/#*#',
  '**/4913',
  '**/*~',
  '**/.*.swp',
  '**/.*.swx',
  '**/.*.swo',
  '**/.*.swn',
  '**/.*.kate-swp',
  '**/*-go-tmp-umask',
];

function fromCompose(text: string): FoundPattern {
  return { text, place: { kind: 'compose' } };
}

const ephemeral = compilePatterns(EPHEMERAL.map(fromCompose), '/');

/** Compose means every `.git`, and names only the one at the root of the disk: those of projects are watched like all else. */
const dotGit = compilePatterns([fromCompose('.git/')], '/');
