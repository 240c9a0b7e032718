import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from './cleanup.ts';
import { elapsed } from './figures.ts';
import { notWithin, type Scenario, type Setting } from './findings.ts';
import { cpuDuring, helpTime, withProgram } from './session.ts';
import { compose, removeProject } from './stack.ts';
import type { Watched } from './terminal.ts';

const FOLDERS = 50;
const FILES = 100;
const WITHIN_MS = 60_000;
const ROUNDS = 4;
/** Enough for one checkout to be over before the next. */
const ROUND_MS = 6000;
/** So many that a p99 is one, over about as long as the checkouts take. */
const PRESSES = 110;

const PROJECT = `name: dogwatch-bench-checkout
services:
  app:
    image: "bb:latest"
    command: ["sleep", "1000000"]
    stop_grace_period: 0s
    develop:
      watch:
        - { path: ./src, action: sync, target: /app/src }
`;

/** Watch: what it takes while nothing is saved, and keys while 5,000 files change at once, as by a checkout, until all were seen in the container. */
export const checkout: Scenario = {
  rows: ['watch-idle', 'watch-key', 'watch-verified'],
  async run({ dogwatch, pace }: Setting) {
    const folder = await mkdtemp(join(tmpdir(), 'dogwatch-bench-checkout-'));
    const file = join(folder, 'compose.yml');
    const forget = atEnd(() => putAway(folder, file));
    await writeFile(file, PROJECT);
    await writeTree(join(folder, 'src'), 'at first');
    await writeTree(join(folder, 'before'), 'before, long');
    await writeTree(join(folder, 'after'), 'after, longer');
    await compose(file, ['up', '-d']);
    const place = { cwd: folder, env: {}, listed: /app .*running/ };
    const findings = await withProgram(dogwatch, place, async (program) => {
      await turnOn(program);
      const idle = await cpuDuring(program.pid, pace.idle);
      const began = performance.now();
      const checkouts = checkOut(folder);
      const verified = program.until(new RegExp(`✔${(FOLDERS * FILES) / 1000},000`), WITHIN_MS);
      const key = await helpTime(program, dogwatch, PRESSES, 0.99);
      await checkouts;
      const at = await verified;
      return [
        { row: 'watch-idle', who: 'dogwatch', cell: idle },
        { row: 'watch-key', who: 'dogwatch', cell: key ?? notWithin(WITHIN_MS) },
        { row: 'watch-verified', who: 'dogwatch', cell: at === null ? notWithin(WITHIN_MS) : at - began },
      ] as const;
    });
    await putAway(folder, file);
    forget();
    return findings;
  },
};

/** Changes all files, several times, each time by another process, so that the one that measures is not kept busy by it. */
async function checkOut(folder: string) {
  for (let round = 0; round < ROUNDS; round++) {
    const tree = join(folder, round % 2 === 0 ? 'after' : 'before');
    await promisify(execFile)('cp', ['-R', `${tree}/.`, join(folder, 'src')]);
    await elapsed(ROUND_MS);
  }
}

async function turnOn(program: Watched) {
  program.press('j');
  await elapsed(500);
  program.press('w');
  await program.until(/watch ● 1 rule/, 20_000);
  await elapsed(3000);
}

async function writeTree(root: string, text: string) {
  for (let folder = 0; folder < FOLDERS; folder++) {
    const path = join(root, `d${folder}`);
    await mkdir(path, { recursive: true });
    await Promise.all(Array.from({ length: FILES }, (_, n) => writeFile(join(path, `f${n}.py`), `# ${n} ${text}\n`)));
  }
}

async function putAway(folder: string, file: string) {
  await removeProject(file);
  await rm(folder, { recursive: true, force: true });
}
