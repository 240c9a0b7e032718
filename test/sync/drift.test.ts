import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHasher, type Hasher } from '../../src/files/hasher.ts';
import type { ContainerDrift } from '../../src/model/drift.ts';
import type { Engine } from '../../src/model/ports.ts';
import { asContainer } from '../../src/model/project.ts';
import { ok } from '../../src/model/result.ts';
import { compareService, DRIFT_LIMITS } from '../../src/sync/drift.ts';
import type { LoadedRule } from '../../src/sync/rules.ts';
import { fakeEngine, runningContainer } from '../session/fakes.ts';

let folder = '';
let hasher: Hasher;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dogwatch-drift-'));
  hasher = createHasher();
});

afterEach(async () => {
  await hasher.close();
  await rm(folder, { recursive: true, force: true });
});

/** An engine whose containers have these files under `/app`. `read` is called before each archive. */
function engineWith(files: Readonly<Record<string, string>>, changes: Partial<Engine> = {}, read = async () => {}) {
  const asked: string[] = [];
  const engine: Engine = {
    ...fakeEngine().engine,
    stat: async () => ok({ kind: 'directory', size: 0, modifiedAt: 0, linkTarget: '' }),
    async readArchive(container, path, sink, signal) {
      asked.push(`${container} ${path}`);
      await read();
      const tar = pack();
      for (const [name, content] of Object.entries(files))
        tar.entry({ name: `./${name}`, mtime: new Date(1000) }, content);
      tar.entry({ name: './twin', type: 'link', linkname: './main.py' });
      tar.finalize();
      for await (const chunk of tar as AsyncIterable<Uint8Array>) {
        if (signal.aborted) return { kind: 'aborted' };
        await sink(chunk);
      }
      return { kind: 'done' };
    },
    ...changes,
  };
  return { engine, asked };
}

function rule(target = '/app'): LoadedRule {
  return {
    ...{ service: 'app', path: folder, action: 'sync', target, ignore: [], include: [], initialSync: false, exec: [] },
    ...{ execAs: asContainer, index: 0, bindMounted: false, coversFolder: () => false },
    judge: (path) => ({ kind: 'goes', target: target + path.slice(folder.length) }),
  };
}

async function compare(
  engine: Engine,
  changes: {
    readonly limits?: typeof DRIFT_LIMITS;
    readonly signal?: AbortSignal;
    readonly rules?: readonly LoadedRule[];
    readonly mount?: string;
  } = {},
) {
  const { limits = DRIFT_LIMITS, signal = new AbortController().signal, rules = [rule()], mount } = changes;
  const mounts = mount === undefined ? [] : [{ type: 'bind', source: mount, target: '/app', readOnly: false }];
  const containers = ['one', 'two'].map((id, at) => runningContainer(id, 'app', { number: at + 1, mounts }));
  const found: ContainerDrift[] = [];
  for await (const drift of compareService({ engine, hasher, limits }, containers, rules, signal)) found.push(drift);
  return found;
}

