import { execa } from 'execa';
import { consumption, type Watched, watchProgram } from './terminal.ts';

/** A program to measure: how to start it, how to select the flooding service, and how to leave it. */
export type Subject = {
  readonly name: string;
  readonly argv: readonly string[];
  readonly select: readonly string[];
  readonly quit: string;
  /** What the screen says of a service that is paused. */
  readonly paused: RegExp;
};

/** What was measured; null where the program did not get there in time. Times in milliseconds, CPU in percent of one core, memory in MiB. */
export type Figures = {
  readonly start: number | null;
  readonly idleCpu: number;
  readonly keyP50: number | null;
  readonly keyP99: number | null;
  readonly event: number | null;
  readonly memory: number;
  readonly floodCpu: number;
  readonly floodKeyP99: number | null;
  readonly catchUp: number | null;
  readonly memoryAfter: number;
};

const SIZE = { columns: 160, rows: 48 };

/** How long the parts of a run take, in milliseconds. */
export type Pace = { readonly idle: number; readonly flood: number; readonly keys: number; readonly events: number };

/** Starts the program on the stack in `cwd` and measures it from outside, through a pseudo terminal. */
export async function measure(subject: Subject, cwd: string, pace: Pace): Promise<Figures> {
  const watched = watchProgram(subject.argv, { cwd, ...SIZE });
  try {
    const listed = await watched.until(/flood/, 30_000);
    await elapsed(4000);
    const idleCpu = await cpuDuring(watched, pace.idle);
    const keys = await keyTimes(watched, pace.keys);
    const event = await eventTime(watched, subject, pace.events);
    const { memoryMiB: memory } = consumption(watched.pid);
    for (const key of subject.select) {
      watched.press(key);
      await elapsed(700);
    }
    const flood = await floodFigures(watched, pace);
    const start = listed === null ? null : listed - watched.startedAt;
    return { start, idleCpu, keyP50: quantile(keys, 0.5), keyP99: quantile(keys, 0.99), event, memory, ...flood };
  } finally {
    watched.press(subject.quit);
    await Promise.race([watched.exited, elapsed(3000)]);
    watched.kill();
  }
}

async function floodFigures(watched: Watched, pace: Pace) {
  await execa('docker', ['exec', 'dogwatch-bench-flood-1', 'touch', '/go']);
  await elapsed(2000);
  const floodCpu = await cpuDuring(watched, pace.flood);
  const floodKeys = await helpTimes(watched, 10);
  await execa('docker', ['exec', 'dogwatch-bench-flood-1', 'touch', '/stop']);
  const stopped = performance.now();
  const seen = await watched.until(/END \d+/, 60_000);
  return {
    floodCpu,
    floodKeyP99: quantile(floodKeys, 0.99),
    catchUp: seen === null ? null : Math.max(0, seen - stopped),
    memoryAfter: consumption(watched.pid).memoryMiB,
  };
}

async function cpuDuring(watched: Watched, ms: number): Promise<number> {
  const before = consumption(watched.pid).cpuMs;
  const start = performance.now();
  await elapsed(ms);
  return (100 * (consumption(watched.pid).cpuMs - before)) / (performance.now() - start);
}

/** From a key that moves the selection until the screen changes. */
async function keyTimes(watched: Watched, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    await elapsed(120);
    const pressed = performance.now();
    const output = watched.nextOutput(2000);
    watched.press(n % 2 === 0 ? 'j' : 'k');
    const shown = await output;
    if (shown !== null) times.push(shown - pressed);
  }
  return times;
}

/** In a flood every frame changes the screen, so that only something that the key alone brings counts: its help or menu. */
async function helpTimes(watched: Watched, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const pressed = performance.now();
    watched.press('?');
    const shown = await watched.until(/Esc|Menu|Keybindings/, 5000);
    if (shown !== null) times.push(shown - pressed);
    watched.press('\u001b');
    await elapsed(700);
  }
  return times;
}

/** From the engine's own time of a `pause` until the screen says so; the worst of several. */
async function eventTime(watched: Watched, subject: Subject, count: number): Promise<number | null> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const since = String(Date.now() / 1000);
    await execa('docker', ['pause', 'dogwatch-bench-db-1']);
    const shown = await watched.until(subject.paused, 5000);
    const until = String(Date.now() / 1000);
    const filters = ['--filter', 'container=dogwatch-bench-db-1', '--filter', 'event=pause'];
    const { stdout } = await execa('docker', [
      'events',
      '--since',
      since,
      '--until',
      until,
      ...filters,
      '--format',
      '{{.TimeNano}}',
    ]);
    await execa('docker', ['unpause', 'dogwatch-bench-db-1']);
    await elapsed(1500);
    if (shown === null) return null;
    times.push(performance.timeOrigin + shown - Number(stdout.trim().split('\n').at(-1)) / 1e6);
  }
  return Math.max(...times);
}

function quantile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
