import { type Address, addressesOf, hostAndPort, productAt } from './address.ts';
import type { ServiceSpec } from '../model/project.ts';

/** A server that a program does not reach. `product`: what it is, as far as can be told; `tries`: how often it was tried, as the log itself counts, null where it does not. */
export type Unreached = { readonly address: string; readonly product: string | null; readonly tries: number | null };

/** The last lines of a log that are looked at: one try of a client can take several. */
const LOOKED_AT = 14;

/**
 * The server that a program is still trying to reach, by the newest lines of its log, the oldest first; null where they do not say so, or where a later line says that
 * it went on. The server is named by an address in the service's variables that the lines mention, or by one that a line itself gives.
 */
export function unreached(
  spec: ServiceSpec | null,
  services: readonly string[],
  lines: readonly string[],
): Unreached | null {
  const newest = lines.slice(-LOOKED_AT);
  const at = newest.findLastIndex((line) => TRYING.test(line) && !GOES_ON.test(line));
  if (at < 0 || newest.slice(at + 1).some((line) => GOES_ON.test(line) || !isPartOfTrying(line))) return null;
  const told = newest.slice(0, at + 1).filter((line) => TRYING.test(line));
  const own = spec === null ? [] : addressesOf(spec, services);
  const server = told.reverse().flatMap((line) => serverIn(line, own))[0];
  return server ? { ...server, tries: triesIn(newest) } : null;
}

/** A refusal, a name that is not found, a time-out, or the words of a program that waits. */
const TRYING =
  /refused|could not connect|can(?:no|')t connect|unable to connect|failed to connect|connect(?:ion)? (?:error|failed|timed? ?out)|E(?:CONNREFUSED|TIMEDOUT|NOTFOUND|HOSTUNREACH|AI_AGAIN)|no route to host|unreachable|name or service not known|could not translate host|name resolution|getaddrinfo|no such host|waiting for|wait(?:ing)? until|starting up|not (?:yet )?ready/i;

/** What a program says once it got further. */
const GOES_ON =
  /\b(?:connected|connection (?:established|succeeded|ok)|finished initiali[sz]ing|is (?:up|ready|available|reachable)|answers|succeeded|successful(?:ly)?|migrat(?:ing|ed|ions?)|upgrade|listening on|started)\b(?!.{0,20}\b(?:not|never)\b)/i;

/** What stands between two tries: words on trying, hints of the client, what continues a line, and the lines of a trace. */
function isPartOfTrying(line: string): boolean {
  return (
    TRYING.test(line) ||
    TRIES.some((pattern) => pattern.test(line)) ||
    /^\s|^\s*$|^(?:Traceback|During handling|The above exception|Caused by)|is the server running|accepting|retry|try(?:ing)? again|attempt|sleep|\b(?:after|in) \d+ ?(?:s|sec|ms)/i.test(line) ||
    /(?:Error|Exception)\b/.test(line)
  );
}

function serverIn(line: string, own: readonly Address[]): readonly Omit<Unreached, 'tries'>[] {
  const mentioned = own.filter(({ host, port }) => line.includes(host) && (port === null || mentions(line, port.number)));
  // Several servers can be on one host: a line that gives no port does not tell which.
  const [known] = mentioned.length > 0 ? mentioned : alone(own.filter(({ host }) => line.includes(host)));
  if (known) return [{ address: hostAndPort(known), product: productAt(known) }];
  const found = IN_LINE.map((pattern) => pattern.exec(line)?.groups).find((groups) => groups !== undefined);
  if (!found) return [];
  const port = { number: found.port ?? '', variable: '' };
  return [{ address: `${found.host}:${found.port}`, product: productAt({ variable: '', port }) }];
}

function alone(found: readonly Address[]): readonly Address[] {
  return found.length === 1 ? found : [];
}

function mentions(line: string, port: string): boolean {
  return new RegExp(`(?<!\\d)${port}(?!\\d)`).test(line);
}

/** `"db" (172.18.0.2), port 5432` as libpq has it, and `db:5432`. A time of day is no port: those have at least three digits. */
const IN_LINE: readonly RegExp[] = [
  /"(?<host>[\w.-]+)"(?: \([^)]*\))?,? port (?<port>\d+)/,
  /(?<![\w.-])(?<host>(?=[\w.-]*[a-z])[\w.-]+|\d+\.\d+\.\d+\.\d+):(?<port>\d{3,5})(?!\d|:)/i,
];

/** How loops that try again count: `this is the 3rd time`, `attempt 3`, `try #3`, `retry 3/10`. */
const TRIES: readonly RegExp[] = [
  /\b(\d+)(?:st|nd|rd|th) (?:time|try|attempt|retry)/i,
  /\b(?:attempt|try|retry|tries|attempts)\b(?: number)?[ :=#(]{1,3}(\d+)/i,
  /第 ?(\d+) ?次/,
];

function triesIn(lines: readonly string[]): number | null {
  for (const line of lines.toReversed()) {
    for (const pattern of TRIES) {
      const count = Number(pattern.exec(line)?.[1] ?? 0);
      if (count > 0) return count;
    }
  }
  return null;
}
