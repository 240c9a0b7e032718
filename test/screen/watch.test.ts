import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** The simulated project on a copy of the example's files, so that saving one changes nothing of the repository. */
async function start(language: 'en' | 'zh-CN', columns: number, rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'dogwatch-screen-watch-'));
  folders.push(folder);
  await cp('examples/ai-pic', folder, { recursive: true });
  const cache = { XDG_CACHE_HOME: join(folder, 'cache') };
  const program = startProgram([folder, '--simulate=demo', '--lang', language], { columns, rows, env: cache });
  open.push(program);
  await program.shows(/✔ prestart /);
  return { program, folder };
}

async function leaves(program: Program) {
  program.press('q');
  expect(await program.exited).toBe(0);
  expect(program.isAsFound()).toBe(true);
}

describe.each([
  { language: 'en', columns: 160, rows: 48 },
  { language: 'zh-CN', columns: 80, rows: 24 },
] as const)('watch on a terminal, $columns×$rows $language', ({ language, columns, rows }) => {
  it('shows a saved file on its way, compares files, and reads the whole ledger', async () => {
    const isEnglish = language === 'en';
    const { program, folder } = await start(language, columns, rows);
    program.press('jj3');
    await program.shows(isEnglish ? /Watch {2}backend/ : /文件监听 {2}backend/);
    const file = join(folder, 'backend/app/main.py');
    const waits = isEnglish ? /main\.py +waits: watch is off/ : /main\.py +等待中/;
    // What is saved before the files are followed is only found by comparing.
    for (let shown = null; shown === null; ) {
      await writeFile(file, '# saved while nobody watches\n');
      shown = await program.until(waits, 1000);
    }
    program.press('C');
    await program.shows(isEnglish ? /1 file in backend differs/ : /backend 里有 1 个文件/);
    program.press(KEYS.enter);
    await program.shows(/-from redis\.exceptions/);
    program.press(KEYS.esc);
    await program.hides(/-from redis\.exceptions/);
    program.press(KEYS.esc);
    await program.hides(isEnglish ? /Compare files ─/ : /比较文件 ─/);
    program.press('w');
    await program.shows(isEnglish ? /● running/ : /● 运行中/);
    await writeFile(file, '# saved while watch runs\n');
    await program.shows(isEnglish ? /✔ .*main\.py +verified/ : /✔ .*main\.py +已核实/);
    program.press(KEYS.enter);
    await program.shows(/Syncing service "backend"/);
    program.press(KEYS.esc);
    await program.shows(isEnglish ? /3 Watch {2}backend/ : /3 文件监听 {2}backend/);
    await leaves(program);
  });
});
