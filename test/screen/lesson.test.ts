import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lessonWords } from '../../src/words/lesson-screen.ts';
import { lessonTexts } from '../../src/words/lessons.ts';
import { KEYS, type Program, startProgram } from './program.ts';

const open: Program[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const program of open.splice(0)) program.kill();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** The app as `dogwatch --simulate` opens it, with an editor that adds the missing line to the file that it is given. */
async function start(language: 'en' | 'zh-CN', columns: number, rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'dogwatch-screen-lesson-'));
  folders.push(folder);
  const editor = join(folder, 'editor.sh');
  await writeFile(editor, '#!/bin/sh\nfor file; do :; done\nprintf "\\nSECRET_KEY=changethis\\n" >> "$file"\n');
  await chmod(editor, 0o755);
  const env = { VISUAL: editor, EDITOR: editor, XDG_CACHE_HOME: join(folder, 'cache') };
  const program = startProgram(['examples/ai-pic', '--simulate', '--lang', language], { columns, rows, env });
  open.push(program);
  return program;
}

const SETTINGS = [
  { language: 'en', columns: 120, rows: 40 },
  { language: 'zh-CN', columns: 80, rows: 24 },
] as const;

describe.each(SETTINGS)('a lesson on a terminal, $columns×$rows $language', ({ language, columns, rows }) => {
  const words = lessonWords(language);
  const { title } = lessonTexts['variable-not-set'][language];
  const says = (program: Program, text: string) => program.shows(new RegExp(text));

  it('is chosen, gives hints, is solved in real files, and takes them along', { timeout: 60_000 }, async () => {
    const program = await start(language, columns, rows);
    await says(program, words.chooseTitle);
    await says(program, 'SIMULATED');
    program.press('7');
    await says(program, `◆ ${words.lesson} +${title}`);
    program.press('h');
    await says(program, words.task);
    await says(program, 'SIMULATED');
    program.press('hhh');
    await says(program, language === 'en' ? 'Hints \\(3 of 4\\)' : '提示（3/4）');
    program.press(KEYS.esc);
    await program.hides(new RegExp(words.goals));

    program.press(':');
    program.press('edit');
    await says(program, language === 'en' ? 'edit a file' : '编辑文件');
    program.press(KEYS.enter);
    await says(program, '\\.env');
    program.press('3');
    await says(program, '\\+SECRET_KEY=changethis');
    await says(program, 'SIMULATED');
    const [, directory = ''] = /(\/[\w./-]*\/ai-pic)\/\.env/.exec(program.written()) ?? [];
    expect(existsSync(join(directory, 'backend/app/main.py'))).toBe(true);
    program.press(KEYS.esc);
    await program.hides(/\+SECRET_KEY=changethis/);

    program.press('u');
    await program.shows(new RegExp(`✔ ${words.solved} +${title}`), 40_000);
    program.press('h');
    await says(program, words.learnt);
    program.press('s');
    await says(program, words.chooseTitle);
    program.press('8');
    await says(program, `◆ ${words.lesson} +${lessonTexts['network-missing'][language].title}`);
    expect(existsSync(directory)).toBe(false);
    program.press('q');
    expect(await program.exited).toBe(0);
    expect(program.isAsFound()).toBe(true);
  });

  it('is left alone by Esc', async () => {
    const program = await start(language, columns, rows);
    await says(program, words.chooseTitle);
    program.press(KEYS.esc);
    await program.hides(new RegExp(words.chooseTitle));
    await program.shows(/✔ prestart /);
    program.press('q');
    expect(await program.exited).toBe(0);
  });
});
