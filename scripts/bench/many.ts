import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanup.ts';
import { elapsed } from './figures.ts';
import { type Finding, notWithin, type Scenario, type Setting } from './findings.ts';
import { cpuDuring, PATIENCE_MS, withProgram } from './session.ts';
import { compose, removeProject } from './stack.ts';

const SERVICES = 60;
const RATE = 100;
const DOWN = 'j';

/** Sixty services that print 100 lines/s each: as at the start, with the logs of all of them in one, and with the log of one of them. */
export const many: Scenario = {
  rows: ['many', 'many-one'],
  async run({ dogwatch, lazydocker, pace }: Setting) {
    const folder = await mkdtemp(join(tmpdir(), 'dogwatch-bench-many-'));
    const file = join(folder, 'compose.yml');
    const forget = atEnd(() => putAway(folder, file));
    await copyFile('scripts/bench/writer.sh', join(folder, 'writer.sh'));
    await writeFile(file, manyServices());
    await compose(file, ['up', '-d']);
    await elapsed(3000);
    const findings: Finding[] = [];
    for (const subject of lazydocker ? [lazydocker, dogwatch] : [dogwatch]) {
      await withProgram(subject, { cwd: folder, env: {}, listed: /svc01/ }, async (program, listedAt) => {
        await elapsed(5000);
        const cpu = await cpuDuring(program.pid, pace.flood);
        const cell = listedAt === null ? notWithin(PATIENCE_MS) : cpu;
        findings.push({ row: 'many', who: subject.name, cell });
        if (subject.name !== 'dogwatch') return;
        program.press(DOWN);
        await elapsed(3000);
        findings.push({ row: 'many-one', who: subject.name, cell: await cpuDuring(program.pid, pace.flood) });
      });
    }
    await putAway(folder, file);
    forget();
    return findings;
  },
};

async function putAway(folder: string, file: string) {
  await removeProject(file);
  await rm(folder, { recursive: true, force: true });
}

function manyServices(): string {
  const service = [
    'image: "bb:latest"',
    'command: ["sh", "/writer.sh"]',
    `environment: { RATE: "${RATE}", TICK: "0.1" }`,
    'volumes: ["./writer.sh:/writer.sh:ro"]',
    'network_mode: none',
    'stop_grace_period: 0s',
  ].join(', ');
  const names = Array.from({ length: SERVICES }, (_, index) => `svc${String(index + 1).padStart(2, '0')}`);
  return `name: dogwatch-bench-many\nservices:\n${names.map((name) => `  ${name}: { ${service} }\n`).join('')}`;
}
