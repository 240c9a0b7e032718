import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serviceSpec } from '../../src/compose/service.ts';
import type { TreeMap } from '../../src/compose/tree.ts';
import type { Project } from '../../src/model/project.ts';
import { loadRules, NEWEST_HABITS } from '../../src/sync/rules.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rules-'));
});
afterEach(() => rm(root, { recursive: true }));

function projectOf(...services: readonly TreeMap[]): Project {
  return {
    origin: 'resolved',
    name: 'p',
    directory: root,
    files: [],
    envFiles: [],
    profiles: [],
    services: services.map((service, at) => serviceSpec(`s${at}`, service, [])),
    networks: [],
    volumes: [],
  };
}

function watching(rules: readonly TreeMap[], more: TreeMap = {}): TreeMap {
  return { build: { context: root, dockerfile: 'Dockerfile' }, develop: { watch: [...rules] }, ...more };
}

async function oneRule(rule: TreeMap, more: TreeMap = {}, habits = NEWEST_HABITS) {
  const [loaded] = await loadRules(projectOf(watching([rule], more)), habits);
  if (!loaded) throw new Error('no rule');
  return loaded;
}

const verdictOf = async (rule: TreeMap, path: string, more: TreeMap = {}, habits = NEWEST_HABITS) =>
  (await oneRule(rule, more, habits)).judge(path);

describe('a watch rule', () => {
  it('takes its own path and what is below, and gives the path in the container', async () => {
    const rule = await oneRule({ path: `${root}/src`, action: 'sync', target: '/app/' });
    expect(rule.judge(`${root}/src/a/b.py`)).toEqual({ kind: 'goes', target: '/app/a/b.py' });
    expect(rule.judge(`${root}/src`)).toEqual({ kind: 'goes', target: '/app' });
    expect(rule.judge(`${root}/srcs/a`)).toEqual({ kind: 'outside' });
    expect(rule.judge(`${root}/a`)).toEqual({ kind: 'outside' });
    expect(rule.judge(`${root}/src/..x`)).toEqual({ kind: 'goes', target: '/app/..x' });
  });

  it('for one file gives its target', async () => {
    const rule = { path: `${root}/web.conf`, action: 'sync+restart', target: '/etc/web.conf' };
    expect(await verdictOf(rule, `${root}/web.conf`)).toMatchObject({ kind: 'goes', target: '/etc/web.conf' });
  });

  it('has no target where nothing is copied', async () => {
    for (const action of ['rebuild', 'restart']) {
      const rule = { path: root, action, target: '/app' };
      expect(await verdictOf(rule, `${root}/a`)).toEqual({ kind: 'goes', target: '' });
    }
  });

  it('leaves out by its own patterns, from its path', async () => {
    const rule = await oneRule({
      path: `${root}/src`,
      action: 'sync',
      target: '/app',
      ignore: ['node_modules/', '**/*.log', '!a/keep.log'],
    });
    expect(rule.judge(`${root}/src/node_modules/x/y`)).toEqual({
      kind: 'ignored',
      by: { text: 'node_modules/', place: { kind: 'rule' } },
    });
    expect(rule.judge(`${root}/src/a/node_modules/x`).kind).toBe('goes');
    expect(rule.judge(`${root}/src/a/b.log`)).toMatchObject({ kind: 'ignored', by: { text: '**/*.log' } });
    expect(rule.judge(`${root}/src/a/keep.log`).kind).toBe('goes');
    expect(rule.coversFolder(`${root}/src/node_modules`)).toBe(true);
    expect(rule.coversFolder(`${root}/src/a`)).toBe(false);
    expect(rule.coversFolder(`${root}/other`)).toBe(true);
    expect(rule.coversFolder(root)).toBe(false);
  });

  it('takes only what it includes', async () => {
    const rule = await oneRule({ path: root, action: 'sync', target: '/app', include: ['*.py', 'lib'] });
    expect(rule.judge(`${root}/a.py`).kind).toBe('goes');
    expect(rule.judge(`${root}/lib/x.js`).kind).toBe('goes');
    expect(rule.judge(`${root}/x.js`)).toEqual({ kind: 'outside' });
  });

  it('leaves out what editors make for a moment, by patterns of Compose', async () => {
    const rule = await oneRule({ path: root, action: 'sync', target: '/app' });
    const left = ['a.py~', '.a.py.swp', '.#a', '#a#', '4913', '.idea/x.xml', 'a___jb_tmp___', 'x-go-tmp-umask'];
    for (const name of left) {
      expect(rule.judge(join(root, 'deep', name))).toMatchObject({
        kind: 'ignored',
        by: { place: { kind: 'compose' } },
      });
    }
    expect(rule.judge(`${root}/.git/HEAD`).kind).toBe('goes');
  });

  it('leaves alone what is mounted, but only for sync and sync+restart', async () => {
    const mount = (source: string): TreeMap => ({ volumes: [{ type: 'bind', source, target: '/app' }] });
    const rule = (action: string) => ({ path: `${root}/src`, action, target: '/app' });
    for (const [action, source, isMounted] of [
      ['sync', root, true],
      ['sync+restart', `${root}/src`, true],
      ['sync', `${root}/src/deeper`, false],
      ['sync', `${root}/sr`, false],
      ['sync+exec', root, false],
      ['rebuild', root, false],
    ] as const) {
      expect((await oneRule(rule(action), mount(source))).bindMounted).toBe(isMounted);
    }
    const volume = { volumes: [{ type: 'volume', source: 'v', target: '/app' }] };
    expect((await oneRule(rule('sync'), volume)).bindMounted).toBe(false);
  });
});

