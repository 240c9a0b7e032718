/** Values of variables by name; one that is set without a value is null. */
export type Variables = Readonly<Record<string, string | null>>;

/** The names that a text refers to, as `$NAME` or `${NAME…}`. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)]
    .map(([, braced, , plain]) => braced ?? plain ?? '')
    .filter((name) => name !== '');
}

/**
 * A text with its variables filled in, as Dockerfiles have them: `$NAME`, `${NAME}`, `${NAME:-other}`, `${NAME:+other}`, and both without the colon. Null where it
 * refers to one that is not known here, such as one of the base image, or in a way that is not among these.
 */
export function expand(text: string, variables: Variables): string | null {
  let isKnown = true;
  const filled = text.replace(
    REFERENCE,
    (all: string, braced: string | undefined, rest: string | undefined, plain: string | undefined) => {
      const name = braced ?? plain;
      if (name === undefined) return all.slice(1);
      const value = filledIn(name in variables ? (variables[name] ?? '') : undefined, rest ?? '', variables);
      isKnown &&= value !== null;
      return value ?? '';
    },
  );
  return isKnown ? filled : null;
}

/** An escaped character, `${NAME…}` or `$NAME`. */
const REFERENCE = /\\.|\$\{(\w+)((?:[:#%/?+-])[^}]*)?\}|\$(\w+)/g;

function filledIn(value: string | undefined, rest: string, variables: Variables): string | null {
  const [, operator = '', other = ''] = /^(:?[-+])(.*)$/s.exec(rest) ?? [];
  if (rest === '') return value ?? null;
  if (operator === '') return null;
  const isSet = operator.startsWith(':') ? (value ?? '') !== '' : value !== undefined;
  if (operator.endsWith('-')) return isSet ? (value ?? '') : expand(other, variables);
  return isSet ? expand(other, variables) : '';
}
