import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KEYS, type Program, startProgram } from './program.ts';

const open: Program[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const program of open.splice(0)) program.kill();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

type Look = { readonly language: string; readonly columns: number; readonly rows: number };

function start(words: readonly string[], { language, columns, rows }: Look, env: Record<string, string> = {}) {
  const program = startProgram([...words, '--lang', language], { columns, rows, env });
  open.push(program);
  return program;
}

async function leaves(program: Program) {
  program.press('q');
  expect(await program.exited).toBe(0);
  expect(program.isAsFound()).toBe(true);
}

const LOOKS = [
  { language: 'en', columns: 160, rows: 48 },
  { language: 'zh-CN', columns: 80, rows: 24 },
] as const;

describe.each(LOOKS)('on a terminal, $columns×$rows $language', (look) => {
  const isEnglish = look.language === 'en';

  it('a refused database is found on the service that is to blame, with what can be done', async () => {
    const program = start(['--simulate=database-refused'], look);
    await program.shows(/prestart +(not created|未创建)/);
    program.press('u');
    await program.shows(/[✖▲] ?\d.* D /, 30_000);
    program.press('D');
    await program.shows(isEnglish ? /─ Doctor ─/ : /─ 诊断 ─/);
    await program.shows(/POSTGRES_SERVER|PostgreSQL/);
    program.press(KEYS.esc);
    await program.hides(isEnglish ? /─ Doctor ─/ : /─ 诊断 ─/);
    await leaves(program);
  });

  it('the topics come up over the explanation, a command of one runs by its number, and Esc leads back', async () => {
    const program = start(['--simulate=demo'], look);
    await program.shows(/✔ prestart /);
    program.press('x');
    await program.shows(isEnglish ? /5 Explain/ : /5 讲解/);
    program.press(KEYS.enter);
    await program.shows(isEnglish ? /─ Topics ─/ : /─ 知识点 ─/);
    program.press(`${KEYS.down}${KEYS.down}`);
    program.press(KEYS.enter);
    await program.shows(isEnglish ? /In this project/ : /在这个项目里/);
    program.press(KEYS.esc);
    await program.shows(isEnglish ? /─ Topics ─/ : /─ 知识点 ─/);
    program.press(KEYS.esc);
    await program.hides(isEnglish ? /─ Topics ─/ : /─ 知识点 ─/);
    await leaves(program);
  });

  it('the tour comes up at the first start only', async () => {
    const XDG_STATE_HOME = await mkdtemp(join(tmpdir(), 'dogwatch-screen-tour-'));
    folders.push(XDG_STATE_HOME);
    const tour = isEnglish ? /A minute to look around/ : /一分钟认识界面/;
    const first = start(['--simulate=demo'], look, { XDG_STATE_HOME });
    await first.shows(tour);
    first.press(KEYS.enter);
    await first.shows(/2 of 7|2\/7/);
    first.press(KEYS.esc);
    await first.hides(tour);
    await leaves(first);
    const second = start(['--simulate=demo'], look, { XDG_STATE_HOME });
    await second.shows(/✔ prestart /);
    expect(second.screen().join('\n')).not.toMatch(tour);
    await leaves(second);
  });
});
