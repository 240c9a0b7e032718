import { linesHeld } from './border.ts';
import { elapsed, quantile, worst } from './figures.ts';
import { type Finding, notWithin, type Scenario, type Setting } from './findings.ts';
import { lastLine, selectFlood, withProgram } from './session.ts';
import { pour, STACK_FOLDER, startStack } from './stack.ts';
import type { Watched } from './terminal.ts';

const LINES = 1_000_000;
const LOGS_PANE = '4';
const END_KEY = '\u001b[F';
const ESCAPE = '\u001b';
const PATIENCE_MS = 10_000;
/** All that is typed but the last letter is in every line; with it there is one match, in the 17th of a million. */
const BEGUN = 'reques';
const NEEDLE = /0000017 GET/;

/**
 * The worst case of a search in a log of a million lines: it goes backward from the newest line, and the only match is near the oldest. All but the last
 * letter of it is in every line, so that nothing is found before that letter and no line is quickly passed over. Dogwatch reads only 10,000 lines that
 * a container printed earlier, so it is there before they are printed.
 */
export const search: Scenario = {
  rows: ['search', 'search-key'],
  async run({ dogwatch, pace }: Setting) {
    const env = await startStack({ rate: 30_000, total: LINES, short: true });
    return withProgram(dogwatch, { cwd: STACK_FOLDER, env }, async (program) => {
      await selectFlood(program, dogwatch);
      await pour();
      const last = await lastLine(program, 120_000);
      await elapsed(1000);
      const held = linesHeld(program) ?? 0;
      if (last === null || held < LINES) return lacking(held);
      program.press(LOGS_PANE);
      const found = await searchTimes(program, pace.searches);
      const keys = await keyTimes(program, pace.keys);
      return [
        { row: 'search', who: 'dogwatch', cell: worst(found) ?? notWithin(PATIENCE_MS), detail: { held, found } },
        { row: 'search-key', who: 'dogwatch', cell: quantile(keys, 0.99) ?? notWithin(PATIENCE_MS), detail: keys },
      ];
    });
  },
};

function lacking(held: number): readonly Finding[] {
  return [{ row: 'search', who: 'dogwatch', cell: `only ${held} lines were there`, met: false }];
}

/** From the last letter until the line is on the screen. */
async function searchTimes(program: Watched, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    program.press(END_KEY);
    await elapsed(700);
    program.press('/');
    await elapsed(300);
    await type(program, BEGUN);
    const pressed = performance.now();
    program.press('z');
    const shown = await program.until(NEEDLE, PATIENCE_MS);
    times.push((shown ?? performance.now()) - pressed);
    await takeBack(program);
  }
  return times;
}

/** From a letter to the screen while a search goes on: each letter begins one that finds nothing in a million lines, and the next comes meanwhile. */
async function keyTimes(program: Watched, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let typed = ''; times.length < count; ) {
    if (typed === '') {
      program.press(END_KEY);
      await elapsed(700);
      program.press('/');
      await elapsed(300);
      await type(program, BEGUN);
      program.press('q');
      typed = `${BEGUN}q`;
    }
    await elapsed(20 + 20 * Math.random());
    typed += String.fromCharCode(97 + (times.length % 26));
    const expected = `${typed}▏`;
    const pressed = performance.now();
    program.press(typed.slice(-1));
    const shown = await program.satisfies(() => program.screen().join('\n').includes(expected), PATIENCE_MS);
    times.push((shown ?? performance.now()) - pressed);
    if (typed.length < 30) continue;
    await takeBack(program);
    typed = '';
  }
  return times;
}

/** As a person types, so that each letter is looked for. */
async function type(program: Watched, text: string) {
  for (const letter of text) {
    program.press(letter);
    await elapsed(100);
  }
  await elapsed(300);
}

/** Esc, which a terminal program takes for the begin of another key for a while. */
async function takeBack(program: Watched) {
  await elapsed(100);
  program.press(ESCAPE);
  await elapsed(1000);
}
