import { plain } from '../text/sanitize.ts';
import { type Level, levels } from './level.ts';
import { letterLevel } from './level-prefix.ts';
import { valueLevel } from './level-words.ts';

/** A structured line. All texts in it are safe to show, and may have line breaks. */
export type Parsed = {
  readonly message: string | null;
  /** In milliseconds since the epoch. */
  readonly time: number | null;
  readonly level: Level | null;
  /** What else the line says, in its order. An integer too large for a number is a string of its digits. */
  readonly fields: readonly (readonly [name: string, value: unknown])[];
};

/**
 * The parts of a line that is a JSON object, as pino, bunyan, winston, zap, zerolog, slog, logrus, structlog, python-json-logger,
 * serilog, Monolog, MongoDB, ECS and the clouds write them. Undefined for anything else, and for a text above 64 KiB.
 */
export function parseJsonLine(text: string): Parsed | undefined {
  const object = readObject(text);
  return object && withKnown(Object.entries(object));
}

/**
 * The line in one line: the message, then the other fields as `key=value`, without time and level. Nested values are compact
 * JSON, and so are strings that would be mistaken. A line that has only time and level is shown as it is.
 */
export function jsonSummary(text: string): string | undefined {
  const parsed = parseJsonLine(text);
  if (!parsed) return undefined;
  const fields = parsed.fields.map(([name, value]) => `${bareOrQuoted(name)}=${bareOrQuoted(value)}`).join(' ');
  const message = parsed.message?.replace(/\s*\n\s*/g, ' ').trim();
  return [message, fields].filter(Boolean).join('  ') || onOneLine(text);
}

/** The line opened: the whole object, indented by two spaces. A string with line breaks, such as a stack trace, keeps them. */
export function jsonDetails(text: string): readonly string[] | undefined {
  const object = readObject(text);
  return object && opened(object, '', '', '');
}

/**
 * The parts of a logfmt line, as logrus, slog, go-kit and Grafana write them: nothing but pairs, at least two of them, and one
 * that a logger would write (`level`, `lvl`, `msg`, `time`, `ts`), since a line of settings looks the same.
 */
export function parseLogfmt(text: string): Parsed | undefined {
  if (text.length > longestText || !text.includes('=')) return undefined;
  const line = plain(text).trim();
  const pairs: [string, unknown][] = [];
  pair.lastIndex = 0;
  while (pair.lastIndex < line.length) {
    const found = pair.exec(line);
    if (!found) return undefined;
    pairs.push([found[1] as string, unquoted(found[2] as string)]);
  }
  if (pairs.length < 2 || !pairs.some(([name]) => loggerNames.has(name))) return undefined;
  return withKnown(pairs);
}

type Entries = readonly (readonly [name: string, value: unknown])[];

