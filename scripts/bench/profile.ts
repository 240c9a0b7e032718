import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

type Frame = {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
};
type Profile = {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};
type Share = { readonly frame: Frame; ms: number };

/**
 * Prints the functions that a `.cpuprofile` spent most time in themselves, in percent of all time and of the time that was not idle:
 *
 *     node scripts/bench/profile.ts [--top 40] FILE-OR-FOLDER
 *
 * Of a folder, its newest profile. The bundle is minified, so each function is shown with how its text begins, from the copy of it beside the profile
 * where the bench left one.
 */
async function main() {
  const { values, positionals } = parseArgs({
    options: { top: { type: 'string', default: '40' } },
    allowPositionals: true,
  });
  const file = await profileIn(positionals[0] ?? '.');
  const shares = selfTimes(JSON.parse(await readFile(file, 'utf8')) as Profile);
  const total = sum(shares);
  const busy = shares.filter(({ frame }) => frame.functionName !== '(idle)');
  const busyMs = sum(busy);
  process.stdout.write(`${file}: ${(total / 1000).toFixed(1)} s, busy ${percent(busyMs, total).trim()}\n`);
  process.stdout.write('  of busy   of all       ms  function\n');
  for (const { frame, ms } of busy.slice(0, Number(values.top))) {
    const numbers = `${percent(ms, busyMs)}  ${percent(ms, total)} ${ms.toFixed(0).padStart(8)}`;
    process.stdout.write(`${numbers}  ${await describe(frame, dirname(file))}\n`);
  }
}

async function profileIn(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return path;
  const files = (await readdir(path)).filter((name) => name.endsWith('.cpuprofile')).map((name) => join(path, name));
  const times = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  const newest = times.sort((a, b) => b.at - a.at)[0];
  if (newest === undefined) throw new Error(`no .cpuprofile in ${path}`);
  return newest.file;
}

/** The time that each function was on top of the stack, longest first. */
function selfTimes({ nodes, samples, timeDeltas }: Profile): readonly Share[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const shares = new Map<string, Share>();
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (frame === undefined) continue;
    const key = `${frame.functionName} ${frame.url} ${frame.lineNumber} ${frame.columnNumber}`;
    const share = shares.get(key) ?? { frame, ms: 0 };
    // A delta is the time before its sample; that after it is what the function took.
    share.ms += Math.max(0, timeDeltas[index + 1] ?? 0) / 1000;
    shares.set(key, share);
  }
  return [...shares.values()].sort((a, b) => b.ms - a.ms);
}

async function describe(frame: Frame, folder: string): Promise<string> {
  const name = frame.functionName || '(anonymous)';
  if (frame.url === '') return name;
  if (!frame.url.startsWith('file:')) return `${name}  ${frame.url}`;
  const line = (await linesOf(frame.url, folder))[frame.lineNumber] ?? '';
  const begin = line.slice(frame.columnNumber, frame.columnNumber + 90);
  return `${name}  ${basename(frame.url)}:${frame.lineNumber + 1}:${frame.columnNumber + 1}  ${begin}`;
}

const sources = new Map<string, readonly string[]>();

async function linesOf(url: string, folder: string): Promise<readonly string[]> {
  const known = sources.get(url);
  if (known) return known;
  const candidates = [fileURLToPath(url), join(folder, 'program/dist', basename(fileURLToPath(url)))];
  const found = candidates.find((path) => existsSync(path));
  const lines = found === undefined ? [] : (await readFile(found, 'utf8')).split('\n');
  sources.set(url, lines);
  return lines;
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((total, { ms }) => total + ms, 0);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1).padStart(6)} %`;
}

await main();
