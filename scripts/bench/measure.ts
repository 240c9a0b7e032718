import { elapsed, quantile, sinceEpoch, worst } from './figures.ts';
import { type Finding, notWithin, type Pace, type Scenario, type Setting } from './findings.ts';
import { cpuDuring, PATIENCE_MS, withProgram } from './session.ts';
import { docker, STACK_FOLDER, startStack } from './stack.ts';
import type { Subject } from './subjects.ts';
import { consumption, type Watched } from './terminal.ts';

/** What a program takes while little happens: start, idle CPU, keys, an event of the engine, memory. */
export const quiet: Scenario = {
  rows: ['start', 'idle-cpu', 'key-p50', 'key-p99', 'event', 'memory-idle'],
  async run({ dogwatch, lazydocker, pace }: Setting) {
    const findings: Finding[] = [];
    for (const subject of lazydocker ? [lazydocker, dogwatch] : [dogwatch]) {
      findings.push(...(await measureQuiet(subject, pace)));
    }
    return findings;
  },
};

async function measureQuiet(subject: Subject, pace: Pace): Promise<readonly Finding[]> {
  const env = await startStack({ rate: 1000 });
  return withProgram(subject, { cwd: STACK_FOLDER, env }, async (program, listedAt) => {
    await elapsed(4000);
    const idleCpu = await cpuDuring(program.pid, pace.idle);
    const keys = await keyTimes(program, pace.keys);
    const event = await eventTime(program, subject, pace.events);
    const who = subject.name;
    return [
      { row: 'start', who, cell: listedAt === null ? notWithin(PATIENCE_MS) : listedAt - program.startedAt },
      { row: 'idle-cpu', who, cell: idleCpu },
      { row: 'key-p50', who, cell: quantile(keys, 0.5) ?? notWithin(2000) },
      { row: 'key-p99', who, cell: quantile(keys, 0.99) ?? notWithin(2000) },
      { row: 'event', who, cell: event ?? notWithin(5000) },
      { row: 'memory-idle', who, cell: consumption(program.pid).memoryMiB },
    ];
  });
}

/** From a key that moves the selection until the screen changes. */
async function keyTimes(program: Watched, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    await elapsed(120);
    const pressed = performance.now();
    const output = program.nextOutput(2000);
    program.press(n % 2 === 0 ? 'j' : 'k');
    const shown = await output;
    if (shown !== null) times.push(shown - pressed);
  }
  return times;
}

/** From the engine's own time of a `pause` until the screen says so; the worst of several. */
async function eventTime(program: Watched, { paused }: Subject, count: number): Promise<number | null> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const since = String(Date.now() / 1000);
    await docker(['pause', 'dogwatch-bench-db-1']);
    const shown = await program.until(paused, 5000);
    const until = String(Date.now() / 1000);
    const filters = ['--filter', 'container=dogwatch-bench-db-1', '--filter', 'event=pause'];
    const range = ['--since', since, '--until', until];
    const printed = await docker(['events', ...range, ...filters, '--format', '{{.TimeNano}}']);
    await docker(['unpause', 'dogwatch-bench-db-1']);
    await elapsed(1500);
    if (shown === null) return null;
    times.push(sinceEpoch(shown) - Number(printed.trim().split('\n').at(-1)) / 1e6);
  }
  return worst(times);
}
