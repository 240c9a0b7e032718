import { appendFile, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { describeReal } from './engine-required.ts';

const launch = join(import.meta.dirname, '../../bin/launch.js');
const name = `dwdrift-${process.pid}`;

const compose = `
name: ${name}
services:
  app:
    build: .
    command: sleep 10000
    init: false
    stop_grace_period: 0s
    deploy: { replicas: 2 }
    volumes: [uploads:/app/uploads]
    develop:
      watch:
        - { path: ./src, action: sync, target: /app, ignore: [secret/] }
        - { path: ./src/static, action: sync+restart, target: /srv/static }
        - { path: ./nowhere, action: sync, target: /never }
  mounted:
    image: bb:latest
    command: sleep 10000
    stop_grace_period: 0s
    volumes: [./src:/code]
    develop:
      watch:
        - { path: ./src, action: sync+exec, target: /code, exec: { command: "true" } }
  plain:
    image: bb:latest
    profiles: [never]
volumes:
  uploads:
`;

/** Of `src` the build leaves out the notes, and makes a file of its own. */
const dockerfile = `
FROM bb:latest
WORKDIR /app
COPY src/ /app/
COPY src/static /srv/static
RUN rm -rf /app/notes && sleep 1 && echo 1.0 > /app/version.txt && mkdir -p /app/dist && echo made > /app/dist/out.js
`;

const FILES: Readonly<Record<string, string>> = {
  'main.py': 'print("one")\n',
  'pkg/util.py': 'value = 1\n',
  'pkg/gone.py': 'gone = True\n',
  'static/site.css': 'body {}\n',
  '数据/你好 世界.txt': '内容\n',
  'it\'s "quoted".txt': 'quotes\n',
  'notes/todo.md': 'later\n',
  'secret/key.pem': 'never\n',
  'cache.tmp': 'ignored by .dockerignore\n',
};

type Rule = {
  readonly path: string;
  readonly action: string;
  readonly target: string;
  readonly differ: readonly {
    readonly file: string;
    readonly state: string;
    readonly local: unknown;
    readonly container: unknown;
  }[];
  readonly compared: number;
  readonly ignored: number;
};
type Service = { readonly service: string; readonly container: string; readonly rules: readonly Rule[] };

describeReal('dogwatch drift', () => {
  let folder = '';
  const at = (path: string) => join(folder, 'src', path);
  const docker = (...words: readonly string[]) => execa('docker', words, { cwd: folder });
  const inside = (...words: readonly string[]) => docker('exec', `${name}-app-1`, 'sh', '-c', ...words);
  const dogwatch = (...words: readonly string[]) =>
    execa(process.execPath, [launch, ...words], {
      cwd: folder,
      env: { FORCE_COLOR: '0', LC_ALL: 'C.UTF-8' },
      reject: false,
      stdin: 'ignore',
    });

  /** What differs in the containers of `app`: `1 changed main.py`, and how the program ended. */
  async function drift(): Promise<{
    readonly lines: readonly string[];
    readonly exitCode: number | undefined;
    readonly services: readonly Service[];
  }> {
    const { stdout, exitCode } = await dogwatch('drift', 'app', '--json');
    const { services }: { services: readonly Service[] } = JSON.parse(stdout);
    const lines = services.flatMap(({ container, rules }) =>
      rules.flatMap(({ differ }) =>
        differ.map(({ file, state }) => `${container.at(-1)} ${state} ${file.slice(join(folder, 'src').length + 1)}`),
      ),
    );
    return { lines, exitCode, services };
  }

  async function writeAll() {
    for (const [path, content] of Object.entries(FILES)) {
      await mkdir(join(at(path), '..'), { recursive: true });
      await writeFile(at(path), content);
    }
    await rm(at('leads'), { force: true });
    await symlink('pkg/util.py', at('leads'));
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dwdrift-'));
    await writeAll();
    await writeFile(join(folder, 'compose.yaml'), compose);
    await writeFile(join(folder, 'Dockerfile'), dockerfile);
    await writeFile(join(folder, '.dockerignore'), '**/*.tmp\n');
    await docker('compose', 'up', '-d', '--build');
  });

  afterEach(async () => {
    await rm(join(folder, 'src'), { recursive: true, force: true });
    await writeAll();
    await docker('compose', 'up', '-d', '--build', '--force-recreate');
  });

  afterAll(async () => {
    await docker('compose', 'down', '-v', '--rmi', 'local', '-t', '0');
    await rm(folder, { recursive: true, force: true });
  });

  test('a fresh build differs in nothing, whatever the Dockerfile leaves out or makes', async () => {
    await inside(
      'mkdir -p /app/pkg/__pycache__ /app/.venv/lib /app/uploads && echo x | tee /app/pkg/__pycache__/util.pyc /app/.venv/lib/y /app/uploads/photo.jpg /app/app.log',
    );
    const { lines, exitCode, services } = await drift();
    expect([lines, exitCode]).toEqual([[], 0]);
    expect(services.map(({ container }) => container)).toEqual([`${name}-app-1`, `${name}-app-2`]);
    // Nine files of `src` and a link: without what the build left out, what the rule ignores, and what .dockerignore does.
    expect(services[0]?.rules.map(({ compared, ignored }) => [compared, ignored])).toEqual([
      [7, 2],
      [1, 0],
      [0, 0],
    ]);
  });

  test('a rule whose path does not exist, and a path that is mounted, are said so', async () => {
    const app = await dogwatch('drift', 'app');
    expect(app.stderr).toContain(`dogwatch: ${name}-app-1: nowhere does not exist`);
    const mounted = await dogwatch('drift', 'mounted');
    expect(mounted.stderr).toContain('bind-mounted');
    expect(mounted.exitCode).toBe(0);
    const plain = await dogwatch('drift', 'plain', '--json');
    expect([JSON.parse(plain.stdout), plain.exitCode]).toEqual([{ services: [] }, 0]);
    expect(plain.stderr).toContain('no sync rule');
  });

  test('edits, new and deleted files, links and files made in the container are told from each other, in each replica', async () => {
    await writeFile(at('main.py'), 'print("two")\n');
    await writeFile(at('static/site.css'), 'body { margin: 0 }\n');
    await writeFile(at('数据/新 文件.txt'), '新\n');
    await rm(at('pkg/gone.py'));
    await rm(at('leads'));
    await symlink('main.py', at('leads'));
    await writeFile(at('secret/more.pem'), 'ignored\n');
    await writeFile(at('other.tmp'), 'ignored\n');
    await inside('echo made > "/app/made here.txt"; rm "/app/it\'s \\"quoted\\".txt"');
    const { lines, exitCode, services } = await drift();
    expect(exitCode).toBe(1);
    const both = [
      'changed leads',
      'changed main.py',
      'changed static/site.css',
      'changed static/site.css',
      'extra pkg/gone.py',
      'missing 数据/新 文件.txt',
    ];
    const first = [...both, 'extra made here.txt', 'missing it\'s "quoted".txt'];
    expect([...lines].sort()).toEqual([...first.map((line) => `1 ${line}`), ...both.map((line) => `2 ${line}`)].sort());
    const changed = services[0]?.rules[0]?.differ.find(({ file }) => file === at('main.py'));
    expect(changed).toMatchObject({
      state: 'changed',
      local: { size: 13, mtime: expect.stringMatching(/^\d{4}-.*Z$/) },
      container: { size: 13, mtime: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    expect(Object.keys(services[0]?.rules[0] ?? {})).toEqual([
      'path',
      'action',
      'target',
      'differ',
      'compared',
      'ignored',
    ]);
    expect(services[0]?.rules[1]).toMatchObject({ path: at('static'), action: 'sync+restart', target: '/srv/static' });
    const text = (await dogwatch('drift', 'app', '--lang', 'zh-CN')).stdout;
    expect(text).toContain('内容不同');
    expect(text).toContain('src/数据/新 文件.txt  → /app/数据/新 文件.txt');
  });

  test('a touched file is the same, one of the same size and second is not', async () => {
    await utimes(at('main.py'), new Date(), new Date());
    expect((await drift()).lines).toEqual([]);
    const { stdout } = await inside('stat -c %Y /app/pkg/util.py');
    await writeFile(at('pkg/util.py'), 'value = 2\n');
    await utimes(at('pkg/util.py'), Number(stdout), Number(stdout));
    expect((await drift()).lines).toEqual(['1 changed pkg/util.py', '2 changed pkg/util.py']);
  });

  test('a moved folder is missing at one place and extra at the other', async () => {
    await rename(at('pkg'), at('lib'));
    expect((await drift()).lines.filter((line) => line.startsWith('1'))).toEqual([
      '1 missing lib/gone.py',
      '1 missing lib/util.py',
      '1 extra pkg/gone.py',
      '1 extra pkg/util.py',
    ]);
  });

  test('a link that leads out of the tree is compared as a link, and never followed', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'dwdrift-outside-'));
    await writeFile(join(outside, 'private.txt'), 'private\n');
    await symlink(outside, at('out'));
    expect((await drift()).lines).toEqual(['1 missing out', '2 missing out']);
    await rm(outside, { recursive: true });
  });

  test('a stopped container is compared, and one that is gone is not', async () => {
    await docker('stop', '-t', '0', `${name}-app-1`);
    await docker('rm', '-f', `${name}-app-2`);
    await appendFile(at('main.py'), '# more\n');
    expect((await drift()).lines).toEqual(['1 changed main.py']);
  });

  test('the exit status tells what is wrong: 2 for a service that is not there, 3 for an engine that is not', async () => {
    const unknown = await dogwatch('drift', 'nonsense', '--json');
    expect([unknown.exitCode, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('app, mounted');
    expect((await dogwatch('drift', 'app', 'mounted')).exitCode).toBe(2);
    const nowhere = await execa(process.execPath, [launch, 'drift'], {
      cwd: folder,
      env: { DOCKER_HOST: 'unix:///nowhere.sock' },
      reject: false,
    });
    expect(nowhere.exitCode).toBe(3);
  });
});
