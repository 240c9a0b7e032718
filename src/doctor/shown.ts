import { plain } from '../text/sanitize.ts';
import { MASK, maskedValue } from '../text/secret.ts';

/**
 * A line of a program as evidence may show it: without controls, and without secrets: passwords in addresses, what is assigned to a name like `password`, and the values of
 * those variables that are named like secrets (`environment`).
 */
export function shownLine(line: string, environment: Readonly<Record<string, string | null>>): string {
  const text = maskedValue('', plain(line)).replace(ASSIGNED, `$1${MASK}`);
  return secretsOf(environment)
    .reduce((shown, secret) => shown.replaceAll(secret, MASK), text)
    .trim();
}

/** `NAME=value` as evidence may show it. */
export function shownVariable(name: string, value: string): string {
  return `${name}=${maskedValue(name, plain(value)).replace(ASSIGNED, `$1${MASK}`)}`;
}

/** `password=x` as in a connection string, `"password": "x"` as in JSON. */
const ASSIGNED =
  /(\b[\w-]*(?:passw(?:or)?d|pwd|secret|token|api_?key)["']?(?:=|["'] ?: ?|: ?(?=["'])))("[^"]*"|'[^']*'|[^\s"'&;,)]+)/gi;

/** Shorter ones would hide half of every line. */
const LEAST = 6;

/** What is no secret because another variable says it openly stays, such as a user of the same name. */
function secretsOf(environment: Readonly<Record<string, string | null>>): readonly string[] {
  const all = Object.entries(environment).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  const isSecret = ({ name, value }: { readonly name: string; readonly value: string }) =>
    value.length >= LEAST && maskedValue(name, value) === MASK;
  const open = new Set(all.filter((one) => !isSecret(one)).map(({ value }) => value));
  return all.filter((one) => isSecret(one) && !open.has(one.value)).map(({ value }) => value);
}
