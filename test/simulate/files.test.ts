import { cp, mkdtemp, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packFiles, readTar } from '../../src/files/tar.ts';
import type { Container } from '../../src/model/container.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Compose, Engine, ExecRequest } from '../../src/model/ports.ts';
import type { Clock } from '../../src/simulate/clock.ts';
import { openSimulation } from '../../src/simulate/open.ts';

const { signal } = new AbortController();

let parent: string;
let directory: string;
let stop: AbortController;
let simulation: { readonly engine: Engine; readonly compose: Compose };
let facts: Fact[];
let backend: Container;

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'dogwatch-simulated-'));
  directory = path.join(parent, 'ai-pic');
  await cp('examples/ai-pic', directory, { recursive: true, preserveTimestamps: true });
  await symlink('main.py', path.join(directory, 'backend/app/link.py'));
  await writeFile(path.join(directory, 'backend/app/large.bin'), Buffer.alloc(300_000, 'x'));
  stop = new AbortController();
  facts = [];
  simulation = await openSimulation({ scenario: 'smooth', directory, started: true, clock: quickClock() });
  void simulation.engine.follow('ai-pic', (fact) => void facts.push(fact), stop.signal);
  backend = container('backend');
});

afterEach(async () => {
  stop.abort();
  await simulation.engine.close();
  await simulation.compose.close();
  await rm(parent, { recursive: true, force: true });
});

describe('the files of a simulated container', () => {
  it('are those that its image was built from', async () => {
    await writeFile(inProject('app/main.py'), 'newer\n');
    await unlink(inProject('alembic.ini'));
    expect((await read(backend.id, '/app/app/main.py'))['main.py']).toContain('FastAPI');
    expect(await statOf('/app/alembic.ini')).toMatchObject({ kind: 'file' });
    expect(await statOf('/app/app')).toMatchObject({ kind: 'directory' });
    expect(await statOf('/')).toMatchObject({ kind: 'directory' });
    expect(await statOf('/app/app/link.py')).toMatchObject({ kind: 'link', linkTarget: '/app/app/main.py' });
    expect(await statOf('/app/Dockerfile')).toBeNull();
    expect(await statOf('/app/app/main.py/under')).toBeNull();
    expect(await statOf('/app/app/main.py', container('proxy').id)).toBeNull();
    expect(await statOf('/app', 'no-such-container')).toBeNull();
  });

  it('come as an archive: a folder with all that is in it, links as they are written', async () => {
    const found = await read(backend.name, '/app/app');
    expect(Object.keys(found)).toEqual(expect.arrayContaining(['app', 'app/main.py', 'app/api/items.py']));
    expect(found['app/link.py']).toBe('-> main.py');
    expect(found['app/large.bin']).toHaveLength(300_000);
    expect(await simulation.engine.readArchive(backend.id, '/nowhere', () => {}, signal)).toEqual({ kind: 'missing' });
    const abort = new AbortController();
    const end = simulation.engine.readArchive(backend.id, '/app', () => abort.abort(), abort.signal);
    expect(await end).toEqual({ kind: 'aborted' });
  });

  it('are written by an archive, which the engine tells and the program sees', async () => {
    const local = inProject('app/new file.py');
    await writeFile(local, 'new\n');
    const known = { local, kind: 'file', size: 4, mode: 0o600, linkTarget: '', uid: 0, gid: 0 } as const;
    const archive = () => packFiles([{ ...known, path: 'app/app/new file.py', modifiedAt: 1_700_000_000_900 }]);
    expect(await simulation.engine.writeArchive(backend.id, '/', archive(), signal)).toEqual({ kind: 'done' });
    expect(await statOf('/app/app/new file.py')).toEqual({
      kind: 'file',
      size: 4,
      modifiedAt: 1_700_000_000_000,
      linkTarget: '',
    });
    expect(await read(backend.id, '/app/app/new file.py')).toEqual({ 'new file.py': 'new\n' });
    expect(actions()).toContain('extract-to-dir');
    expect(await simulation.engine.writeArchive(backend.id, '/nowhere', archive(), signal)).toEqual({
      kind: 'missing',
    });
    expect(await simulation.engine.writeArchive(backend.id, '/app/app/main.py', archive(), signal)).toEqual({
      kind: 'refused',
      detail: 'extraction point is not a directory',
    });
  });

  it('go with rm', async () => {
    expect(await exec(['rm', '-rf', '/app/app/api', '/app/app/main.py'])).toEqual({
      kind: 'exited',
      code: 0,
      output: [],
    });
    expect(await statOf('/app/app/api')).toBeNull();
    expect(await statOf('/app/app/api/items.py')).toBeNull();
    expect(await statOf('/app/app/main.py')).toBeNull();
    expect(await statOf('/app/app/db.py')).toMatchObject({ kind: 'file' });
    expect(actions()).toEqual(['exec_create: rm -rf /app/app/api /app/app/main.py', 'exec_die']);
  });

  it('follow the files of the project while watch runs, and come from the image again in a new container', async () => {
    const watching = simulation.compose.run(['docker', 'compose', 'watch', '--no-up'], watchLines, stop.signal);
    await expect.poll(() => printed).toContain('Watch enabled');
    await writeFile(inProject('app/main.py'), 'newer\n');
    await expect.poll(actions, { timeout: 5000 }).toEqual(['extract-to-dir']);
    await unlink(inProject('app/db.py'));
    const gone = ['exec_create: rm -rf /app/app/db.py', 'exec_die', 'extract-to-dir'];
    await expect.poll(actions, { timeout: 5000 }).toEqual(['extract-to-dir', ...gone]);
    const main = await statOf('/app/app/main.py');
    expect(main).toMatchObject({ size: 6 });
    expect((main?.modifiedAt ?? 1) % 1000).toBe(0);
    expect(await statOf('/app/app/db.py')).toBeNull();
    expect(await read(backend.id, '/app/app/main.py')).toEqual({ 'main.py': 'newer\n' });
    stop.abort();
    await watching;
    const again = new AbortController();
    await simulation.compose.run(
      ['docker', 'compose', 'up', '-d', '--force-recreate', 'backend'],
      () => {},
      again.signal,
    );
    void simulation.engine.follow('ai-pic', (fact) => void facts.push(fact), again.signal);
    backend = container('backend');
    expect(await statOf('/app/app/db.py')).toMatchObject({ kind: 'file' });
    again.abort();
  }, 30_000);

  it('are none where the project’s folder is not there, nor is anything else', async () => {
    const nowhere = path.join(directory, 'nowhere');
    const other = await openSimulation({ scenario: 'smooth', directory: nowhere, started: true });
    expect(await other.engine.stat(backend.name, '/app/app/main.py', signal)).toEqual({ ok: true, value: null });
    await other.engine.close();
  });
});

