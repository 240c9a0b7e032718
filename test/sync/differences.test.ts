import { describe, expect, it } from 'vitest';
import { asContainer } from '../../src/model/project.ts';
import type { LocalFile, ThereFile } from '../../src/sync/compare.ts';
import { differences, filesToHash, type Sides } from '../../src/sync/differences.ts';
import type { LocalTree } from '../../src/sync/local-tree.ts';
import type { LoadedRule } from '../../src/sync/rules.ts';

/** A rule from `/p…` here to a target, that leaves out what ends in `.skip`. */
function rule(path: string, target: string): LoadedRule {
  return {
    service: 'app',
    path,
    action: 'sync',
    target,
    ignore: [],
    include: [],
    initialSync: false,
    exec: [],
    execAs: asContainer,
    index: 0,
    bindMounted: false,
    judge: (file) =>
      file.endsWith('.skip')
        ? { kind: 'ignored', by: { text: '*.skip', place: { kind: 'rule' } } }
        : { kind: 'goes', target: target + file.slice(path.length) },
    coversFolder: () => false,
  };
}

type Made = Partial<Omit<LocalFile, 'path' | 'target'>>;

function tree(path: string, target: string, files: Readonly<Record<string, Made>>): LocalTree {
  const entries = Object.entries(files).map(([name, made]): [string, LocalFile] => {
    const full: LocalFile = {
      kind: 'file',
      size: 4,
      modifiedAt: 5_500,
      linkTarget: '',
      ...made,
      path: `${path}/${name}`,
      target: `${target}/${name}`,
    };
    return [full.target, full];
  });
  return { rule: rule(path, target), files: new Map(entries), folders: new Set(), ignored: 0, gap: null };
}

function there(files: Readonly<Record<string, Partial<ThereFile>>>) {
  const entries = Object.entries(files).map(([path, made]): [string, ThereFile] => [
    path,
    { kind: 'file', size: 4, modifiedAt: 5_000, linkTarget: '', sha256: 'same', ...made },
  ]);
  return { kind: 'tree', files: new Map(entries) } as const;
}

function sides(
  here: readonly LocalTree[],
  targets: Readonly<Record<string, ReturnType<typeof there>>>,
  mounts: readonly string[] = [],
): Sides {
  return { here, there: new Map(Object.entries(targets)), mounts };
}

/** What differs, when each local file has the hash that `hashes` says, `same` otherwise. */
async function differing(both: Sides, hashes: Readonly<Record<string, string>> = {}) {
  const wanted = await filesToHash(both);
  const known = new Map(wanted.map(({ path }) => [path, hashes[path] ?? 'same'] as const));
  const found = await differences(both, known);
  return found.map((files) => files.map(({ state, target }) => `${state} ${target}`));
}

describe('what differs', () => {
  it('is nothing where contents are the same, whatever the times are', async () => {
    const here = [tree('/p', '/app', { a: {}, b: { modifiedAt: 99_000 }, empty: { size: 0 } })];
    expect(
      await differing(
        sides(here, { '/app': there({ '/app/a': {}, '/app/b': {}, '/app/empty': { size: 0, sha256: '' } }) }),
      ),
    ).toEqual([[]]);
  });

  it('is a file of another size, or of the same size and other contents, also in the same second', async () => {
    const here = [tree('/p', '/app', { a: { size: 5 }, b: {}, c: { modifiedAt: 99_000 } })];
    const both = sides(here, { '/app': there({ '/app/a': {}, '/app/b': {}, '/app/c': {} }) });
    expect(await differing(both, { '/p/b': 'other', '/p/c': 'other' })).toEqual([
      ['changed /app/a', 'changed /app/b', 'changed /app/c'],
    ]);
  });

  it('needs no contents of a large file of the same second, and claims nothing of one that cannot be read', async () => {
    const large = { size: 5_000_000 };
    const here = [tree('/p', '/app', { large, older: { ...large, modifiedAt: 1_000 } })];
    const both = sides(here, { '/app': there({ '/app/large': large, '/app/older': large }) });
    expect((await filesToHash(both)).map(({ path }) => path)).toEqual(['/p/older']);
    expect(await differences(both, new Map())).toEqual([[]]);
  });

  it('is a link that leads elsewhere, and a link in the place of a file', async () => {
    const link = (linkTarget: string) => ({ kind: 'link', size: 3, linkTarget }) as const;
    const here = [tree('/p', '/app', { a: link('x'), b: link('x'), c: link('x') })];
    const both = sides(here, { '/app': there({ '/app/a': link('x'), '/app/b': link('y'), '/app/c': {} }) });
    expect(await differing(both)).toEqual([['changed /app/b', 'changed /app/c']]);
  });

  it('is everything where the target is missing, and nothing where nothing is known of it', async () => {
    const here = [tree('/p', '/app', { a: {} })];
    expect(await differing({ here, there: new Map([['/app', { kind: 'missing' }]]), mounts: [] })).toEqual([
      ['missing /app/a'],
    ]);
    expect(await differing({ here, there: new Map(), mounts: [] })).toEqual([[]]);
  });

  it('is what only the container has, if people make such files and the rule would send them', async () => {
    const here = [tree('/p', '/app', { a: {} })];
    const files = {
      '/app/a': {},
      '/app/gone.py': {},
      '/app/x.skip': {},
      '/app/b.pyc': {},
      '/app/up/1.jpg': {},
      '/app/pipe': { kind: 'other' },
    } as const;
    expect(await differing(sides(here, { '/app': there(files) }, ['/app/up', '/app', '/']))).toEqual([
      ['extra /app/gone.py'],
    ]);
  });

  it('leaves what a deeper rule fills to that rule', async () => {
    const here = [tree('/p', '/app', { a: {} }), tree('/lib', '/app/vendored', { b: {} })];
    const all = there({ '/app/a': {}, '/app/vendored/b': {}, '/app/vendored/old.py': {} });
    const deep = there({ '/app/vendored/b': {}, '/app/vendored/old.py': {} });
    expect(await differing(sides(here, { '/app': all, '/app/vendored': deep }))).toEqual([
      [],
      ['extra /app/vendored/old.py'],
    ]);
  });

  it('is in order where one of two rules that fill a path has it so, and extra files count once', async () => {
    const here = [tree('/p', '/app', { a: {} }), tree('/dev', '/app', { a: { size: 9 }, c: {} })];
    const both = sides(here, { '/app': there({ '/app/a': { size: 9 }, '/app/gone.py': {}, '/app/c': {} }) });
    expect(await differing(both)).toEqual([['extra /app/gone.py'], []]);
  });
});
