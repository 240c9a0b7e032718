import { posix } from 'node:path';

/** The shortest name of a path, as Go's `filepath.Clean` has it: without `.`, without a `/` at its end, `.` where nothing is left. */
export function cleanPath(path: string): string {
  const short = posix.normalize(path);
  return short.length > 1 && short.endsWith('/') ? short.slice(0, -1) : short;
}

/** White space at both ends taken away as Go's `strings.TrimSpace` does: a byte order mark stays, a next-line character goes. */
export function trimSpace(text: string): string {
  return text.replace(SPACE_AT_START, '').replace(SPACE_AT_END, '');
}

const SPACE = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const SPACE_AT_START = new RegExp(`^${SPACE}`);
const SPACE_AT_END = new RegExp(`${SPACE}$`);
