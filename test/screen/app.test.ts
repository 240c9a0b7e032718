import { afterEach, describe, expect, it } from 'vitest';
import { KEYS, type Program, startProgram } from './program.ts';

const open: Program[] = [];
afterEach(() => {
  for (const program of open.splice(0)) program.kill();
});

function start(words: readonly string[], options?: Parameters<typeof startProgram>[1]): Program {
  const program = startProgram(words, options);
  open.push(program);
  return program;
}

const simulated = ['examples/ai-pic', '--simulate=demo', '--lang', 'en'];

async function leaves(program: Program) {
  expect(await program.exited).toBe(0);
  expect(program.isAsFound()).toBe(true);
  expect(program.written().lastIndexOf('\u001b[?25h')).toBeGreaterThan(program.written().lastIndexOf('\u001b[?25l'));
}

describe('the app on a terminal', () => {
  it('says SIMULATED, lists the services, and leaves the terminal as it was', async () => {
    const program = start(simulated);
    await program.shows(/SIMULATED/);
    await program.shows(/prestart\s+done/);
    await program.shows(/backend\s+healthy/);
    program.press('q');
    await leaves(program);
  });

  it('works at 80×24 and in Chinese, and no row is wider than the screen', async () => {
    const program = start(['examples/ai-pic', '--simulate=demo', '--lang', 'zh-CN'], { columns: 80, rows: 24 });
    await program.shows(/backend\s+健康/);
    const isFramed = () =>
      program
        .screen()
        .slice(1, 23)
        .every((row) => /^[╭│╰].*[╮│╯]$/u.test(row.trimEnd()));
    expect(await program.satisfies(isFramed, 5000), program.screen().join('\n')).not.toBeNull();
    program.press('q');
    await leaves(program);
  });

  it('says that 40×10 is too small, and works again when it is not', async () => {
    const program = start(simulated, { columns: 40, rows: 10 });
    await program.shows(/40×10/);
    program.resize(120, 40);
    await program.shows(/backend\s+healthy/);
    program.press('q');
    await leaves(program);
  });

  it('moves, filters, opens help and palette, and goes back', async () => {
    const program = start(simulated);
    await program.shows(/backend\s+healthy/);
    program.press('jj');
    await program.shows(/Logs\s+backend/);
    program.press('/');
    program.press('work');
    await program.shows(/Logs\s+worker/);
    program.press(KEYS.enter);
    await program.hides(/adminer\s+stopped/);
    program.press(KEYS.esc);
    await program.shows(/adminer\s+stopped/);
    program.press('?');
    await program.shows(/Help/);
    program.press(KEYS.esc);
    await program.hides(/Help ─/);
    program.press(':');
    program.press('prune');
    await program.shows(/Commands/);
    program.press(KEYS.esc);
    await program.hides(/╭─ Commands/);
    program.press('L');
    await program.shows(/backend\s+健康/);
    program.press('q');
    await leaves(program);
  });

  it('restarts a service and shows the command as typed', async () => {
    const program = start(simulated);
    await program.shows(/backend\s+healthy/);
    program.press('jjr');
    await program.shows(/docker compose restart backend\s+✔/, 40_000);
    program.press('q');
    await leaves(program);
  });

  it('asks before down, and the safe answer is the default', async () => {
    const program = start(simulated);
    await program.shows(/backend\s+healthy/);
    program.press('d');
    await program.shows(/docker compose down|cancel/);
    program.press(KEYS.enter);
    await program.hides(/cancel, change nothing/);
    await program.shows(/no command has run yet/);
    program.press('q');
    await leaves(program);
  });

  it('leaves on Ctrl-C, on SIGTERM and when the terminal is closed', { timeout: 20_000 }, async () => {
    const interrupted = start(simulated);
    await interrupted.shows(/backend\s+healthy/);
    interrupted.press(KEYS.ctrlC);
    await leaves(interrupted);
    const ended = start(simulated);
    await ended.shows(/backend\s+healthy/);
    ended.signal('SIGTERM');
    await leaves(ended);
    const closed = start(simulated);
    await closed.shows(/backend\s+healthy/);
    closed.signal('SIGHUP');
    expect(await closed.exited).toBe(0);
  });

  it('refuses keys that change something with --read-only', async () => {
    const program = start([...simulated, '--read-only']);
    await program.shows(/backend\s+healthy/);
    program.press('u');
    await program.shows(/read-only/);
    program.press('q');
    await leaves(program);
  });
});
