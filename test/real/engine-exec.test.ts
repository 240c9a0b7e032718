import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import type { Engine, ExecRequest } from '../../src/model/ports.ts';
import { describeReal, engineHere } from './engine-required.ts';
import { openStage } from './engine-stage.ts';

describeReal('commands in containers of a real engine', () => {
  const stage = openStage(`dogwatch-exec-${process.pid}`);
  const { signal } = new AbortController();
  let engine: Engine;

  beforeEach(() => {
    engine = openEngine(engineHere);
  });

  afterEach(async () => {
    await engine.close();
    await stage.clear();
  });

  async function start() {
    const container = await stage.create('inside', ['sleep', '600'], { WorkingDir: '/bin' });
    await container.start();
    return container;
  }

  test('output of both streams and the exit status', async () => {
    const { id } = await start();
    const end = await engine.exec(id, request(['sh', '-c', 'echo one; echo 二 >&2; printf three; exit 3']), signal);
    if (end.kind !== 'exited') throw new Error(end.detail);
    expect(end.code).toBe(3);
    expect(end.output.toSorted()).toEqual(['one', 'three', '二'].toSorted());
    const many = await engine.exec(id, request(['seq', '1', '100000']), signal);
    expect(many).toMatchObject({ kind: 'exited', code: 0, output: { length: 100, 0: '99901', 99: '100000' } });
  });

  test('the container’s own user, folder and environment, or others', async () => {
    const { id } = await start();
    const script = 'id -u; pwd; echo $HELLO';
    expect(await engine.exec(id, request(['sh', '-c', script]), signal)).toEqual({
      kind: 'exited',
      code: 0,
      output: ['0', '/bin', ''],
    });
    const other = { user: '1234:50', workingDirectory: '/', environment: ['HELLO=a b "c"'], privileged: true };
    expect(await engine.exec(id, { ...request(['sh', '-c', script]), ...other }, signal)).toEqual({
      kind: 'exited',
      code: 0,
      output: ['1234', '/', 'a b "c"'],
    });
  });

  test('what cannot be run exits with 126 or 127, with the runtime’s words', async () => {
    const { id } = await start();
    // Engine 26.1 says 126 of a command that is not there.
    const code = expect.toSatisfy((told) => told === 126 || told === 127);
    expect(await engine.exec(id, request(['no-such-program']), signal)).toEqual({
      kind: 'exited',
      code,
      output: [expect.stringContaining('exec: "no-such-program": executable file not found in $PATH')],
    });
    expect(await engine.exec(id, request(['/etc']), signal)).toMatchObject({
      code: 126,
      output: [expect.stringContaining('permission denied')],
    });
    expect(await engine.exec(id, { ...request(['true']), workingDirectory: '/nowhere' }, signal)).toMatchObject({
      code,
      output: [expect.stringContaining('chdir to cwd ("/nowhere")')],
    });
  });

  test('where nothing can be run, the engine’s words', async () => {
    const container = await start();
    const { id } = container;
    // Engine 28.5 refuses to begin, 26.1 has it end with 126.
    const nobody = await engine.exec(id, { ...request(['true']), user: 'nobody-here' }, signal);
    expect(nobody.kind === 'failed' ? nobody.detail : nobody.output.join('\n')).toContain(
      'unable to find user nobody-here',
    );
    await container.pause();
    expect(await engine.exec(id, request(['true']), signal)).toEqual({
      kind: 'failed',
      detail: expect.stringContaining('is paused, unpause the container before exec'),
    });
    await container.unpause();
    await container.kill();
    expect(await engine.exec(id, request(['true']), signal)).toEqual({
      kind: 'failed',
      detail: `container ${id} is not running`,
    });
    expect(await engine.exec('f'.repeat(64), request(['true']), signal)).toEqual({
      kind: 'failed',
      detail: `No such container: ${'f'.repeat(64)}`,
    });
  });

  test('a container that is killed under its command', async () => {
    const container = await start();
    const running = engine.exec(container.id, request(['sh', '-c', 'echo up; sleep 500']), signal);
    await expect.poll(() => processesOf(container)).toContain('sleep 500');
    await container.kill();
    expect(await running).toEqual({ kind: 'exited', code: 137, output: ['up'] });
  });

  test('aborting ends the waiting, not the command', async () => {
    const container = await start();
    const abort = new AbortController();
    const running = engine.exec(container.id, request(['sleep', '500']), abort.signal);
    await expect.poll(() => processesOf(container)).toContain('sleep 500');
    abort.abort();
    expect(await running).toEqual({ kind: 'failed', detail: expect.any(String) });
    expect(await processesOf(container)).toContain('sleep 500');
  });

  test('a command that closes its output and goes on is waited for', async () => {
    const { id } = await start();
    const end = await engine.exec(id, request(['sh', '-c', 'exec >&- 2>&-; sleep 1; exit 4']), signal);
    expect(end).toEqual({ kind: 'exited', code: 4, output: [] });
  });

  test('the layers of an image, and none of an image that is not there', async () => {
    const found = await engine.layers('bb:latest');
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    expect(found.value[0]).toMatchObject({ instruction: expect.stringContaining('CMD'), size: 0 });
    expect(found.value.some(({ size }) => size > 1_000_000)).toBe(true);
    expect(await engine.layers('no-such-image')).toMatchObject({
      ok: false,
      problem: { kind: 'failed', detail: 'No such image: no-such-image:latest' },
    });
  });
});

function request(argv: readonly string[]): ExecRequest {
  return { argv, user: '', privileged: false, workingDirectory: '', environment: [] };
}

/** The command lines of all processes in it, in one text. */
async function processesOf(container: { top(options: object): Promise<unknown> }): Promise<string> {
  const { Processes } = (await container.top({ ps_args: '-eo pid,args' })) as { Processes: readonly string[][] };
  return Processes.map((columns) => columns.at(-1)).join('\n');
}
