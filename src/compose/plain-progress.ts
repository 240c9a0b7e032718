import type { Report } from './steps.ts';

/**
 * Reads a line of Compose's plain progress (`pkg/progress/plain.go`: a blank, the id, a text, a status), such as ` Container x-1  Started` or
 * ` cache Pulling `; null for any other line.
 */
export function plainReport(line: string): Report | null {
  const thing = /^ (?<id>(?:Container|Network|Volume|Image) \S+) {1,2}(?<status>\S.*)$/.exec(line)?.groups;
  if (thing) return { ...nothing, id: thing.id ?? '', status: (thing.status ?? '').trimEnd() };
  const pull = PULL.exec(line)?.groups;
  if (!pull) return null;
  const status = pull.status ?? '';
  return { ...nothing, id: pull.id ?? '', text: pull.text ?? '', status, ...sizesIn(status) };
}

const nothing: Report = { id: '', text: '', status: '', details: '', parent: '', current: 0, total: 0 };

const PULL =
  /^ (?<id>[\w./:@-]+) (?<text>Pulling fs layer|Pulling|Pulled|Waiting|Downloading|Verifying Checksum|Download complete|Extracting|Pull complete|Already exists|Skipped[\w ,-]*|Error|Pushing|Pushed|Building|Built)(?: (?<status>.*))?$/;

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** `[====>    ]  3.604MB/30MB` as bytes. */
function sizesIn(bar: string): Pick<Report, 'current' | 'total'> {
  const match = /([\d.]+)([kMGT]?B)\/([\d.]+)([kMGT]?B)$/.exec(bar);
  return match
    ? { current: bytesOf(`${match[1]}${match[2]}`), total: bytesOf(`${match[3]}${match[4]}`) }
    : { current: 0, total: 0 };
}

/** The bytes of `3.604MB`; 0 where that is no number of bytes. */
export function bytesOf(text: string): number {
  const [, number = '0', unit = ''] = /^([\d.]+)([kMGT]?B)$/.exec(text) ?? [];
  return Math.round(Number(number) * (UNITS[unit] ?? 1));
}
