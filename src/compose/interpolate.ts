/** Answers a variable's value, undefined when it is not set. */
export type Lookup = (variable: string) => string | undefined;

/**
 * Replaces `$V`, `${V}` and the forms with `-`, `:-`, `+`, `:+`, `?` and `:?` (whose word may hold variables too) as Compose does; `$$` is a dollar
 * sign. A variable that is not set is empty, also a required one: `docker compose config` is who refuses it. What is not a variable stays.
 */
export function interpolate(text: string, lookup: Lookup): string {
  if (!text.includes('$')) return text;
  let result = '';
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) return result + text.slice(at);
    const found = variableAt(text, dollar, lookup);
    result += text.slice(at, dollar) + found.value;
    at = found.end;
  }
  return result;
}

type Found = { readonly value: string; readonly end: number };

const NAME = /[a-z_][a-z0-9_]*/iy;

function variableAt(text: string, dollar: number, lookup: Lookup): Found {
  if (text[dollar + 1] === '$') return { value: '$', end: dollar + 2 };
  const braced = text[dollar + 1] === '{';
  const start = dollar + (braced ? 2 : 1);
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return { value: '$', end: dollar + 1 };
  if (!braced) return { value: lookup(name) ?? '', end: start + name.length };
  const close = closingBrace(text, start);
  if (close === -1) return { value: '$', end: dollar + 1 };
  return { value: substitute(name, text.slice(start + name.length, close), lookup), end: close + 1 };
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

function substitute(name: string, operation: string, lookup: Lookup): string {
  const value = lookup(name);
  const operator = /^:?[-+?]/.exec(operation)?.[0] ?? '';
  const word = operation.slice(operator.length);
  const present = value !== undefined && (!operator.startsWith(':') || value !== '');
  switch (operator.at(-1)) {
    case '-':
      return present ? value : interpolate(word, lookup);
    case '+':
      return present ? interpolate(word, lookup) : (value ?? '');
    default:
      return value ?? '';
  }
}
