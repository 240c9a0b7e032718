import { spawn } from 'node:child_process';
import { atEnd } from './cleanup.ts';
import { elapsed } from './figures.ts';
import { type Finish, finishIn } from './stack.ts';

/** A `docker logs -f` whose lines are counted and otherwise thrown away. */
export type RawReader = {
  readonly pid: number;
  readonly lines: () => number;
  /** The flood's last line and how long after it was written it came; null where it does not within `withinMs`. */
  readonly lastLine: (withinMs: number) => Promise<{ readonly finish: Finish; readonly lateMs: number } | null>;
};

/** Reads the log of a container with `docker logs -f` while `use` runs. */
export async function withRawReader<Result>(
  container: string,
  use: (reader: RawReader) => Promise<Result>,
): Promise<Result> {
  const child = spawn('docker', ['logs', '-f', container], { stdio: ['ignore', 'pipe', 'ignore'] });
  const forget = atEnd(() => void child.kill());
  let lines = 0;
  let tail = '';
  let finished: { readonly finish: Finish; readonly lateMs: number } | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
    tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - 100))).slice(-200);
    const finish = finished ? null : finishIn(tail);
    if (finish) finished = { finish, lateMs: Math.max(0, Date.now() - finish.writtenAt) };
  });
  try {
    return await use({
      pid: child.pid ?? 0,
      lines: () => lines,
      async lastLine(withinMs) {
        const giveUpAt = performance.now() + withinMs;
        while (finished === null && performance.now() < giveUpAt) await elapsed(20);
        return finished;
      },
    });
  } finally {
    child.kill();
    forget();
  }
}
