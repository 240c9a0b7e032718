import { linesHeld } from './border.ts';
import { elapsed } from './figures.ts';
import type { Finding, Pace, Scenario, Setting, Who } from './findings.ts';
import { withRawReader } from './raw.ts';
import { lastLine, selectFlood, withProgram } from './session.ts';
import { FLOOD, pour, STACK_FOLDER, startStack } from './stack.ts';
import type { Subject } from './subjects.ts';

const RATES: readonly number[] = [2500, 5000, 10_000, 20_000, 30_000, 45_000, 60_000, 80_000, 110_000, 150_000];
/** How late the last line may be for a reader that keeps up. */
const LATE_MS = 1000;
/** Fewer than what dogwatch's log holds, so that its border counts every line. */
const MOST_LINES = 900_000;

/** What became of one rate: what the container came to, how late its last line was, and how many lines were lost where that can be told. */
type Step = {
  readonly asked: number;
  readonly rate: number;
  readonly lateMs: number | null;
  readonly lost: number | null;
};

type Attempt = (total: number, rate: number) => Promise<Omit<Step, 'asked'>>;

/**
 * The fastest container that each keeps up with: its last line is there a second after it was written, and none is missing.
 *
 * Paced containers at rising rates, not one that writes as fast as it can: that one starves its own reader of the processor and of the engine, so that
 * what the reader passes says more about the writer. Each is measured alone, on a container of its own. A rate that fails is tried once more, since one
 * hiccup of a shared machine fails it, but not where lines were lost, which nothing excuses. The rate that counts is the one that the container came
 * to, which the engine's log driver may hold back.
 */
export const throughput: Scenario = {
  rows: ['throughput'],
  async run({ dogwatch, lazydocker, pace }: Setting) {
    return [
      await fastest('raw', tryRaw, 30_000, pace),
      ...(lazydocker ? [await fastest('lazydocker', tryProgram(lazydocker), 2500, pace)] : []),
      await fastest('dogwatch', tryProgram(dogwatch), 20_000, pace),
    ];
  },
};

async function fastest(who: Who, attempt: Attempt, first: number, pace: Pace): Promise<Finding> {
  const steps: Step[] = [];
  async function passes(asked: number): Promise<boolean> {
    for (let tries = 0; tries < 2; tries++) {
      const total = Math.min(MOST_LINES, Math.round((asked * pace.step) / 1000));
      const step = { asked, ...(await attempt(total, asked)) };
      steps.push(step);
      process.stderr.write(`bench:   ${who} ${JSON.stringify(step)}\n`);
      if (keepsUp(step)) return true;
      if (step.lost !== null && step.lost !== 0) return false;
    }
    return false;
  }
  await climb(passes, first, pace.refinements);
  const rates = steps.filter(keepsUp).map(({ rate }) => rate);
  const cell = rates.length === 0 ? `less than ${RATES[0]} lines/s` : Math.max(...rates);
  return { row: 'throughput', who, cell, detail: steps };
}

/** From the rate `first` on upward, or downward where even that is too much; then between the last that passed and the first that did not. */
async function climb(passes: (rate: number) => Promise<boolean>, first: number, refinements: number) {
  let at = RATES.indexOf(first);
  if (await passes(first)) while (at + 1 < RATES.length && (await passes(RATES[at + 1] ?? 0))) at += 1;
  else while (--at >= 0 && !(await passes(RATES[at] ?? 0)));
  let low = RATES[at];
  let high = RATES[at + 1];
  for (let n = 0; n < refinements && low !== undefined && high !== undefined; n++) {
    const middle = Math.round((low + high) / 2);
    if (await passes(middle)) low = middle;
    else high = middle;
  }
}

function keepsUp({ lateMs, lost }: Step): boolean {
  return lateMs !== null && lateMs <= LATE_MS && (lost ?? 0) === 0;
}

async function tryRaw(total: number, rate: number): Promise<Omit<Step, 'asked'>> {
  await startStack({ rate, total });
  return withRawReader(FLOOD, async (reader) => {
    await elapsed(1000);
    await pour();
    const last = await reader.lastLine(patienceFor(total, rate));
    // The line that says it waits, and END.
    return { rate: last?.finish.rate ?? 0, lateMs: last?.lateMs ?? null, lost: last && total + 2 - reader.lines() };
  });
}

function tryProgram(subject: Subject): Attempt {
  return async (total, rate) => {
    const env = await startStack({ rate, total });
    return withProgram(subject, { cwd: STACK_FOLDER, env }, async (program) => {
      await selectFlood(program, subject);
      const before = linesHeld(program);
      if (before === null && subject.name === 'dogwatch')
        throw new Error('the border of the log tells no number of lines');
      await pour();
      const last = await lastLine(program, patienceFor(total, rate));
      await elapsed(500);
      const after = linesHeld(program);
      const lost = before === null || after === null ? null : total + 1 - (after - before);
      return { rate: last?.finish.rate ?? 0, lateMs: last?.lateMs ?? null, lost };
    });
  };
}

/** Long enough to tell "late" from "never"; a container that the engine holds back takes longer. */
function patienceFor(total: number, rate: number): number {
  return (3 * 1000 * total) / rate + 10_000;
}
