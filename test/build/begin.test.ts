import { hash } from 'node:crypto';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { beginBuild } from '../../src/build/begin.ts';
import { salted } from '../../src/build/secret.ts';
import { createHasher } from '../../src/files/hasher.ts';
import type { BuildSpec } from '../../src/model/project.ts';
import { folder } from '../compose/folder.ts';

const DOCKERFILE = 'FROM bb\nCOPY package.json /\nCOPY src /src\nCOPY .env /\n';
const FILES = {
  Dockerfile: DOCKERFILE,
  '.dockerignore': '**/*.log\nsrc/tmp\n!src/tmp/keep\n',
  'package.json': '{}',
  'other.txt': 'not copied',
  'src/main.py': 'main',
  'src/run.log': 'ignored',
  'src/tmp/drop': 'ignored',
  'src/tmp/keep': 'kept',
  '.env': 'TOKEN=1',
};

const sha256 = (text: string) => hash('sha256', text);

function begin(directory: string, build: Partial<BuildSpec> = {}) {
  const hasher = createHasher();
  onTestFinished(hasher.close);
  const spec = { context: directory, dockerfile: 'Dockerfile', target: '', args: {}, contexts: {}, noCache: false };
  return beginBuild({ ...spec, ...build }, { hasher, salt: salted('salt'), signal: new AbortController().signal });
}

it('lists and hashes what the instructions take, and nothing else', async () => {
  const directory = folder(FILES);
  symlinkSync('main.py', join(directory, 'src/link'));
  mkdirSync(join(directory, 'src/empty'));
  chmodSync(join(directory, 'src/main.py'), 0o640);
  const files = (await (await begin(directory)).files())[''];
  expect(files?.complete).toBe(true);
  expect(files?.files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'file .env',
    'file package.json',
    'folder src',
    'folder src/empty',
    'link src/link',
    'file src/main.py',
    'file src/tmp/keep',
  ]);
  const of = (path: string) => files?.files.find((file) => file.path === path);
  expect(of('src/main.py')).toMatchObject({ mode: 0o640, size: 4, key: sha256('main') });
  expect(of('src/link')?.key).toBe('main.py');
  expect(of('.env')).toMatchObject({ size: 0, modifiedAt: 0, key: salted('salt')(sha256('TOKEN=1')) });
});

it('does not know the content of a file that was changed meanwhile', async () => {
  const directory = folder(FILES);
  const begun = await begin(directory);
  writeFileSync(join(directory, 'src/main.py'), 'main, and more');
  const files = (await begun.files())['']?.files ?? [];
  expect(files.find(({ path }) => path === 'src/main.py')?.key).toBeNull();
  expect(files.find(({ path }) => path === 'package.json')?.key).toBe(sha256('{}'));
});

it('knows nothing of a Dockerfile that is not here', async () => {
  for (const build of [{ context: 'https://example.com/a.git' }, { dockerfile: '' }, { dockerfile: 'Missing' }]) {
    const begun = await begin(folder(FILES), build);
    expect([begun.plan, await begun.files()]).toEqual([[], {}]);
  }
});

it('looks into named contexts', async () => {
  const docs = folder({ 'a.md': 'a', '.dockerignore': 'b.md', 'b.md': 'b' });
  const directory = folder({ Dockerfile: 'FROM bb\nCOPY --from=docs . /docs\nCOPY --from=far . /far\n' });
  const found = await (await begin(directory, { contexts: { docs, far: 'https://example.com/a.git' } })).files();
  expect(found.docs?.files.map(({ path }) => path)).toEqual(['.dockerignore', 'a.md']);
  expect(found.far).toEqual({ files: [], complete: false });
});
