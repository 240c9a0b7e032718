import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { checkout } from './bench/checkout.ts';
import { cleanUp, cleanUpWhenInterrupted } from './bench/cleanup.ts';
import type { Finding, Pace, RowName, Scenario, Setting } from './bench/findings.ts';
import { busy, flood } from './bench/flood.ts';
import { many } from './bench/many.ts';
import { quiet } from './bench/measure.ts';
import { memory } from './bench/memory.ts';
import { search } from './bench/search.ts';
import { dogwatch, lazydocker } from './bench/subjects.ts';
import { judge, ROWS, tableOf } from './bench/table.ts';
import { throughput } from './bench/throughput.ts';

const SCENARIOS: readonly Scenario[] = [quiet, busy, flood, memory, throughput, search, many, checkout];

const QUICK: Omit<Pace, 'minutes'> = {
  idle: 5000,
  flood: 6000,
  keys: 60,
  events: 3,
  step: 5000,
  refinements: 0,
  searches: 3,
};
const FULL: Omit<Pace, 'minutes'> = {
  idle: 20_000,
  flood: 15_000,
  keys: 100,
  events: 5,
  step: 8000,
  refinements: 2,
  searches: 10,
};

const USAGE = `npm run bench -- [options]
  --lazydocker PATH  measure this lazydocker beside dogwatch; else the one on PATH, if any
  --dogwatch PATH    the launcher of the dogwatch to measure (bin/launch.js); it is copied, with its bundle
  --only ROW[,ROW]   measure only these rows, and those that come with them
  --quick            fewer and shorter
  --minutes N        how long memory is watched at 20,000 lines/s (3); 10 for a figure to publish: 2.5 GB of log
  --json FILE        write everything to FILE, too
  --cpu-prof DIR     profile dogwatch at 20,000 lines/s into DIR, which costs CPU itself; look at it with scripts/bench/profile.ts
rows: ${ROWS.map(({ row }) => row).join(' ')}
`;

/**
 * Measures dogwatch from outside, through a pseudo terminal of 160×48, side by side with lazydocker and, where it applies, with `docker logs -f`, all in
 * one run, and prints a table of what was asked and what was found. Needs an engine on this machine with an image `bb:latest` that holds busybox.
 */
async function main() {
  const options = read();
  const scenarios = chosen(options.only);
  cleanUpWhenInterrupted();
  try {
    const setting: Setting = {
      dogwatch: await dogwatch(options.dogwatch, options['cpu-prof'] ?? null),
      lazydocker: await lazydocker(options.lazydocker),
      pace: { ...(options.quick ? QUICK : FULL), minutes: Number(options.minutes) },
      profiles: options['cpu-prof'] ?? null,
    };
    const findings = await measure(setting, scenarios);
    const results = judge(findings);
    process.stdout.write(`${machine()}\n\n${tableOf(results)}`);
    const all = { machine: machine(), at: new Date().toISOString(), pace: setting.pace, results, findings };
    if (options.json) await writeFile(options.json, `${JSON.stringify(all, null, 2)}\n`);
  } finally {
    await cleanUp();
  }
}

async function measure(setting: Setting, scenarios: readonly Scenario[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { rows, run } of scenarios) {
    process.stderr.write(`bench: ${rows.join(' ')}\n`);
    findings.push(...(await run(setting)));
  }
  return findings;
}

function read() {
  const { values } = parseArgs({
    options: {
      lazydocker: { type: 'string' },
      dogwatch: { type: 'string', default: 'bin/launch.js' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '3' },
      json: { type: 'string' },
      'cpu-prof': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  return values;
}

/** The scenarios with at least one of the rows in `only`; all of them where nothing is given. */
function chosen(only: string | undefined): readonly Scenario[] {
  if (only === undefined) return SCENARIOS;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !ROWS.some(({ row }) => row === name));
  if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(', ')}\n${USAGE}`);
  return SCENARIOS.filter(({ rows }) => names.some((name) => rows.includes(name as RowName)));
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.versions.node}`;
}

await main();
