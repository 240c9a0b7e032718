import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProxy } from './engine-proxy.ts';
import { describeReal } from './engine-required.ts';

const launch = join(import.meta.dirname, '../../bin/launch.js');
const LINES = 20_000;

/** Two services that answer each other in the order of their numbers, one whose log nobody can read, and one that counts on over restarts. */
const project = `
name: dwlogs-${process.pid}
services:
  even:
    image: bb:latest
    command: sh -c 'n=0; while [ $$n -lt ${LINES} ]; do echo "even $$n"; n=$$((n+2)); done'
  odd:
    image: bb:latest
    command: sh -c 'n=1; while [ $$n -lt ${LINES} ]; do echo "{\\"level\\":\\"warn\\",\\"msg\\":\\"odd\\",\\"n\\":$$n}" >&2; n=$$((n+2)); done'
  mute:
    image: bb:latest
    command: echo nobody hears this
    logging: { driver: none }
  ticker:
    image: bb:latest
    profiles: [live]
    stop_grace_period: 0s
    command: sh -c 'n=$$(cat /n 2>/dev/null); while true; do n=$$((n+1)); echo "tick $$n"; echo $$n >/n; sleep 0.005; done'
`;

type Document = { readonly time: string; readonly service: string; readonly text?: string; readonly divider?: string };

describeReal('dogwatch logs', () => {
  let folder = '';
  const compose = (...words: readonly string[]) =>
    execa('docker', ['compose', '--profile', 'live', ...words], { cwd: folder });
  const logs = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    execa(process.execPath, [launch, 'logs', ...words], {
      cwd: folder,
      env: { FORCE_COLOR: '0', ...env },
      reject: false,
      stdin: 'ignore',
      maxBuffer: 1e9,
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dwlogs-'));
    await writeFile(join(folder, 'compose.yaml'), project);
    await compose('up', '-d', 'even', 'odd', 'mute');
    await compose('wait', 'even', 'odd');
  });

  afterAll(async () => {
    await compose('down', '-v', '-t', '0');
    await rm(folder, { recursive: true, force: true });
  });

  test('the history is complete and in order, and a log that cannot be read is named', async () => {
    const { stdout, stderr, exitCode } = await logs(['--json']);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^dogwatch: [^\n]*\bmute\b[^\n]*"none"[^\n]*$/);
    const documents = stdout.split('\n').map((line) => JSON.parse(line));
    expect(documents).toHaveLength(LINES);
    const times = documents.map(({ time }) => time);
    expect(times).toEqual([...times].sort());
    const numbers = (service: string, of: (document: { text: string; fields: { n?: number } }) => unknown) =>
      documents.filter((document) => document.service === service).map((document) => Number(of(document)));
    expect(numbers('even', ({ text }) => text.split(' ')[1])).toEqual(
      Array.from({ length: LINES / 2 }, (_, n) => 2 * n),
    );
    expect(numbers('odd', ({ fields }) => fields.n)).toEqual(Array.from({ length: LINES / 2 }, (_, n) => 2 * n + 1));
    expect(documents.find(({ service }) => service === 'odd')).toMatchObject({
      stream: 'stderr',
      level: 'warning',
      message: 'odd',
      replica: 1,
    });
  });

  test('services, the last lines, a text and a level choose among them', async () => {
    const last = await logs(['even', 'odd', '--tail', '1']);
    expect(last.stdout.split('\n').sort()).toEqual([
      `even | even ${LINES - 2}`,
      `odd  | {"level":"warn","msg":"odd","n":${LINES - 1}}`,
    ]);
    expect((await logs(['--grep', ' 1999\\d$', 'even'])).stdout.split('\n')).toHaveLength(5);
    expect((await logs(['--level', 'warning'])).stdout).not.toContain('even');
    const [first = ''] = (await logs(['even', '--json'])).stdout.split('\n').slice(100);
    const { time, text } = JSON.parse(first);
    const since = await logs(['even', '--since', time, '--json', '--until', time]);
    expect(since.stdout.split('\n').map((line) => JSON.parse(line).text)).toContain(text);
  });

  test('it ends quietly when its reader has gone', async () => {
    const shell = `"${process.execPath}" "${launch}" logs even odd | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await execa('bash', ['-c', shell], { cwd: folder });
    expect([stdout.split('\n').length, stdout.at(-1), stderr]).toEqual([2, '0', '']);
  });

  test('following goes over a restart, a loss of the engine, another container and a new replica, every line once', async () => {
    const socket = join(folder, 'engine.sock');
    let proxy = await openProxy(socket);
    await compose('up', '-d', 'ticker');
    const child = logs(['ticker', '-f', '--json'], { DOCKER_HOST: `unix://${socket}` });
    const output = follow(child.stdout);
    await output.ticks(100);
    await compose('restart', 'ticker');
    await output.divider('restarted');
    await output.ticks(100);
    await proxy.close();
    proxy = await openProxy(socket);
    await output.divider('reconnected');
    await output.ticks(100);
    await compose('stop', 'ticker');
    const written = await writtenBy(`dwlogs-${process.pid}-ticker-1`);
    await output.until(() => output.lines().some(({ time }) => time === written.at(-1)?.time));
    expect(output.lines().map(({ time, text }) => ({ time, text }))).toEqual(written);
    await compose('up', '-d', '--force-recreate', '--scale', 'ticker=2', 'ticker');
    await output.divider('recreated');
    await output.divider('started');
    child.kill('SIGTERM');
    const { exitCode, stderr } = await child;
    expect([exitCode, stderr]).toEqual([0, '']);
    await proxy.close();
  });
});

/** What comes out, as documents. */
function follow(stream: NodeJS.ReadableStream) {
  const documents: Document[] = [];
  let rest = '';
  stream.on('data', (piece: Buffer) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    documents.push(...lines.map((line) => JSON.parse(line)));
  });
  const until = async (holds: () => boolean) => {
    while (!holds()) await once(stream, 'data');
  };
  const lines = () => documents.filter(({ divider }) => divider === undefined);
  return {
    until,
    lines,
    divider: (kind: string) => until(() => documents.some(({ divider }) => divider === kind)),
    ticks: (more: number) => {
      const before = lines().length;
      return until(() => lines().length >= before + more);
    },
  };
}

/** All that the engine has kept of a container's log. */
async function writtenBy(container: string) {
  const { stdout } = await execa('docker', ['logs', '--timestamps', container]);
  return stdout.split('\n').map((line) => ({ time: line.slice(0, 30), text: line.slice(31) }));
}
