import { elapsed } from './figures.ts';
import { type Finding, notWithin, type Pace, type Scenario, type Setting } from './findings.ts';
import { withRawReader } from './raw.ts';
import { cpuDuring, helpTime, lastLine, PATIENCE_MS, selectFlood, withProgram } from './session.ts';
import { dry, FLOOD, pour, STACK_FOLDER, startStack } from './stack.ts';
import { profiled, type Subject } from './subjects.ts';
import { consumption } from './terminal.ts';

/** A service whose log is shown prints 1,000 lines a second. */
export const busy: Scenario = {
  rows: ['cpu-1000', 'key-1000', 'last-line-1000', 'memory-1000'],
  run: (setting) => measureFloods(setting, 1000),
};

/** The same with 20,000, which is where profiles are taken. */
export const flood: Scenario = {
  rows: ['cpu-20000', 'key-20000', 'last-line-20000', 'memory-20000'],
  run: ({ profiles, dogwatch, ...setting }) =>
    measureFloods({ ...setting, profiles, dogwatch: profiles ? profiled(dogwatch, profiles) : dogwatch }, 20_000),
};

async function measureFloods(setting: Setting, rate: 1000 | 20_000): Promise<readonly Finding[]> {
  const { dogwatch, lazydocker, pace } = setting;
  const findings: Finding[] = [...(await measureRaw(rate, pace))];
  for (const subject of lazydocker ? [lazydocker, dogwatch] : [dogwatch]) {
    findings.push(...(await measureFlood(subject, rate, pace)));
  }
  return findings;
}

async function measureFlood(subject: Subject, rate: 1000 | 20_000, pace: Pace): Promise<readonly Finding[]> {
  const env = await startStack({ rate });
  return withProgram(subject, { cwd: STACK_FOLDER, env }, async (program) => {
    await selectFlood(program, subject);
    await pour();
    await elapsed(2000);
    const cpu = await cpuDuring(program.pid, pace.flood);
    const key = await helpTime(program, subject, pace.keys, 0.99);
    await elapsed(1000);
    await dry();
    const last = await lastLine(program);
    const who = subject.name;
    return [
      { row: `cpu-${rate}`, who, cell: cpu },
      { row: `key-${rate}`, who, cell: key ?? notWithin(5000) },
      { row: `last-line-${rate}`, who, cell: last?.lateMs ?? notWithin(PATIENCE_MS), detail: last?.finish },
      { row: `memory-${rate}`, who, cell: consumption(program.pid).memoryMiB },
    ];
  });
}

/** The engine's own client, whose output is only counted: what reading the log costs at the least. */
async function measureRaw(rate: 1000 | 20_000, pace: Pace): Promise<readonly Finding[]> {
  await startStack({ rate });
  return withRawReader(FLOOD, async (reader) => {
    await pour();
    await elapsed(2000);
    const cpu = await cpuDuring(reader.pid, pace.flood);
    await dry();
    const last = await reader.lastLine(PATIENCE_MS);
    return [
      { row: `cpu-${rate}`, who: 'raw', cell: cpu },
      { row: `last-line-${rate}`, who: 'raw', cell: last?.lateMs ?? notWithin(PATIENCE_MS), detail: last?.finish },
      { row: `memory-${rate}`, who: 'raw', cell: consumption(reader.pid).memoryMiB },
    ];
  });
}
