import { LogBuffer } from '../../src/logs/buffer.ts';
import { parseFilter } from '../../src/logs/filter.ts';
import type { RawLine } from '../../src/logs/line.ts';
import { SiftedLog } from '../../src/logs/sift.ts';

const LINES = 1_000_000;
const LEVELS = ['INFO', 'INFO', 'INFO', 'INFO', 'DEBUG', 'DEBUG', 'WARNING', 'ERROR'];
const QUERIES = ['user-77', 'USER-77', 'zebra', 'level:warning', 'took 99. ms', '-GET', 'GET context:3'];

/** Prints how long filters take over a million lines in memory: in all, until a screenful is there, and for 20,000 lines that then come in 30 pieces. */
function main() {
  const buffer = new LogBuffer({ maxBytes: 1 << 29 });
  for (let n = 0; n < LINES; n++) buffer.append(lineOf(n));
  process.stdout.write(
    '| filter | all | first 50 | longest step | 20,000 more | matched |\n|---|---:|---:|---:|---:|---:|\n',
  );
  for (const query of QUERIES) {
    for (const collapse of [false, true]) {
      const { filter } = parseFilter(query, Date.now());
      const log = new SiftedLog(buffer, { filter, collapse, serviceOf: () => '' });
      const cells = [...through(log), more(buffer, log)].map((ms) => `${ms.toFixed(1)} ms`);
      process.stdout.write(`| ${query}${collapse ? ', folded' : ''} | ${cells.join(' | ')} | ${log.matched} |\n`);
    }
  }
}

function through(log: SiftedLog): readonly [all: number, screen: number, longest: number] {
  const start = performance.now();
  let screen = 0;
  let longest = 0;
  for (let isGoing = true; isGoing; ) {
    const before = performance.now();
    isGoing = log.update();
    longest = Math.max(longest, performance.now() - before);
    if (screen === 0 && log.end - log.first >= 50) screen = performance.now() - start;
  }
  return [performance.now() - start, screen, longest];
}

function more(buffer: LogBuffer, log: SiftedLog): number {
  let spent = 0;
  for (let piece = 0; piece < 30; piece++) {
    for (let n = 0; n < 667; n++) buffer.append(lineOf(LINES + piece * 667 + n));
    const before = performance.now();
    while (log.update());
    spent += performance.now() - before;
  }
  return spent;
}

function lineOf(n: number): RawLine {
  const level = LEVELS[n % LEVELS.length];
  const bytes = Buffer.from(`${level}: request ${n} GET /api/items/${n * 7} took ${n % 997} ms for user-${n % 1000}`);
  return { bytes, start: 0, end: bytes.length, stream: 'stdout', ms: 1_764_000_000_000 + n, nanos: 0, cut: false };
}

main();
