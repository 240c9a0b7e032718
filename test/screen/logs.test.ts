import { afterEach, describe, expect, it } from 'vitest';
import { appWords } from '../../src/words/app.ts';
import { dividerWords, logsWords } from '../../src/words/logs.ts';
import { KEYS, type Program, startProgram } from './program.ts';

const open: Program[] = [];
afterEach(() => {
  for (const program of open.splice(0)) program.kill();
});

/** Over ssh only the terminal can copy, so that a test sees what was copied. */
const REMOTE = { SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22', TMUX: '' };

type Setting = { readonly language: 'en' | 'zh-CN'; readonly columns: number; readonly rows: number };

const SETTINGS: readonly Setting[] = [
  { language: 'en', columns: 160, rows: 48 },
  { language: 'en', columns: 80, rows: 24 },
  { language: 'zh-CN', columns: 160, rows: 48 },
];

/** The app with the keys in the log of `prestart`, which is done, so that nothing more is printed in it. */
async function start({ language, columns, rows }: Setting): Promise<Program> {
  const words = ['examples/ai-pic', '--simulate=demo', '--lang', language];
  const program = startProgram(words, { columns, rows, env: REMOTE });
  open.push(program);
  await program.shows(/✔ prestart /);
  program.press('j4');
  await program.shows(new RegExp(`${logsWords(language).title}\\s+prestart`));
  await program.shows(/python app\/initial_data/);
  return program;
}

/** The row with the cursor. */
function atCursor(program: Program): string {
  return program.screen().find((row) => /│[✖▲ ]▸\d/.test(row)) ?? '';
}

/** What the terminal was asked to put on its clipboard. */
function copied(program: Program): readonly string[] {
  const found = program.written().matchAll(/\u001b\]52;c;([^\u0007]*)\u0007/g);
  return [...found].map(([, text = '']) => Buffer.from(text, 'base64').toString());
}

async function leaves(program: Program) {
  program.press('q');
  expect(await program.exited).toBe(0);
  expect(program.isAsFound()).toBe(true);
}

describe.each(SETTINGS)('the logs on a terminal, $columns×$rows $language', (setting) => {
  const words = logsWords(setting.language);
  const app = appWords(setting.language);

  it('are searched as one types, and from match to match', async () => {
    const program = await start(setting);
    program.press('/');
    await program.shows(new RegExp(`${app.searchPrompt}: ▏`));
    program.press('alembic');
    await program.shows(/\/alembic 5(?!\+)/);
    const onMatch = (text: string) => program.satisfies(() => atCursor(program).includes(text), 5000);
    expect(await onMatch('[alembic.runtime'), program.screen().join('\n')).not.toBeNull();
    program.press(KEYS.enter);
    program.press('n');
    expect(await onMatch('+ alembic upgrade head'), program.screen().join('\n')).not.toBeNull();
    program.press('N');
    expect(await onMatch('[alembic.runtime'), program.screen().join('\n')).not.toBeNull();
    program.press(KEYS.esc);
    await program.hides(/\/alembic/);
    await leaves(program);
  });

  it('are filtered as one types, and shown whole again', async () => {
    const program = await start(setting);
    program.press('f');
    await program.shows(new RegExp(`${app.filterPrompt}: ▏`));
    program.press('alembic -upgrade');
    await program.hides(/python app\/initial_data/);
    await program.hides(/\+ alembic upgrade/);
    await program.shows(/\[alembic\.runtime/);
    program.press(KEYS.enter);
    await program.shows(new RegExp(words.filtered('alembic -upgrade')));
    program.press(KEYS.esc);
    await program.shows(/python app\/initial_data/);
    await program.hides(new RegExp(words.filtered('alembic')));
    await leaves(program);
  });

  it('are selected and copied', async () => {
    const program = await start(setting);
    program.press('V');
    program.press(KEYS.up);
    program.press(KEYS.up);
    const marked = () => program.screen().filter((row) => /│[✖▲ ][▸┃]\d/.test(row));
    expect(await program.satisfies(() => marked().length === 3, 5000), program.screen().join('\n')).not.toBeNull();
    const rows = marked();
    program.press('y');
    await program.shows(new RegExp(app.copiedLines('[23]')));
    const lines = copied(program)[0]?.split('\n') ?? [];
    expect(lines.length).toBeGreaterThan(1);
    // A long line is cut on the screen and whole in what was copied.
    for (const line of lines) expect(rows.some((row) => row.includes(line.slice(0, 40)))).toBe(true);
    expect(await program.satisfies(() => marked().length === 1, 5000)).not.toBeNull();
    await leaves(program);
  });

  it('get a mark, and are merged', async () => {
    const program = await start(setting);
    program.press('m');
    await program.shows(new RegExp(`── ${dividerWords(setting.language).mark}`));
    await program.shows(new RegExp(app.marked));
    program.press('l');
    await program.shows(new RegExp(`${words.title}\\s+${words.merged}`));
    await program.shows(/\d (backend|worker) +\S/);
    await program.shows(new RegExp(`── ${dividerWords(setting.language).mark}`));
    program.press('l');
    await program.shows(new RegExp(`${words.title}\\s+prestart`));
    await leaves(program);
  });
});
