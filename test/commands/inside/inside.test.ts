import { describe, expect, it } from 'vitest';
import { answer, at, begin, on, planOf, reply, typed, withContainers } from '../situation.ts';

const shell = ['sh', '-c', 'command -v bash >/dev/null 2>&1 && exec bash || exec sh'];

describe('exec', () => {
  it('opens bash, or sh where there is none', () => {
    expect(planOf(begin('exec', at('healthy'), on('backend')))).toEqual({
      kind: 'attach',
      argv: ['docker', 'compose', 'exec', 'backend', ...shell],
      hold: false,
    });
  });

  it('goes into the selected replica', () => {
    const situation = withContainers(at('healthy'), 'worker', { number: 2, name: 'ai-pic-worker-2' });
    expect(planOf(begin('exec', situation, { ...on('worker'), replica: 2 }))).toMatchObject({
      argv: ['docker', 'compose', 'exec', '--index', '2', 'worker', ...shell],
    });
  });

  it('goes into the first replica that runs', () => {
    const situation = withContainers(at('stopped'), 'worker', { number: 2, state: 'running' });
    expect(typed(begin('exec', situation, on('worker')))).toMatch(/^docker compose exec --index 2 worker /);
  });
});

describe('exec-command', () => {
  const ask = begin('exec-command', at('healthy'), on('backend'));

  it('runs the typed words', () => {
    expect(planOf(reply(ask, `psql -c 'select 1' "a b"`))).toEqual({
      kind: 'attach',
      argv: ['docker', 'compose', 'exec', 'backend', 'psql', '-c', 'select 1', 'a b'],
      hold: true,
    });
  });

  it('says what is wrong with a line', () => {
    expect(reply(ask, `echo 'a`)).toEqual({ kind: 'say', sentence: `There is a quote ' without its end.` });
    expect(reply(ask, 'echo a\\')).toMatchObject({ kind: 'say', sentence: expect.stringContaining('backslash') });
    expect(reply(ask, '  ')).toMatchObject({ kind: 'say', sentence: expect.stringContaining('python -V') });
  });
});

describe('run-one-off', () => {
  const question = begin('run-one-off', at('healthy'), on('backend'));

  it('offers a shell in place of the program', () => {
    expect(answer(question, 'b').command?.join(' ')).toBe('docker compose run --rm --entrypoint bash backend');
    expect(answer(question, 's').command?.join(' ')).toBe('docker compose run --rm --entrypoint sh backend');
  });

  it('asks for a command', () => {
    const { next, command } = answer(question, 'c');
    expect(command).toBeNull();
    expect(typed(reply(next, 'python -V'))).toBe('docker compose run --rm backend python -V');
  });

  it('says what Compose starts first', () => {
    expect(question).toMatchObject({ intro: [expect.any(String), expect.stringContaining('prestart')] });
  });
});
