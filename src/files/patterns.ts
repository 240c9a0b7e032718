import { posix } from 'node:path';
import type { FoundPattern } from '../model/sync.ts';
import { cleanPath, trimSpace } from './clean-path.ts';
import { compilePattern, type PathTest } from './pattern.ts';

/** Patterns of a `.dockerignore` or of a watch rule, ready to judge paths. */
export type IgnorePatterns = {
  /**
   * The pattern that leaves this path out, or null where it stays. Later patterns win over earlier ones, `!` lets back in, and a pattern that matches a folder
   * matches all that is in it: `MatchesOrParentMatches` of github.com/moby/patternmatcher.
   */
  match(path: string): FoundPattern | null;
  /** True when the folder is left out and no `!` pattern can let anything under it back in, so that a walk need not go in. */
  coversFolder(path: string): boolean;
};

/**
 * Prepares patterns. With a root they are made absolute from it, as Compose does for its watch, and a path may be absolute or relative to it; with an empty
 * root both stay relative, as BuildKit has them. A pattern that cannot be read matches nothing.
 */
export function compilePatterns(patterns: readonly FoundPattern[], root: string): IgnorePatterns {
  const compiled = patterns.flatMap((pattern) => compile(pattern, root));
  const folders = new Map<string, readonly boolean[]>();

  /** For each pattern, whether it matches the folder or one of those that it is in. */
  function matchesOf(folder: string): readonly boolean[] {
    const known = folders.get(folder);
    if (known) return known;
    const parent = parentOf(folder);
    const above = parent === null ? null : matchesOf(parent);
    const found = compiled.map(({ test }, at) => above?.[at] === true || test(folder));
    if (folders.size >= MOST_FOLDERS) folders.clear();
    folders.set(folder, found);
    return found;
  }

  function lastMatch(path: string): number {
    const parent = parentOf(path);
    const above = parent === null ? null : matchesOf(parent);
    let by = -1;
    compiled.forEach(({ isException, test }, at) => {
      if (isException === (by === -1)) return;
      if (test(path) || above?.[at] === true) by = isException ? -1 : at;
    });
    return by;
  }

  return {
    match: (path) => compiled[lastMatch(rooted(path, root))]?.found ?? null,
    coversFolder(path) {
      const folder = rooted(path, root);
      if (lastMatch(folder) === -1) return false;
      const matches = matchesOf(folder);
      const last = compiled.findLastIndex(({ isException }, at) => !isException && matches[at] === true);
      return !compiled.slice(last).some(({ isException, text }) => isException && canReach(text, folder));
    },
  };
}

/** What is remembered of folders; with more of them it begins anew. */
const MOST_FOLDERS = 10_000;

type Compiled = {
  readonly found: FoundPattern;
  readonly isException: boolean;
  /** Without its `!`. */
  readonly text: string;
  readonly test: PathTest;
};

function compile(found: FoundPattern, root: string): readonly Compiled[] {
  const trimmed = trimSpace(found.text);
  if (trimmed === '') return [];
  const clean = cleanPath(trimmed);
  const isException = clean.startsWith('!');
  const bare = isException ? clean.slice(1) : clean;
  if (bare === '') return [];
  const text = rooted(bare, root);
  const test = compilePattern(text);
  return test ? [{ found, isException, text, test }] : [];
}

function rooted(path: string, root: string): string {
  if (root === '' || posix.isAbsolute(path)) return path;
  return cleanPath(posix.join(root, path));
}

/** The folder that a path is in, spelled as moby spells it: an empty one above all that is absolute, none above what is relative. */
function parentOf(path: string): string | null {
  const at = path.lastIndexOf('/');
  return at === -1 ? null : path.slice(0, at);
}

/** Whether a pattern may match something in the folder. Wildcards are taken to match anything. */
function canReach(pattern: string, folder: string): boolean {
  const parts = folder.split('/');
  for (const [at, part] of pattern.split('/').entries()) {
    if (at >= parts.length || part.includes('**')) return true;
    if (!/[*?[\\]/.test(part) && part !== parts[at]) return false;
  }
  return true;
}
