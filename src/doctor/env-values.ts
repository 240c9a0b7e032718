import { interpolate, references } from '../model/interpolation.ts';
import type { EnvLine } from '../model/sources.ts';

/**
 * Why a value is most likely not what was meant, as Compose 2.26 to 2.40 take env files (measured with `docker compose config`).
 * `comment`: what looks like a comment became a part of it · `open-quote`: it ends with a quote that none opens · `after-quote`: what stands behind the closing quote is
 * dropped · `swallowed`: a quote runs over the lines of other variables · `typographic`: quotes that are not those of a keyboard are part of it · `dollar`: a `$` took
 * a part of it for a variable (`subject`) that is not set · `return`: a carriage return is in it · `invisible`: characters without a width are in it ·
 * `spaces`: it begins or ends with spaces, by quotes. Without quotes spaces at both ends, spaces round `=`, line ends of Windows and `export` do no harm.
 */
export type Suspicion = {
  readonly kind:
    | 'comment'
    | 'open-quote'
    | 'after-quote'
    | 'swallowed'
    | 'typographic'
    | 'dollar'
    | 'return'
    | 'invisible'
    | 'spaces';
  readonly subject: string;
};

/** What is suspicious about a line of an env file; null for nothing. */
export function suspicionOf(line: Pick<EnvLine, 'written' | 'value'>): Suspicion | null {
  const { value } = line;
  const written = line.written.trim();
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const found = quote === '' ? unquoted(written, value) : quoted(written, quote, value);
  if (found) return found;
  if (/\r/.test(value)) return { kind: 'return', subject: '' };
  if (/[\u200b-\u200d\u2060\ufeff]/.test(value)) return { kind: 'invisible', subject: '' };
  const dropped = quote === "'" ? null : droppedVariable(written, value);
  return dropped === null ? null : { kind: 'dollar', subject: dropped };
}

function unquoted(written: string, value: string): Suspicion | null {
  if (/^#(?:\s|$)/.test(value)) return { kind: 'comment', subject: value };
  const comment = /\t(#.*)$/.exec(value)?.[1];
  if (comment !== undefined) return { kind: 'comment', subject: comment };
  if (/^[“”‘’].*[“”‘’]$/.test(value)) return { kind: 'typographic', subject: '' };
  const [, quote = ''] = /[^\d\s](["'])$/.exec(written) ?? [];
  return quote !== '' && value.endsWith(quote) && value.indexOf(quote) === value.length - 1
    ? { kind: 'open-quote', subject: quote }
    : null;
}

function quoted(written: string, quote: string, value: string): Suspicion | null {
  const rest = afterQuote(written, quote).trim();
  if (rest !== '' && !rest.startsWith('#')) return { kind: 'after-quote', subject: rest };
  const name = /\n\s*(?:export\s+)?([A-Za-z_]\w*)=(?![=\s]|$)/.exec(value)?.[1];
  if (name !== undefined) return { kind: 'swallowed', subject: name };
  const isPadded = value.trim() !== '' && value !== value.trim() && !value.includes('\n');
  return isPadded ? { kind: 'spaces', subject: '' } : null;
}

function afterQuote(written: string, quote: string): string {
  for (let at = 1; at < written.length; at++) {
    if (written[at] === '\\') at++;
    else if (written[at] === quote) return written.slice(at + 1);
  }
  return '';
}

/** The value is what is left when all variables in it are empty, and there are such. */
function droppedVariable(written: string, value: string): string | null {
  const text =
    written
      .replace(/^"|"\s*(?:#.*)?$/g, '')
      .split(' #')[0]
      ?.trimEnd() ?? '';
  const [first] = references(text).filter(({ form }) => form === 'plain');
  return first && interpolate(text, () => undefined) === value ? first.name : null;
}
