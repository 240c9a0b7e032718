import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Container } from '../../../src/model/container.ts';
import type { Engine } from '../../../src/model/ports.ts';
import { fail, ok } from '../../../src/model/result.ts';
import { answerQuestion } from '../../../src/session/doctor/answer.ts';
import { fakeEngine, runningContainer } from '../fakes.ts';

const info = { version: '28.5.2', apiVersion: '1.51', platform: 'linux/amd64', context: 'default', simulated: false };
const connected = (host: string, simulated = false): Partial<Engine> => ({
  connect: async () => ok({ ...info, host, simulated }),
});
const local = connected('unix:///var/run/docker.sock');
const remote = connected('ssh://me@server');

function place(changes: Partial<Engine>, containers: Readonly<Record<string, Container>> = {}) {
  const engine = { ...fakeEngine().engine, ...changes };
  return { engine, containers: () => containers, signal: new AbortController().signal };
}

describe('who holds a port', () => {
  const holder = { name: 'shop-web-1', project: 'shop', service: 'web' };
  const ask = (changes: Partial<Engine>, port: number) =>
    answerQuestion({ kind: 'host-port', port, protocol: 'tcp' }, place(changes));

  it('is a program of this machine where the engine is near', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    expect(await ask(local, port)).toMatchObject({ containers: [], processes: [{ pid: process.pid }] });
    expect(await ask(remote, port)).toEqual({ containers: [], processes: null });
    expect(await ask(connected('simulated', true), port)).toEqual({ containers: [], processes: [] });
    server.close();
  });

  it('is a container, and an engine that does not answer leaves the programs', async () => {
    expect(await ask({ ...remote, publishers: async () => ok([holder]) }, 1)).toEqual({
      containers: [holder],
      processes: null,
    });
    const lost = fail({ kind: 'failed', host: 'unix:///x', detail: '' } as const);
    expect(await ask({ connect: async () => lost, publishers: async () => lost }, 1)).toEqual({
      containers: [],
      processes: [],
    });
  });

  it('cannot be found out of a far engine that does not answer', async () => {
    const lost = fail({ kind: 'failed', host: 'tcp://x', detail: '' } as const);
    expect(await ask({ connect: async () => lost, publishers: async () => lost }, 1)).toBeNull();
  });
});

describe('where a container listens', () => {
  const running = { c: runningContainer('c', 'web') };
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2590643 1 0 100 0 0 10 0',
    '   1: 0B00007F:87A9 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2590607 1 0 100 0 0 10 0',
  ];
  const ask = (changes: Partial<Engine>, containers: Readonly<Record<string, Container>> = running) =>
    answerQuestion({ kind: 'sockets', container: 'c' }, place({ ...remote, ...changes }, containers));

  it('is asked of a shell, then of cat, and the DNS server of the engine is left out', async () => {
    const asked: string[] = [];
    const exec: Engine['exec'] = async (_container, { argv }) => {
      asked.push(argv[0] ?? '');
      const output = argv[0] === 'cat' ? table : ['exec: "sh": executable file not found in $PATH'];
      return { kind: 'exited', code: 127, output };
    };
    expect(await ask({ exec })).toEqual([{ address: '127.0.0.1', port: 8000 }]);
    expect(asked).toEqual(['sh', 'cat']);
  });

  it('cannot be found out where the image has neither, the output is cut off, or nothing runs', async () => {
    const none: Engine['exec'] = async () => ({ kind: 'exited', code: 127, output: ['not found'] });
    expect(await ask({ exec: none })).toBeNull();
    const cut: Engine['exec'] = async () => ({ kind: 'exited', code: 0, output: Array(100).fill(table[1]) });
    expect(await ask({ exec: cut })).toBeNull();
    const whole: Engine['exec'] = async () => ({ kind: 'exited', code: 0, output: table });
    expect(await ask({ exec: whole }, { c: runningContainer('c', 'web', { state: 'exited' }) })).toBeNull();
    expect(await ask({ exec: whole }, {})).toBeNull();
  });

  it('is not read of a process here that belongs to another container', async () => {
    const machine = async () => ok({ hostname: hostname(), kernel: release(), folder: '' });
    const own = { ...local, machine, mainProcess: async () => ok(process.pid) };
    const exec: Engine['exec'] = async () => ({ kind: 'failed', detail: '' });
    const id = 'c0ffee'.repeat(10);
    const question = { kind: 'sockets', container: id } as const;
    expect(await answerQuestion(question, place({ ...own, exec }, { [id]: runningContainer(id, 'web') }))).toBeNull();
  });
});

describe('what takes space', () => {
  const machine = (name: string) => async () => ok({ hostname: name, kernel: release(), folder: tmpdir() });

  it('has what is free only where the files of the engine are on this machine', async () => {
    const here = await answerQuestion({ kind: 'space' }, place({ ...local, machine: machine(hostname()) }));
    expect(here).toEqual({
      usage: { items: [], layersSize: 0 },
      free: expect.any(Number),
      total: expect.any(Number),
    });
    expect(await answerQuestion({ kind: 'space' }, place({ ...local, machine: machine('linuxkit') }))).toEqual({
      usage: { items: [], layersSize: 0 },
      free: null,
      total: null,
    });
  });

  it('cannot be found out where nothing answers', async () => {
    const lost = fail({ kind: 'failed', host: 'unix:///x', detail: '' } as const);
    const changes = { ...local, disk: async () => lost, machine: async () => lost };
    expect(await answerQuestion({ kind: 'space' }, place(changes))).toBeNull();
  });
});

describe('what there is at a path', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'answer-test-'));
    await mkdir(join(folder, 'empty'));
    await writeFile(join(folder, 'file'), '');
    await symlink('nowhere', join(folder, 'link'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const ask = (path: string, engine = local) => answerQuestion({ kind: 'path', path }, place(engine));

  it('is a file, a folder that is empty or not, something else, or nothing', async () => {
    const owner = process.getuid?.() ?? 0;
    const found = { owner, createdAt: expect.any(Number), isEmpty: false };
    expect(await ask(join(folder, 'empty'))).toEqual({ ...found, kind: 'directory', isEmpty: true });
    expect(await ask(folder)).toEqual({ ...found, kind: 'directory' });
    expect(await ask(join(folder, 'file'))).toEqual({ ...found, kind: 'file' });
    expect(await ask(join(folder, 'link'))).toEqual({ ...found, kind: 'other' });
    const missing = { kind: 'missing', isEmpty: false, owner: 0, createdAt: null };
    expect(await ask(join(folder, 'gone'))).toEqual(missing);
    expect(await ask(join(folder, 'file/under'))).toEqual(missing);
  });

  it('is another machine’s where the engine is far', async () => {
    expect(await ask(folder, remote)).toBeNull();
  });
});