const longestText = 65_536;
const deepest = 64;
const pair = /\s*([^\s="]+)=("(?:[^"\\]|\\.)*"|[^\s"]*)(?=\s|$)/y;
const loggerNames = new Set(['level', 'lvl', 'msg', 'time', 'ts']);

// In small letters, the surest first: Monolog has `level` as a number on its own scale beside `level_name`, and Python's
// structlog says `event` where the word is an ordinary field for others.
const messageNames = [
  'message',
  'msg',
  '@m',
  'renderedmessage',
  '@mt',
  'messagetemplate',
  'textpayload',
  'short_message',
  'event',
];
const timeNames = ['time', 'timestamp', '@timestamp', 'ts', '@t', 't', 'datetime', 'asctime', 'eventtime'];
const levelNames = ['level_name', 'levelname', 'level', 'severity', 'lvl', 'loglevel', 'log.level', '@l', '@level'];

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > longestText || !/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = longDigits.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
    return safe(value, 0) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

const longDigits = /\d{16}/;

/** A 64-bit id must not be shown with other digits than it has. */
function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isRounded && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;
}

/** The value with all its texts and names safe to show, and cut off where it is nested so deep that nobody would read it. */
function safe(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return plain(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '…';
  if (Array.isArray(value)) return value.map((item) => safe(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [onOneLine(name), safe(item, depth + 1)]));
}

function onOneLine(text: string): string {
  return plain(text.trim().replaceAll('\n', ' '));
}

function withKnown(entries: Entries): Parsed {
  const message = pick(entries, messageNames, (value) => (typeof value === 'string' ? value : null));
  const time = pick(entries, timeNames, timeOf);
  const level = pick(entries, levelNames, levelOfValue) ?? pick(entries, ['s'], mongoLevel);
  const used = new Set([message?.name, time?.name, level?.name]);
  // A second name for what is known already, such as serilog's template or Monolog's number, is no news.
  if (message?.name === '@m') used.add('@mt');
  if (level?.name === 'level_name') used.add('level');
  return {
    message: message?.value ?? null,
    time: time?.value ?? null,
    level: level?.value ?? null,
    fields: entries.filter(([name]) => !used.has(name)),
  };
}

function pick<T>(entries: Entries, names: readonly string[], read: (value: unknown) => T | null) {
  for (const wanted of names) {
    for (const [name, raw] of entries) {
      if (name.length !== wanted.length || name.toLowerCase() !== wanted) continue;
      const value = read(raw);
      if (value !== null) return { name, value };
    }
  }
  return undefined;
}

/** Milliseconds of a date as text, of MongoDB's `$date`, or of a number of seconds, milli-, micro- or nanoseconds by its size. */
function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return epochMs(value);
  if (typeof value === 'object' && value !== null) return '$date' in value ? timeOf(value.$date) : null;
  if (typeof value !== 'string') return null;
  if (/^\d+(\.\d+)?$/.test(value)) return epochMs(Number(value));
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) return null;
  // Python's asctime has a comma and no zone; containers keep UTC.
  const iso = value
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/ ?UTC$/, 'Z');
  const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** A number that would be a time before 2001 is something else, such as the seconds since the start. */
function epochMs(value: number): number | null {
  if (value < 1e9) return null;
  if (value < 1e11) return Math.round(value * 1000);
  if (value < 1e14) return Math.round(value);
  return Math.floor(value < 1e17 ? value / 1000 : value / 1e6);
}

function levelOfValue(value: unknown): Level | null {
  if (typeof value === 'number' && value >= 100) return monologLevel(value);
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const bytes = new TextEncoder().encode(String(value).slice(0, 20));
  return mongoLevel(value) ?? levels[valueLevel(bytes, 0, bytes.length)] ?? null;
}

/** One letter, and for debugging also a digit: F, E, W, I, D1 to D5. */
function mongoLevel(value: unknown): Level | null {
  const isLetter = typeof value === 'string' && /^[A-Z]\d?$/.test(value);
  return isLetter ? (levels[letterLevel(value.charCodeAt(0))] ?? null) : null;
}

function monologLevel(value: number): Level {
  return value >= 400 ? 'error' : value >= 300 ? 'warning' : value >= 200 ? 'info' : 'debug';
}

function bareOrQuoted(value: unknown): string {
  return typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

/** The lines of one value: `before` stands on the first (a name), `after` on the last (a comma). */
function opened(value: unknown, indent: string, before: string, after: string): readonly string[] {
  if (typeof value === 'string' && value.includes('\n')) {
    const [first, ...rest] = `"${value}"${after}`.split('\n');
    return [`${indent}${before}${first}`, ...rest.map((line) => `${indent}  ${line}`)];
  }
  const isList = Array.isArray(value);
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return [`${indent}${before}${JSON.stringify(value)}${after}`];
  const inside = entries.flatMap(([name, item], at) => {
    const comma = at < entries.length - 1 ? ',' : '';
    return opened(item, `${indent}  `, isList ? '' : `${JSON.stringify(name)}: `, comma);
  });
  return [`${indent}${before}${isList ? '[' : '{'}`, ...inside, `${indent}${isList ? ']' : '}'}${after}`];
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return plain(String(JSON.parse(value)));
  } catch {
    return value.slice(1, -1).replace(/\\(.)/g, '$1');
  }
}
