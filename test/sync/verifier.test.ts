import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHasher } from '../../src/files/hasher.ts';
import type { Mount } from '../../src/model/container.ts';
import type { PathStat } from '../../src/model/ports.ts';
import { fail, ok } from '../../src/model/result.ts';
import { Ledger, type LedgerRule } from '../../src/sync/ledger.ts';
import { createVerifier } from '../../src/sync/verifier.ts';
import { fakeEngine } from '../session/fakes.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-verifier-'));
});
const hasher = createHasher();
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => hasher.close());

const rule = (index: number, action: LedgerRule['action']): LedgerRule => ({
  service: 'api',
  index,
  action,
  judge: (path) => ({ kind: 'goes', target: action === 'rebuild' ? '' : `/app/${path.slice(folder.length + 1)}` }),
});

/** A verifier on files of a folder, and on containers that hold what the test says. */
function open(options: { readonly mounts?: readonly Mount[]; readonly ids?: readonly string[] } = {}) {
  const there = new Map<string, PathStat>();
  const { engine } = fakeEngine();
  const ledger = new Ledger();
  ledger.follow([rule(0, 'sync')]);
  ledger.watch([]);
  let looks = 0;
  const verifier = createVerifier({
    engine: { ...engine, stat: async (container, path) => ok(there.get(`${container} ${path}`) ?? null) },
    hasher,
    ledger,
    containers: () => (options.ids ?? ['c1']).map((id) => ({ id, mounts: options.mounts ?? [] })),
    looked: () => looks++,
  });
  async function save(file: string, text: string, at = Date.now()) {
    await writeFile(join(folder, file), text);
    ledger.change({ file: join(folder, file), change: 'written', at });
  }
  async function arrive(container: string, file: string) {
    const { size, mtimeMs } = await stat(join(folder, file));
    there.set(`${container} /app/${file}`, {
      kind: 'file',
      size,
      modifiedAt: Math.floor(mtimeMs / 1000) * 1000,
      linkTarget: '',
    });
  }
  const known = () => ledger.entries().map(({ state, problem }) => [state, problem?.kind ?? null]);
  return { there, engine, ledger, verifier, save, arrive, known, looks: () => looks };
}

const LATE = Number.POSITIVE_INFINITY;

describe('a verifier', () => {
  it('calls a file verified only when every container has it as it is here', async () => {
    const { verifier, save, arrive, known } = open({ ids: ['c1', 'c2'] });
    await save('a.py', 'x');
    await arrive('c1', 'a.py');
    await verifier.recheck('api', 0);
    expect(known()).toEqual([['saved', null]]);
    await arrive('c2', 'a.py');
    await verifier.recheck('api', 0);
    expect(known()).toEqual([['verified', null]]);
  });

  it('does not take another size, another kind or another link for the file', async () => {
    const { there, verifier, save, ledger, known } = open();
    await save('a.py', 'xx');
    const now = Math.floor(Date.now() / 1000) * 1000;
    there.set('c1 /app/a.py', { kind: 'file', size: 3, modifiedAt: now, linkTarget: '' });
    await symlink('a.py', join(folder, 'link'));
    ledger.change({ file: join(folder, 'link'), change: 'written', at: 1 });
    there.set('c1 /app/link', { kind: 'file', size: 2, modifiedAt: now, linkTarget: '' });
    await verifier.recheck('api', LATE);
    expect(known()).toEqual([
      ['failed', 'unnoticed'],
      ['failed', 'unnoticed'],
    ]);
  });

  it('sees that a deleted file is gone there', async () => {
    const { verifier, ledger, known } = open();
    ledger.change({ file: join(folder, 'gone.py'), change: 'deleted', at: 1 });
    await verifier.recheck('api', 0);
    expect(known()).toEqual([['removed', null]]);
  });

  it('says what the container has when a file that was sent is not it', async () => {
    const { there, verifier, ledger, save, known } = open();
    await save('a.py', 'xx');
    ledger.notice('api', ['sync'], 1);
    there.set('c1 /app/a.py', { kind: 'file', size: 9, modifiedAt: 0, linkTarget: '' });
    await verifier.recheck('api', LATE);
    expect(known()).toEqual([['failed', 'differs']]);
    expect(ledger.entries()[0]?.problem).toEqual({ kind: 'differs', container: 'c1', size: 9 });
  });

  it('gives up on a service without containers, and on a rebuild that never began', async () => {
    const { verifier, ledger, save, known } = open({ ids: [] });
    ledger.follow([rule(0, 'sync'), rule(1, 'rebuild')]);
    await save('a.py', 'x', 1);
    await verifier.recheck('api', 100);
    expect(known()).toEqual([
      ['failed', 'no-container'],
      ['failed', 'unnoticed'],
    ]);
    expect(ledger.isBusy).toBe(false);
    ledger.notice('api', ['rebuild'], 200);
    expect(known()[1]).toEqual(['noticed', null]);
  });

  it('never calls what lies under a tmpfs verified', async () => {
    const mounts = [{ type: 'tmpfs', source: '', target: '/app', readOnly: false }];
    const { verifier, save, arrive, known } = open({ mounts });
    await save('a.py', 'x');
    await arrive('c1', 'a.py');
    verifier.received('api');
    await verifier.recheck('api', LATE);
    expect(known()).toEqual([['failed', 'in-memory']]);
  });

  it('says that a container could not be asked', async () => {
    const { ledger, save, known, engine } = open();
    const broken = createVerifier({
      engine: { ...engine, stat: async () => fail({ kind: 'failed', host: 'h', detail: 'gone' }) },
      hasher,
      ledger,
      containers: () => [{ id: 'c1', mounts: [] }],
      looked: () => {},
    });
    await save('a.py', 'x');
    ledger.notice('api', ['sync'], 1);
    await broken.recheck('api', LATE);
    expect(known()).toEqual([['failed', 'unreachable']]);
  });

  it('finds what a container that was made anew has lost, and leaves the times of the rest', async () => {
    const { there, verifier, save, arrive, ledger, known } = open();
    await save('a.py', 'x');
    await save('b.py', 'x');
    await Promise.all([arrive('c1', 'a.py'), arrive('c1', 'b.py')]);
    await verifier.recheck('api', 0);
    const settled = ledger.entries()[0]?.settledAt;
    there.delete('c1 /app/b.py');
    await verifier.recreated('api');
    expect(known()).toEqual([
      ['verified', null],
      ['failed', 'lost'],
    ]);
    expect(ledger.entries()[0]?.settledAt).toBe(settled);
  });
});
