import { atEnd } from './cleanup.ts';
import { elapsed, quantile, sinceEpoch } from './figures.ts';
import { type Env, type Finish, finishIn } from './stack.ts';
import type { Subject } from './subjects.ts';
import { consumption, type Watched, watchProgram } from './terminal.ts';

export const SIZE = { columns: 160, rows: 48 };

/** How long anything is waited for that ought to be there at once, in milliseconds. Lazydocker never catches up with 20,000 lines/s. */
export const PATIENCE_MS = 40_000;

export type Place = {
  readonly cwd: string;
  readonly env: Env;
  /** What the screen shows when the services are listed. */
  readonly listed?: RegExp;
};

/** Starts a program, waits until it lists the services (`listedAt`, null when it does not), and ends it after `use`, whatever happens. */
export async function withProgram<Result>(
  subject: Subject,
  { cwd, env, listed = /flood/ }: Place,
  use: (program: Watched, listedAt: number | null) => Promise<Result>,
): Promise<Result> {
  const program = watchProgram(subject.argv, { cwd, env, ...SIZE });
  const forget = atEnd(program.kill);
  try {
    return await use(program, await program.until(listed, PATIENCE_MS));
  } finally {
    program.press(subject.quit);
    await Promise.race([program.exited, elapsed(10_000)]);
    program.kill();
    forget();
  }
}

/** Shows the log of the flooding service. */
export async function selectFlood(program: Watched, subject: Subject) {
  await elapsed(1500);
  for (const key of subject.select) {
    program.press(key);
    await elapsed(700);
  }
}

/** The CPU time of a program and all below it over `ms`, in percent of one core. */
export async function cpuDuring(pid: number, ms: number): Promise<number> {
  const before = consumption(pid).cpuMs;
  const start = performance.now();
  await elapsed(ms);
  return (100 * (consumption(pid).cpuMs - before)) / (performance.now() - start);
}

/** The flood's last line as the screen shows it, and how long after it was written it was there; null where it is not within `withinMs`. */
export async function lastLine(
  program: Watched,
  withinMs = PATIENCE_MS,
): Promise<{ readonly finish: Finish; readonly lateMs: number } | null> {
  const find = () => finishIn(program.screen().join('\n'));
  const shownAt = await program.satisfies(() => find() !== null, withinMs);
  const finish = find();
  if (shownAt === null || finish === null) return null;
  return { finish, lateMs: Math.max(0, sinceEpoch(shownAt) - finish.writtenAt) };
}

/**
 * The time from a key to the screen in a flood, `part` of all (0.99: the p99). Every frame changes the screen then, so that only something that the
 * key alone brings counts: the help. Presses at times that have nothing to do with when frames come; gives up after a while, with at least five.
 */
export async function helpTime(program: Watched, { help }: Subject, count: number, part: number) {
  const times: number[] = [];
  const giveUpAt = performance.now() + count * 1000;
  for (let n = 0; n < count && (n < 5 || performance.now() < giveUpAt); n++) {
    await elapsed(100 + 100 * Math.random());
    const pressed = performance.now();
    program.press(help.open);
    const shown = await program.until(help.shown, 5000);
    times.push((shown ?? performance.now()) - pressed);
    await elapsed(30);
    program.press(help.close);
    await program.satisfies(() => !help.shown.test(program.screen().join('\n')), 5000);
  }
  return quantile(times, part);
}
