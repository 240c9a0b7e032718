import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const launch = join(import.meta.dirname, '../../bin/launch.js');

/** No engine answers there, and nothing is coloured. */
const ENV = { DOCKER_HOST: 'unix:///nowhere/docker.sock', LC_ALL: 'C.UTF-8', FORCE_COLOR: '0' };

function logs(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return execa(process.execPath, [launch, 'logs', ...words], {
    env: { ...ENV, ...env },
    reject: false,
    stdin: 'ignore',
  });
}

describe('dogwatch logs', () => {
  it('prints the history of all services by time, each line after its service', async () => {
    const { stdout, stderr, exitCode } = await logs(['--simulate']);
    expect([exitCode, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    const services = new Set(lines.map((line) => /^(\S+) +\| /.exec(line)?.[1]));
    expect(services).toEqual(new Set(['prestart', 'backend', 'worker', 'adminer', 'mailcatcher', 'proxy']));
    expect(new Set(lines.map((line) => line.indexOf('|')))).toEqual(new Set(['mailcatcher '.length]));
    expect(stdout).not.toContain('\x1b');
  });

  it('prints one JSON document a line, in the order of time', async () => {
    const { stdout, exitCode } = await logs(['--simulate', '--json', 'backend', 'worker']);
    expect(exitCode).toBe(0);
    const documents = stdout.split('\n').map((line) => JSON.parse(line));
    expect(documents.length).toBeGreaterThan(20);
    expect(documents[0]).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
      service: expect.stringMatching(/^(backend|worker)$/),
      container: expect.stringMatching(/^ai-pic-(backend|worker)-1$/),
      replica: 1,
      stream: expect.stringMatching(/^std(out|err)$/),
      level: expect.any(String),
      text: expect.any(String),
      message: expect.any(String),
      fields: expect.any(Object),
    });
    const times = documents.map(({ time }) => time);
    expect(times).toEqual([...times].sort());
  });

  it('colours lines when it is told to', async () => {
    const { stdout } = await logs(['--simulate', '--tail', '1'], { FORCE_COLOR: '1', NO_COLOR: '1' });
    expect(stdout).toContain('\x1b[');
    const bare = await logs(['--simulate', '--tail', '1'], { FORCE_COLOR: 'false' });
    expect(bare.stdout).not.toContain('\x1b[');
  });

  it('ends quietly when its reader has gone, also while it follows', async () => {
    for (const words of ['logs --simulate', 'logs --simulate -f', 'logs --simulate -f --json']) {
      const shell = `"${process.execPath}" "${launch}" ${words} | head -n 1; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = await execa('bash', ['-c', shell], { env: ENV });
      expect([stdout.split('\n').length, stdout.at(-1), stderr], words).toEqual([2, '0', '']);
    }
  });

  it('ends quietly on a signal, with whole lines', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const child = logs(['--simulate', '-f', '--json']);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      child.kill(signal);
      const { stdout, stderr, exitCode } = await child;
      expect([exitCode, stderr], signal).toEqual([0, '']);
      for (const line of stdout.split('\n')) JSON.parse(line);
    }
  });

  it('says in one sentence what is wrong', async () => {
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [['--simulate', 'nonsense'], 2, 'There is no service "nonsense" in ai-pic'],
      [['--simulate', '--since', 'soon'], 2, '--since does not understand "soon"'],
      [['--simulate', '--tail', 'x'], 2, '--tail'],
      [['--simulate', '--level', 'x'], 2, 'There is no level "x"'],
      [['./examples/ai-pic'], 3, 'unix:///nowhere/docker.sock'],
    ];
    for (const [words, status, sentence] of cases) {
      const { stdout, stderr, exitCode } = await logs(words);
      expect([exitCode, stdout], words.join(' ')).toEqual([status, '']);
      expect(stderr).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
