import { existsSync } from 'node:fs';
import { parseTime } from '../src/logs/filter.ts';
import { type Level, levels } from '../src/logs/level.ts';
import { compile } from '../src/logs/matcher.ts';
import { fail, ok, type Result } from '../src/model/result.ts';
import type { LogChoice } from '../src/session/printing/entry.ts';

/** Why the words after `logs` cannot be understood. */
export type LogsProblem =
  | { readonly kind: 'bad-time'; readonly option: string; readonly text: string }
  | { readonly kind: 'bad-tail'; readonly text: string }
  | { readonly kind: 'unknown-level'; readonly text: string; readonly known: readonly string[] };

/** The options that only `logs` knows. After that word `-f` means to follow, as everybody's fingers know, and `-v` to invert. */
export const LOGS_OPTIONS = {
  follow: { type: 'boolean', short: 'f' },
  since: { type: 'string' },
  until: { type: 'string' },
  tail: { type: 'string', short: 'n' },
  grep: { type: 'string' },
  invert: { type: 'boolean', short: 'v' },
  level: { type: 'string' },
} as const;

/** The values of these options, as they were typed. */
export type LogsValues = {
  readonly follow?: boolean | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly tail?: string | undefined;
  readonly grep?: string | undefined;
  readonly invert?: boolean | undefined;
  readonly level?: string | undefined;
};

/** Which lines `services` and the options choose, at the time `now` in milliseconds since the epoch. */
export function chooseLogs(
  services: readonly string[],
  values: LogsValues,
  now: number,
): Result<LogChoice, LogsProblem> {
  const since = readTime('--since', values.since, now);
  if (!since.ok) return since;
  const until = readTime('--until', values.until, now);
  if (!until.ok) return until;
  const { tail = 'all' } = values;
  if (tail !== 'all' && !/^\d{1,9}$/.test(tail)) return fail({ kind: 'bad-tail', text: tail });
  const level = readLevel(values.level);
  if (level === null) return fail({ kind: 'unknown-level', text: values.level ?? '', known: LEVELS });
  return ok({
    services,
    since: since.value,
    until: until.value,
    tail: tail === 'all' ? null : Number(tail),
    level,
    grep: compile(values.grep ?? '') ?? null,
    invert: values.invert ?? false,
    follow: values.follow ?? false,
  });
}

/** The words after `logs`: a first one that is a path, and exists, is the project's folder; all others are services. */
export function splitFolder(words: readonly string[]): {
  readonly directory: string;
  readonly services: readonly string[];
} {
  const [first = '', ...rest] = words;
  const isPath = first === '.' || first === '..' || first.includes('/');
  return isPath && existsSync(first) ? { directory: first, services: rest } : { directory: '.', services: words };
}

const LEVELS = levels.slice(1);

const SHORT_LEVELS: Readonly<Record<string, Level>> = { warn: 'warning', err: 'error' };

function readLevel(text: string | undefined): Level | null {
  if (text === undefined) return 'none';
  const name = text.toLowerCase();
  return LEVELS.find((level) => level === name) ?? SHORT_LEVELS[name] ?? null;
}

function readTime(option: string, text: string | undefined, now: number): Result<number | null, LogsProblem> {
  if (text === undefined) return ok(null);
  const time = parseTime(text.trim(), now);
  return time === undefined ? fail({ kind: 'bad-time', option, text }) : ok(Math.floor(time));
}
