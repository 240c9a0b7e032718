import { linesHeld } from './border.ts';
import { elapsed, short, slopeOf } from './figures.ts';
import type { Finding, Scenario, Setting } from './findings.ts';
import { selectFlood, withProgram } from './session.ts';
import { dry, pour, STACK_FOLDER, startStack } from './stack.ts';
import { consumption } from './terminal.ts';

const SAMPLE_MS = 10_000;
/** The budget of all logs together, and what the program may take besides. */
export const MOST_MIB = 128 + 130;
/** More than this, in MiB a minute, is growth and not the garbage collector's coming and going. */
const FLAT = 1;

type Sample = { readonly minute: number; readonly memoryMiB: number; readonly lines: number | null };

/**
 * Dogwatch's memory after minutes of 20,000 lines/s, and whether it is flat: how much it grows, over the last half and only once the log's budget is
 * spent, which takes something more than a minute. Growth within twice its standard error may be chance, and in a short run that error is large: ten
 * minutes tell.
 */
export const memory: Scenario = {
  rows: ['memory', 'memory-slope'],
  async run({ dogwatch, pace }: Setting) {
    const env = await startStack({ rate: 20_000 });
    return withProgram(dogwatch, { cwd: STACK_FOLDER, env }, async (program) => {
      await selectFlood(program, dogwatch);
      await pour();
      const samples: Sample[] = [];
      for (let n = 1; n <= (pace.minutes * 60_000) / SAMPLE_MS; n++) {
        await elapsed(SAMPLE_MS);
        const { memoryMiB } = consumption(program.pid);
        samples.push({ minute: (n * SAMPLE_MS) / 60_000, memoryMiB, lines: linesHeld(program) });
      }
      await dry();
      return findingsOf(samples);
    });
  },
};

function findingsOf(samples: readonly Sample[]): readonly Finding[] {
  const later = samples.slice(Math.max(Math.floor(samples.length / 2), fullAt(samples)));
  const most = Math.max(...samples.map(({ memoryMiB }) => memoryMiB));
  const growth = slopeOf(later.map(({ minute, memoryMiB }) => ({ x: minute, y: memoryMiB })));
  const slope: Finding = growth
    ? {
        row: 'memory-slope',
        who: 'dogwatch',
        cell: `${short(growth.slope)} ± ${short(growth.error)} MiB/min`,
        met: growth.slope - 2 * growth.error <= FLAT,
        detail: growth,
      }
    : { row: 'memory-slope', who: 'dogwatch', cell: '–', met: 'the log is not full yet: more --minutes' };
  return [{ row: 'memory', who: 'dogwatch', cell: most, detail: samples }, slope];
}

/** The first sample from which on the log holds no more lines than at its fullest, less what is dropped at once. */
function fullAt(samples: readonly Sample[]): number {
  const most = Math.max(...samples.map(({ lines }) => lines ?? 0));
  const at = samples.findIndex(({ lines }) => (lines ?? 0) > most * 0.98);
  return at === samples.length - 1 ? samples.length : at;
}