describe('the comparison of a service', () => {
  it('reads each container by one archive, and knows another name of the same file', async () => {
    await writeFile(join(folder, 'main.py'), 'print(1)');
    await writeFile(join(folder, 'twin'), 'print(2)');
    const { engine, asked } = engineWith({ 'main.py': 'print(1)', 'gone.py': '' });
    const found = await compare(engine);
    expect(asked).toEqual(['one /app/.', 'two /app/.']);
    expect(found.map(({ container, number }) => [container, number])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
    expect(found[0]?.rules[0]?.differ.map(({ state, target }) => `${state} ${target}`)).toEqual([
      'extra /app/gone.py',
      'changed /app/twin',
    ]);
    expect(found[0]?.rules[0]).toMatchObject({ compared: 2, differing: 2, gap: null });
    await writeFile(join(folder, 'twin'), 'print(1)');
    expect((await compare(engine))[0]?.rules[0]?.differ.map(({ target }) => target)).toEqual(['/app/gone.py']);
  });

  it('tells nothing of a file that is saved meanwhile', async () => {
    await mkdir(join(folder, 'pkg'));
    for (const name of ['main.py', 'twin', 'pkg/same.py']) await writeFile(join(folder, name), 'old');
    const { engine } = engineWith({ 'main.py': 'new text', 'made.py': 'x', 'pkg/same.py': 'other' }, {}, async () => {
      await appendFile(join(folder, 'main.py'), '!');
      await writeFile(join(folder, 'made.py'), 'x');
    });
    const [first] = await compare(engine);
    expect(first?.rules[0]?.differ.map(({ target }) => target)).toEqual(['/app/pkg/same.py', '/app/twin']);
  });

  it('gives up on a target that is too large, by its bytes or by its files', async () => {
    await writeFile(join(folder, 'main.py'), 'x');
    const { engine } = engineWith({ a: 'x'.repeat(5000), b: '', c: '' });
    const gaps = await Promise.all(
      [
        { bytes: 2000, files: 100 },
        { bytes: 1e6, files: 2 },
        { bytes: 1e6, files: 0 },
      ].map(async (limits) => {
        const [first] = await compare(engine, { limits });
        return first?.rules[0];
      }),
    );
    for (const found of gaps) expect(found).toMatchObject({ gap: { kind: 'too-large' }, differ: [], compared: 0 });
    expect(gaps[2]?.gap).toEqual({ kind: 'too-large', bytes: 0, files: 1 });
  });

  it('says why it could not be made', async () => {
    await writeFile(join(folder, 'main.py'), 'x');
    const { engine } = engineWith({}, { readArchive: async () => ({ kind: 'refused', detail: 'no such driver' }) });
    expect((await compare(engine))[0]?.rules[0]?.gap).toEqual({ kind: 'failed', detail: 'no such driver' });
    const missing = { ...rule(), path: join(folder, 'nowhere') };
    expect((await compare(engine, { rules: [missing] }))[0]?.rules[0]?.gap).toEqual({ kind: 'no-path' });
    const torn = engineWith(
      {},
      {
        async readArchive(_container, _path, sink) {
          await sink(Buffer.alloc(1024, 'no tar'));
          return { kind: 'done' };
        },
      },
    );
    expect((await compare(torn.engine))[0]?.rules[0]?.gap).toMatchObject({ kind: 'failed' });
  });

  it('reads nothing of a path that is mounted, by the rule or by the container', async () => {
    const { engine, asked } = engineWith({});
    const found = [
      ...(await compare(engine, { rules: [{ ...rule(), bindMounted: true }] })),
      ...(await compare(engine, { mount: folder })),
      ...(await compare(engine, { mount: `/host_mnt${folder}` })),
    ];
    expect(found.map(({ rules }) => rules[0]?.gap)).toEqual(Array(6).fill({ kind: 'bind-mounted' }));
    expect(asked).toEqual([]);
  });

  it('has everything missing where the target is, links among it', async () => {
    await writeFile(join(folder, 'main.py'), 'x');
    await symlink('/etc', join(folder, 'out'));
    const { engine } = engineWith({}, { stat: async () => ok(null) });
    const [first] = await compare(engine);
    expect(first?.rules[0]?.differ.map(({ state, target }) => `${state} ${target}`)).toEqual([
      'missing /app/main.py',
      'missing /app/out',
    ]);
  });

  it('leaves rules that copy nothing alone, and stops when it is told to', async () => {
    const { engine, asked } = engineWith({});
    expect((await compare(engine, { rules: [{ ...rule(), action: 'rebuild' }] }))[0]?.rules).toEqual([]);
    expect(asked).toEqual([]);
    const abort = new AbortController();
    const stopped = engineWith({}, {}, async () => abort.abort());
    expect(await compare(stopped.engine, { signal: abort.signal })).toEqual([]);
    expect(stopped.asked).toHaveLength(1);
  });
});
