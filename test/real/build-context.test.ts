import { execFileSync } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { measureContext } from '../../src/build/context.ts';
import { readIgnoreFile } from '../../src/files/ignore-file.ts';
import { compilePatterns } from '../../src/files/patterns.ts';
import { walk } from '../../src/files/walk.ts';
import { folder } from '../compose/folder.ts';
import { describeReal } from './engine-required.ts';

const NAME = `dogwatch-context-${process.pid}`;

/** What is told of a file besides its content: name, mode, size and time, some 100 bytes each; folders have them too. */
const OVERHEAD = 200;

const some = (length: number, seed: string) => seed.repeat(Math.ceil(length / seed.length)).slice(0, length);

const TREE = {
  'compose.yml': '{"services":{"app":{"build":"."}}}',
  'pyproject.toml': some(700, 'p'),
  'app/main.py': some(90_000, 'main'),
  'app/sub/deep.py': some(1200, 'deep'),
  'app/sub/deep.pyc': some(800, 'pyc'),
  'app/日志/今天 "1".log': some(500, 'log'),
  'app/line\nfeed.py': some(60, 'feed'),
  'docs/index.md': some(3000, 'docs'),
  'docs/README.md': some(2000, 'readme'),
  'docs/img/logo.png': some(40_000, 'logo'),
  'node_modules/a/index.js': some(200_000, 'node'),
  'web/node_modules/b/index.js': some(100_000, 'node'),
  'data[1]/x.bin': some(1000, 'x'),
  'a.b/c': some(10, 'c'),
  'aXb/c': some(10, 'c'),
};

describeReal('a build context on a real engine', () => {
  it.each([
    ['COPY . /ctx/', 'node_modules\ndocs/*\n!docs/README.md\n**/*.py?\n'],
    ['COPY . /ctx/', '# all but\n*\n!app\n!docs/img\napp/sub\n!**/deep.py\n!pyproject.toml\n'],
    ['COPY . /ctx/', '/**/node_modules/\ndata\\[1]\na.b\nDockerfile\n.dockerignore\n!.\n'],
    ['COPY . /ctx/', '**\n!web/**\n**/b/*.js\n'],
    ['COPY pyproject.toml doc* /ctx/', '**/*.png\n'],
  ])('%s with %j is what is told of it', async (copy, ignore) => {
    const root = folder({ ...TREE, Dockerfile: `FROM bb:latest\n${copy}\n`, '.dockerignore': ignore });
    const docker = (...words: readonly string[]) =>
      execFileSync('docker', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void docker('image', 'rm', '-f', `${NAME}-app`));

    const printed = execFileSync('sh', ['-c', `docker compose -p ${NAME} --progress plain build 2>&1`], {
      cwd: root,
      encoding: 'utf8',
    });
    const context = await measureContext(
      { context: root, dockerfile: 'Dockerfile', target: '', args: {}, contexts: {}, noCache: false },
      new AbortController().signal,
    );

    if (context.kind !== 'measured') throw new Error(context.kind);
    if (context.asked.kind === 'all') {
      const arrived = docker('run', '--rm', `${NAME}-app`, 'find', '/ctx', '!', '-type', 'd', '-print0');
      const names = arrived
        .split('\0')
        .filter((name) => name !== '')
        .map((name) => name.slice('/ctx/'.length));
      expect(names.toSorted()).toEqual((await staying(root)).toSorted());
      expect(context.all.files).toBe(names.length);
    }
    const asked = context.asked.kind === 'part' ? context.asked : context.all;
    const sent = transferred(printed);
    expect(sent).toBeGreaterThanOrEqual(asked.bytes);
    expect(sent).toBeLessThan(asked.bytes + OVERHEAD * (asked.files + 20));
  });
});

/** The files that no pattern leaves out, by their names. */
async function staying(root: string): Promise<readonly string[]> {
  const patterns = compilePatterns(await readIgnoreFile(root, 'Dockerfile'), '');
  const files = await walk(root, { ignored: () => 'keep', signal: new AbortController().signal });
  return files.map(({ path }) => path.slice(root.length + 1)).filter((name) => patterns.match(name) === null);
}

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1000, MB: 1_000_000 };

/** The bytes that the step for the context itself says, with two decimals of its unit; that of the ignore file says the same words. */
function transferred(printed: string): number {
  const step = /#(\d+) \[internal\] load build context/.exec(printed)?.[1];
  const size = new RegExp(`#${step} transferring context: ([\\d.]+)(\\w+)`, 'g');
  const last = [...printed.matchAll(size)].at(-1);
  if (!last) throw new Error(printed);
  return Math.ceil((Number(last[1]) + 0.005) * (UNITS[last[2] ?? ''] ?? Number.NaN));
}
