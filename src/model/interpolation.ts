/** Answers a variable's value, undefined when it is not set. */
export type Lookup = (variable: string) => string | undefined;

/**
 * A variable in a text, such as `${TAG:-latest}`. `form`: what stands after the name, nothing, `-`, `+` or `?`. `emptyIsUnset`: with a colon before that.
 * `word`: the default, alternative or message after it, which may hold variables too.
 */
export type Reference = {
  readonly name: string;
  readonly form: 'plain' | 'default' | 'alternative' | 'required';
  readonly emptyIsUnset: boolean;
  readonly word: string;
};

/** A piece of a text that Compose interpolates. */
export type InterpolationPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly reference: Reference };

/**
 * Replaces `$V`, `${V}` and the forms with `-`, `:-`, `+`, `:+`, `?` and `:?` (whose word may hold variables too) as Compose does; `$$` is a dollar
 * sign. A variable that is not set is empty, also a required one: `docker compose config` is who refuses it. What is not a variable stays.
 */
export function interpolate(text: string, lookup: Lookup): string {
  if (!text.includes('$')) return text;
  return interpolationParts(text)
    .map((part) => (part.kind === 'literal' ? part.text : substitute(part.reference, lookup)))
    .join('');
}

/** Parts a text into what stands there as it is and its variables, in order. */
export function interpolationParts(text: string): readonly InterpolationPart[] {
  const parts: InterpolationPart[] = [];
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) return [...parts, { kind: 'literal', text: text.slice(at) }];
    if (dollar > at) parts.push({ kind: 'literal', text: text.slice(at, dollar) });
    const found = partAt(text, dollar);
    parts.push(found.part);
    at = found.end;
  }
  return parts;
}

/** The variables of a text, in order, those in the words of others after them. */
export function references(text: string): readonly Reference[] {
  return interpolationParts(text).flatMap((part) =>
    part.kind === 'literal' ? [] : [part.reference, ...references(part.reference.word)],
  );
}

type Found = { readonly part: InterpolationPart; readonly end: number };

const NAME = /[a-z_][a-z0-9_]*/iy;

function partAt(text: string, dollar: number): Found {
  const literal = (end: number): Found => ({ part: { kind: 'literal', text: '$' }, end });
  if (text[dollar + 1] === '$') return literal(dollar + 2);
  const braced = text[dollar + 1] === '{';
  const start = dollar + (braced ? 2 : 1);
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return literal(dollar + 1);
  if (!braced) return { part: variable(name, ''), end: start + name.length };
  const close = closingBrace(text, start);
  if (close === -1) return literal(dollar + 1);
  return { part: variable(name, text.slice(start + name.length, close)), end: close + 1 };
}

/** The brace that closes the one before `from`; words may hold variables in braces of their own. */
function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index += 1) {
    if (text.startsWith('${', index)) depth += 1;
    else if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

const FORMS: Readonly<Record<string, Reference['form']>> = { '-': 'default', '+': 'alternative', '?': 'required' };

function variable(name: string, operation: string): InterpolationPart {
  const operator = /^:?[-+?]/.exec(operation)?.[0] ?? '';
  const form = FORMS[operator.at(-1) ?? ''] ?? 'plain';
  const word = form === 'plain' ? '' : operation.slice(operator.length);
  return { kind: 'variable', reference: { name, form, emptyIsUnset: operator.startsWith(':'), word } };
}

function substitute({ name, form, emptyIsUnset, word }: Reference, lookup: Lookup): string {
  const value = lookup(name);
  const present = value !== undefined && (!emptyIsUnset || value !== '');
  switch (form) {
    case 'default':
      return present ? value : interpolate(word, lookup);
    case 'alternative':
      return present ? interpolate(word, lookup) : (value ?? '');
    default:
      return value ?? '';
  }
}
