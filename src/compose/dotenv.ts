import { interpolate, type Lookup } from '../model/interpolation.ts';

/**
 * A variable of an env file and the line that sets it, from 1. `written` is what stands after the first `=`, untouched: with spaces, quotes, comments and a carriage
 * return; empty for a name alone.
 */
export type EnvLine = {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly written: string;
};

/** The variables of an env file, in order; `problem` is the first line that is not one, where reading stopped. */
export type EnvText = {
  readonly lines: readonly EnvLine[];
  readonly problem: { readonly line: number; readonly message: string } | null;
};

/**
 * Reads the text of an env file as compose-go does (`dotenv/parser.go`): `NAME=value`, `NAME: value`, `export NAME=value`; single quotes are
 * literal, double quotes know escapes and variables and may run over lines, an unquoted value ends at ` #`. A name alone takes the value
 * from outside. `outside` wins over the file where a value refers to a variable.
 */
export function parseEnv(text: string, outside: Lookup): EnvText {
  const lines: EnvLine[] = [];
  const known: Lookup = (name) => outside(name) ?? lines.findLast((line) => line.name === name)?.value;
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  let at = 0;
  while (true) {
    at = statementStart(source, at);
    if (at >= source.length) return { lines, problem: null };
    const line = lineAt(source, at);
    const name = nameAt(source, at);
    if (!name.ok) return { lines, problem: { line, message: name.message } };
    if (name.alone) {
      const value = outside(name.name);
      if (value !== undefined) lines.push({ name: name.name, value, line, written: '' });
      at = name.end;
      continue;
    }
    const value = valueAt(source, name.end, known);
    if (value === null) return { lines, problem: { line, message: 'unterminated quoted value' } };
    lines.push({ name: name.name, value: value.text, line, written: writtenAt(text, source, name.end, value.end) });
    at = value.end;
  }
}

function statementStart(source: string, from: number): number {
  const skip = /(?:\s+|#[^\n]*)*/y;
  skip.lastIndex = from;
  return from + (skip.exec(source)?.[0].length ?? 0);
}

function lineAt(source: string, at: number): number {
  return source.slice(0, at).split('\n').length;
}

/** The text between two places of the source, to the end of the line, as it was before line ends were made the same. */
function writtenAt(text: string, source: string, from: number, to: number): string {
  const first = lineAt(source, from);
  const column = from - (source.lastIndexOf('\n', from - 1) + 1);
  const raw = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .slice(first - 1, lineAt(source, to));
  return raw.join('\n').slice(column);
}

type Name =
  | { readonly ok: true; readonly name: string; readonly alone: boolean; readonly end: number }
  | { readonly ok: false; readonly message: string };

function nameAt(source: string, at: number): Name {
  const statement = /(?:export[ \t]+)?([\p{L}\p{N}_.\-[\] \t]*?)[ \t]*([=:]|\n|$)/uy;
  statement.lastIndex = at;
  const match = statement.exec(source);
  const [whole = '', name = '', separator = ''] = match ?? [];
  if (!match || name === '') return { ok: false, message: 'unexpected character in variable name' };
  if (/\s/.test(name)) return { ok: false, message: 'key cannot contain a space' };
  return { ok: true, name, alone: separator === '\n' || separator === '', end: at + whole.length };
}

type Value = { readonly text: string; readonly end: number };

function valueAt(source: string, from: number, lookup: Lookup): Value | null {
  const start = from + (/^[ \t]*/.exec(source.slice(from))?.[0].length ?? 0);
  const quote = source[start];
  if (quote === '"' || quote === "'") return quotedAt(source, start, quote, lookup);
  const newline = source.indexOf('\n', start);
  const end = newline === -1 ? source.length : newline;
  const [plain = ''] = source.slice(start, end).split(' #');
  return { text: interpolate(plain.trimEnd(), lookup), end };
}

function quotedAt(source: string, start: number, quote: string, lookup: Lookup): Value | null {
  for (let index = start + 1; index < source.length; index += 1) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === quote) {
      const inside = source.slice(start + 1, index).replaceAll(`\\${quote}`, quote);
      return { text: quote === "'" ? inside : interpolate(expandEscapes(inside), lookup), end: index + 1 };
    }
  }
  return null;
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function expandEscapes(text: string): string {
  return text.replaceAll(/\\([abfnrtv$\\]|0[0-7]{0,3})/g, (whole, code: string) => {
    if (code === '$') return '$$';
    if (code === '\\') return '\\';
    if (code.startsWith('0')) return String.fromCodePoint(Number.parseInt(code, 8));
    return ESCAPES[code] ?? whole;
  });
}
