import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLines } from '../../src/compose/run.ts';
import { folder } from './folder.ts';

const grace = { interruptMs: 150, terminateMs: 150 };

function program(source: string, signal: AbortSignal = new AbortController().signal) {
  const directory = folder({ 'program.mjs': source });
  const said: string[] = [];
  const first = Promise.withResolvers<void>();
  const ended = runLines(
    {
      argv: [process.execPath, 'program.mjs', 'a b', '$(touch x)'],
      directory,
      env: { ...process.env, MARK: '1' },
      signal,
      grace,
    },
    (stream, text) => {
      said.push(`${stream} ${text}`);
      first.resolve();
    },
  );
  return { directory, said, first: first.promise, ended };
}

describe('a child process', () => {
  it('gives its lines, its words as they are, its environment and its exit code', async () => {
    const child = program(
      'console.log(process.argv.slice(2).join("|"), process.env.MARK); console.error("no"); process.exitCode = 3',
    );
    expect(await child.ended).toEqual({ kind: 'exited', code: 3 });
    expect(child.said.toSorted()).toEqual(['stderr no', 'stdout a b|$(touch x) 1']);
    expect(existsSync(join(child.directory, 'x'))).toBe(false);
  });

  it('leads a process group of its own', async () => {
    const group = program(
      'import { execFileSync } from "node:child_process"; console.log(`${process.pid}`, execFileSync("cat", ["/proc/self/stat"]).toString().split(" ")[4])',
    );
    await group.ended;
    const [, own, leader] = group.said[0]?.split(' ') ?? [];
    expect(leader).toBe(own);
  });

  it('is interrupted when the signal aborts', async () => {
    const abort = new AbortController();
    const child = program(
      'process.on("SIGINT", () => { console.log("stopping"); process.exit(130) }); console.log("up"); setInterval(() => {}, 1000)',
      abort.signal,
    );
    await child.first;
    abort.abort();
    expect(await child.ended).toEqual({ kind: 'exited', code: 130 });
    expect(child.said).toEqual(['stdout up', 'stdout stopping']);
  });

  it('is terminated when it ignores SIGINT, and killed when it ignores SIGTERM too', async () => {
    const source = (ignored: string) =>
      `for (const name of [${ignored}]) process.on(name, () => console.log(name)); console.log("up"); setInterval(() => {}, 1000)`;
    const abort = new AbortController();
    const patient = program(source('"SIGINT"'), abort.signal);
    const deaf = program(source('"SIGINT", "SIGTERM"'), abort.signal);
    await Promise.all([patient.first, deaf.first]);
    abort.abort();
    expect(await patient.ended).toEqual({ kind: 'signalled', signal: 'SIGTERM' });
    expect(patient.said).toEqual(['stdout up', 'stdout SIGINT']);
    expect(await deaf.ended).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    expect(deaf.said).toEqual(['stdout up', 'stdout SIGINT', 'stdout SIGTERM']);
  });

  it('leaves no orphan: a grandchild that ignores SIGINT goes too', async () => {
    const abort = new AbortController();
    const child = program(
      `import { spawn } from 'node:child_process';
       const deaf = 'process.on("SIGINT", () => {}); process.on("SIGTERM", () => {}); process.send("ready"); setInterval(() => {}, 1000)';
       const grandchild = spawn(process.execPath, ['-e', deaf], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
       process.on('SIGINT', () => process.exit(130));
       grandchild.on('message', () => console.log(String(grandchild.pid)));`,
      abort.signal,
    );
    await child.first;
    const grandchild = Number(child.said[0]?.split(' ')[1]);
    expect(runs(grandchild)).toBe(true);
    abort.abort();
    await child.ended;
    await expect.poll(() => runs(grandchild)).toBe(false);
  });

  it('does not start when the signal has aborted already', async () => {
    const child = program('console.log("up")', AbortSignal.abort());
    expect(await child.ended).toMatchObject({ kind: 'signalled' });
    expect(child.said).toEqual([]);
  });
});

it('says when a program is not there', async () => {
  const signal = new AbortController().signal;
  const end = await runLines(
    { argv: ['no-such-program-here'], directory: folder({}), env: process.env, signal },
    () => {},
  );
  expect(end).toEqual({ kind: 'not-started', message: expect.stringContaining('ENOENT') });
});

it('says when the folder is not there', async () => {
  const signal = new AbortController().signal;
  const directory = join(folder({}), 'gone');
  const end = await runLines({ argv: [process.execPath, '-v'], directory, env: process.env, signal }, () => {});
  expect(end.kind).toBe('not-started');
});

it('leaves no listeners behind', async () => {
  const before = process.listenerCount('exit');
  for (let run = 0; run < 3; run += 1) await program('').ended;
  expect(process.listenerCount('exit')).toBe(before);
});

/** A zombie that nobody has waited for yet does not run. */
function runs(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