describe('the ignore files of a build', () => {
  const rule = () => ({ path: root, action: 'sync', target: '/app' });

  it('leave out what they say, with file and line', async () => {
    await writeFile(join(root, '.dockerignore'), '# built\n/dist/\n');
    expect(await verdictOf(rule(), `${root}/dist/main.js`)).toEqual({
      kind: 'ignored',
      by: { text: 'dist', place: { kind: 'file', file: join(root, '.dockerignore'), line: 2 } },
    });
  });

  it('count from the context, not from the path of the rule', async () => {
    await mkdir(join(root, 'src'));
    await writeFile(join(root, '.dockerignore'), 'dist\n');
    const inner = { path: `${root}/src`, action: 'sync', target: '/app' };
    expect(await verdictOf(inner, `${root}/src/dist/a`)).toMatchObject({ kind: 'goes' });
  });

  it('are those of the Dockerfile first, since 2.30', async () => {
    await writeFile(join(root, '.dockerignore'), 'a\n');
    await writeFile(join(root, 'Dockerfile.dockerignore'), 'b\n');
    const old = { ...NEWEST_HABITS, ownIgnoreFiles: false };
    expect((await verdictOf(rule(), `${root}/a`)).kind).toBe('goes');
    expect((await verdictOf(rule(), `${root}/b`)).kind).toBe('ignored');
    expect((await verdictOf(rule(), `${root}/a`, {}, old)).kind).toBe('ignored');
    expect((await verdictOf(rule(), `${root}/b`, {}, old)).kind).toBe('goes');
  });

  it('with a star among them leave out nothing, since 2.30', async () => {
    await writeFile(join(root, '.dockerignore'), '*\nother\n!src\n');
    const old = { ...NEWEST_HABITS, starKeepsExceptions: false };
    expect((await verdictOf(rule(), `${root}/other`)).kind).toBe('goes');
    expect((await verdictOf(rule(), `${root}/other`, {}, old)).kind).toBe('ignored');
    expect((await verdictOf(rule(), `${root}/src/a`, {}, old)).kind).toBe('goes');
    expect((await verdictOf({ ...rule(), include: ['*'] }, `${root}/a.py`)).kind).toBe('outside');
  });

  it('say nothing for a service that is not built', async () => {
    await writeFile(join(root, '.dockerignore'), '**\n');
    expect((await verdictOf(rule(), `${root}/a`, { build: null })).kind).toBe('goes');
  });
});

describe('the rules of a project', () => {
  it('come in order, each with its place in its service', async () => {
    const rule = (path: string) => ({ path: join(root, path), action: 'sync', target: '/app' });
    const rules = await loadRules(projectOf(watching([rule('a'), rule('b')]), { image: 'x' }, watching([rule('c')])));
    expect(rules.map(({ service, index, path }) => [service, index, path.slice(root.length)])).toEqual([
      ['s0', 0, '/a'],
      ['s0', 1, '/b'],
      ['s2', 0, '/c'],
    ]);
  });
});
