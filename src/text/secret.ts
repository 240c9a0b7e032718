/** What secrets are named like, in texts. */
const NAMED = 'passw(?:or)?d|secret|token|api_?key|private_?key|credential';

/** The same, and shorter words that mean a secret in a variable's name, where they stand by themselves: `DB_PASS`, `JWT_KEY`, `SENTRY_DSN`. */
const SECRET_VARIABLE = new RegExp(`${NAMED}|passphrase|(?:^|_)(?:pass|pwd|key|salt|auth|pat|dsn|cookie)(?:_|$)`, 'i');

const assignment = new RegExp(String.raw`(\b[\w-]*(?:${NAMED})[\w-]*[=: ]\s*)("[^"]*"|'[^']*'|[^\s"'$][^\s]*)`, 'gi');

/** What stands for a secret. */
export const MASK = '***';

/** A text with the values of what is named like a secret left out. */
export function masked(text: string): string {
  return text.replace(assignment, `$1${MASK}`);
}

/** The value of a variable as it can be shown: hidden where its name says that it is a secret, and without the password of an address. */
export function maskedValue(name: string, value: string): string {
  if (value !== '' && SECRET_VARIABLE.test(name)) return MASK;
  return value.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/]+(?=@)/gi, `$1${MASK}`);
}
