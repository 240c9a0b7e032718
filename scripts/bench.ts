import { access, constants, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { type Figures, measure, type Pace, type Subject } from './bench/measure.ts';

const STACK = ['compose', '-f', 'scripts/bench/compose.yml'];
const QUICK: Pace = { idle: 5000, flood: 5000, keys: 20, events: 3 };
const FULL: Pace = { idle: 20_000, flood: 15_000, keys: 60, events: 5 };

/**
 * Measures dogwatch side by side with lazydocker on one stack, one after the other in one run, and prints figures and ratios. Needs an engine with
 * an image `bb:latest` that holds busybox; lazydocker is taken from `--lazydocker` or PATH and left out where there is none.
 * Writes the same as JSON to the file of `--json`.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      lazydocker: { type: 'string' },
      rate: { type: 'string', default: '1000' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const lazydocker = values.lazydocker ?? (await findOnPath('lazydocker'));
  const results: Record<string, Figures> = {};
  for (const subject of subjects(lazydocker)) {
    await execa('docker', [...STACK, 'up', '-d', '--force-recreate'], { env: { RATE: values.rate } });
    await execa('docker', [...STACK, 'up', '-d', '--wait', 'web'], { env: { RATE: values.rate } });
    results[subject.name] = await measure(subject, 'scripts/bench', values.quick ? QUICK : FULL);
  }
  await execa('docker', [...STACK, 'down', '-v']);
  print(results, Number(values.rate));
  if (values.json)
    await writeFile(
      values.json,
      `${JSON.stringify({ rate: Number(values.rate), machine: machine(), results }, null, 2)}\n`,
    );
}

function subjects(lazydocker: string | null): readonly Subject[] {
  const dogwatch: Subject = {
    name: 'dogwatch',
    argv: [process.execPath, join(process.cwd(), 'bin/launch.js'), '--lang', 'en'],
    select: ['/', 'flood', '\r'],
    quit: 'q',
    paused: /db\s+paused/,
  };
  const other: Subject = {
    name: 'lazydocker',
    argv: [lazydocker ?? ''],
    select: ['2', 'j'],
    quit: 'q',
    paused: /paused\s.*db|db.*paused/,
  };
  return lazydocker ? [other, dogwatch] : [dogwatch];
}

async function findOnPath(program: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return join(folder, program);
  }
  return null;
}

const ROWS: readonly {
  readonly key: keyof Figures;
  readonly label: (rate: number) => string;
  readonly unit: string;
}[] = [
  { key: 'start', label: () => 'start until services are listed', unit: 'ms' },
  { key: 'idleCpu', label: () => 'idle CPU', unit: '%' },
  { key: 'keyP50', label: () => 'key until the screen changes, p50', unit: 'ms' },
  { key: 'keyP99', label: () => 'key until the screen changes, p99', unit: 'ms' },
  { key: 'event', label: () => 'engine event until it is on the screen, worst', unit: 'ms' },
  { key: 'memory', label: () => 'memory, idle', unit: 'MiB' },
  { key: 'floodCpu', label: (rate) => `CPU at ${rate} lines/s`, unit: '%' },
  { key: 'floodKeyP99', label: (rate) => `key until help is shown, at ${rate} lines/s, worst`, unit: 'ms' },
  { key: 'catchUp', label: () => "the flood's last line on the screen after", unit: 'ms' },
  { key: 'memoryAfter', label: () => 'memory after the flood', unit: 'MiB' },
];

function print(results: Record<string, Figures>, rate: number) {
  const { dogwatch, lazydocker } = results;
  process.stdout.write(`${machine()}\n\n| | dogwatch | lazydocker | ratio |\n|---|---:|---:|---:|\n`);
  for (const { key, label, unit } of ROWS) {
    const ours = dogwatch?.[key] ?? null;
    const theirs = lazydocker?.[key] ?? null;
    const ratio = ours === null || theirs === null ? '' : (ours / theirs).toFixed(2);
    process.stdout.write(`| ${label(rate)} | ${show(ours, unit)} | ${show(theirs, unit)} | ${ratio} |\n`);
  }
}

function show(value: number | null, unit: string): string {
  return value === null ? '–' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.versions.node}`;
}

await main();
