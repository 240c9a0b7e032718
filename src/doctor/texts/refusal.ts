import { refusalPatterns } from './refusal-patterns.ts';
import { findSaid, type Said } from './said.ts';

/**
 * Why a connection did not come about. `refused`: nothing listens there · `silent`: nothing answered at all (a time-out, or no way there) · `unreached`: the client does not
 * say which of these · `socket`: it looked for the server's socket file, as clients do that were given no host.
 */
export type RefusalKind = 'refused' | 'silent' | 'unreached' | 'socket';

/** The connections that programs say they did not get, the oldest first. */
export function refusals(lines: readonly string[]): readonly Said<RefusalKind>[] {
  return findSaid(refusalPatterns, GATE, lines);
}

const GATE =
  /refused|ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timed? ?out|timeout|unreachable|no route|connect|can't reach|\[2002\]|no response|link failure|(?:Error|Errno) 1\d\d/i;
