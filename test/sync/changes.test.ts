import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asContainer, type Project } from '../../src/model/project.ts';
import { watchChanges } from '../../src/sync/changes.ts';
import { watchInThread } from '../../src/sync/changes-thread.ts';
import { loadRules, NEWEST_HABITS } from '../../src/sync/rules.ts';
import { project } from '../example-project.ts';

let folder = '';
let stop: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-changes-'));
  await mkdir(join(folder, 'src/skipped'), { recursive: true });
  await writeFile(join(folder, 'src/old.py'), 'x');
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await rm(folder, { recursive: true, force: true });
});

const write = (file: string) => writeFile(join(folder, 'src', file), `${file} ${Math.random()}`);

describe('watchChanges', () => {
  /** The changes that are told, once the watching is ready: each file with its last change. */
  async function open(path = 'src') {
    const told = new Map<string, string>();
    const skipsFolder = (name: string) => name.endsWith('skipped');
    const watching = watchChanges(
      { paths: [join(folder, path)], skipsFolder },
      (changes) => {
        for (const { file, change } of changes) told.set(file.slice(folder.length + 1), change);
      },
      stop.signal,
    );
    await watching.ready;
    return { told, watching };
  }

  it('tells what is written, renamed over, linked and deleted, and nothing of what was there', async () => {
    const { told } = await open();
    await write('new 文件.py');
    await write('.old.tmp');
    await rename(join(folder, 'src/.old.tmp'), join(folder, 'src/old.py'));
    await symlink('/etc/passwd', join(folder, 'src/link'));
    await write('gone.py');
    await vi.waitFor(() => expect(told.get('src/gone.py')).toBe('written'), 5000);
    await rm(join(folder, 'src/gone.py'));
    await vi.waitFor(() => expect(told.get('src/gone.py')).toBe('deleted'), 5000);
    expect(told.get('src/new 文件.py')).toBe('written');
    expect(told.get('src/old.py')).toBe('written');
    expect(told.get('src/link')).toBe('written');
  });

  it('does not look into folders that are left out', async () => {
    const { told } = await open();
    await write('skipped/a.py');
    await write('last.py');
    await vi.waitFor(() => expect(told.get('src/last.py')).toBe('written'), 5000);
    expect([...told.keys()]).toEqual(['src/last.py']);
  });

  it('waits for a path that does not exist yet, and ends when it is told to', async () => {
    const { told, watching } = await open('later');
    await mkdir(join(folder, 'later'));
    await writeFile(join(folder, 'later/a.py'), 'x');
    await vi.waitFor(() => expect(told.get('later/a.py')).toBe('written'), 5000);
    stop.abort();
    await watching.closed;
  });
});

describe('watchInThread', () => {
  it('tells the same from a thread, by rules that it loads itself, and ends with it', async () => {
    const [backend] = project.services.filter(({ name }) => name === 'backend');
    if (!backend) throw new Error('no backend');
    const rule = {
      service: 'backend',
      path: join(folder, 'src'),
      action: 'sync',
      target: '/app',
      ignore: ['skipped'],
      include: [],
      initialSync: false,
      exec: [],
      execAs: asContainer,
    } as const;
    const own: Project = { ...project, services: [{ ...backend, build: null, watch: [rule] }] };
    const told = new Set<string>();
    const rules = await loadRules(own);
    const watching = watchInThread(
      rules,
      { project: own, habits: NEWEST_HABITS },
      (changes) => {
        for (const { file } of changes) told.add(file.slice(folder.length + 1));
      },
      stop.signal,
    );
    // The thread does not say when it is ready.
    await vi.waitFor(async () => {
      await write('skipped/a.py');
      await write('a.py');
      expect(told.has('src/a.py')).toBe(true);
    }, 10_000);
    expect([...told]).toEqual(['src/a.py']);
    stop.abort();
    await watching.closed;
  });
});