describe('a simulated command', () => {
  it('says that it is simulated, and does not run where nothing can', async () => {
    expect(await exec(['python', '-V'])).toMatchObject({ code: 0, output: [expect.stringContaining('[simulated]')] });
    expect(await exec(['true'], 'no-such')).toEqual({ kind: 'failed', detail: 'No such container: no-such' });
    const adminer = container('adminer').id;
    expect(await exec(['true'], adminer)).toEqual({ kind: 'failed', detail: `container ${adminer} is not running` });
  });
});

describe('the layers of a simulated image', () => {
  it('read as a real history does, the newest first', async () => {
    const layers = await simulation.engine.layers('backend:latest');
    if (!layers.ok) throw new Error('no layers');
    expect(layers.value.map(({ instruction }) => instruction)).toEqual([
      'RUN /bin/sh -c uv sync # buildkit',
      'COPY ./app /app/app # buildkit',
      'COPY ./worker /app/worker # buildkit',
      'COPY ./scripts /app/scripts # buildkit',
      'COPY ./pyproject.toml ./uv.lock ./alembic.ini /app/ # buildkit',
      'RUN /bin/sh -c uv sync --no-install-project # buildkit',
      'COPY /uv /uvx /bin/ # buildkit',
      'WORKDIR /app/',
      "# debian.sh --arch 'amd64' out/ 'bookworm'",
    ]);
    expect(await simulation.engine.layers('adminer:latest')).toMatchObject({ ok: true });
    expect(await simulation.engine.layers('nothing')).toMatchObject({
      problem: { detail: 'No such image: nothing:latest' },
    });
  });
});

/** Time goes twenty times as fast. */
function quickClock(): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * 20,
    after(ms, action) {
      const timer = setTimeout(action, ms / 20);
      return () => clearTimeout(timer);
    },
  };
}

let printed: string[] = [];
function watchLines(event: { readonly kind: string; readonly text?: string }): void {
  printed = [...printed, event.text ?? ''];
}

function inProject(name: string): string {
  return path.join(directory, 'backend', name);
}

function container(service: string): Container {
  const listed = facts.findLast((fact) => fact.type === 'containers.listed');
  const found = listed?.containers.find((candidate) => candidate.service === service);
  if (!found) throw new Error(`no container of ${service}`);
  return found;
}

/** What the engine told of the backend, without health probes. */
function actions(): readonly string[] {
  return facts.flatMap((fact) =>
    fact.type === 'engine.event' && fact.event.service === 'backend' && !fact.event.action.startsWith('health')
      ? [fact.event.action]
      : [],
  );
}

function exec(argv: readonly string[], id = backend.id) {
  const request: ExecRequest = { argv, user: '', privileged: false, workingDirectory: '', environment: [] };
  return simulation.engine.exec(id, request, signal);
}

async function statOf(name: string, id = backend.id) {
  const found = await simulation.engine.stat(id, name, signal);
  return found.ok ? found.value : undefined;
}

/** The entries of an archive by path: content, or where a link leads. */
async function read(id: string, name: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  const reader = readTar(async (entry, content) => {
    const text = Buffer.concat(await Array.fromAsync(content)).toString();
    found[entry.path] = entry.kind === 'link' ? `-> ${entry.linkTarget}` : text;
  });
  const end = await simulation.engine.readArchive(id, name, (chunk) => reader.write(chunk), signal);
  expect(end).toEqual({ kind: 'done' });
  await reader.end();
  return found;
}
