import type { LoggedLine } from '../doctor/known.ts';
import { addressesIn, type Environment } from '../doctor/rules/connections/addresses.ts';
import { type Failure, lastFailures } from '../doctor/rules/connections/failure.ts';
import { gotFurther } from '../doctor/rules/connections/still.ts';
import { targetOf } from '../doctor/rules/connections/target.ts';
import type { Service } from '../model/services.ts';
import type { World } from '../model/world.ts';

/** A server that a program does not reach, as far as its words and variables tell; `tries`: how often it was tried, as the log itself counts, null where it does not. */
export type Unreached = {
  readonly product: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly tries: number | null;
};

/** Lines from the end of a log among which the newest try is; one of them can take a whole trace. */
const LOOKED_AT = 40;
/** Lines that may follow the newest word of a wait that has not failed yet. */
const RIGHT_AFTER = 4;

/** How long a program that runs may have been silent since it said so, in milliseconds: after that nobody knows what it does. */
const RECENT_MS = 90_000;

/**
 * The server that the program of a service tries to reach, by the newest lines of its log, the oldest first; null where they do not say so, where a later line shows
 * that it went on, or where it runs and has not said so for a while. `now` is milliseconds since the epoch.
 */
export function unreached(service: Service, world: World, lines: readonly LoggedLine[], now: number): Unreached | null {
  const kept = lines.slice(-LOOKED_AT);
  const newest = kept.map(({ text }) => text);
  const isOld = (at: number) => service.state === 'running' && now - (kept[at]?.at ?? now) > RECENT_MS;
  const environment = environmentOf(service);
  const failure = lastFailures(newest)
    .filter(({ about }) => about !== 'login')
    .reduce<Failure | null>((last, one) => (last && last.said.at > one.said.at ? last : one), null);
  if (failure) {
    if (isOld(failure.said.at) || gotFurther(newest.slice(failure.said.at + 1))) return null;
    const { product, host, port } = targetOf(failure, environment, world);
    return product === null && host === null ? null : { product, host, port, tries: triesIn(newest) };
  }
  return isOld(kept.length - 1) ? null : announced(newest, environment);
}

function environmentOf({ containers, spec }: Service): Environment {
  const own = containers[0]?.environment ?? {};
  return Object.keys(own).length > 0 ? own : (spec?.environment ?? {});
}

/** A program that says for what it waits before the first try has failed. */
function announced(lines: readonly string[], environment: Environment): Unreached | null {
  const at = lines.findLastIndex((line) => /\bwait(?:s|ing)? (?:for|until)\b/i.test(line));
  const after = lines.slice(at + 1);
  if (at < 0 || after.length > RIGHT_AFTER || gotFurther(after)) return null;
  const line = lines[at] ?? '';
  const named = addressesIn(environment).filter(
    ({ host, port }) => mentions(line, host) && (port === null || mentions(line, String(port))),
  );
  // Several servers can be on one host; one whose port is in the line as well is the one that is meant.
  const exact = named.filter(({ port }) => port !== null);
  const meant = exact.length > 0 ? exact : named;
  const [only] = meant;
  if (!only || new Set(meant.map(({ host, port }) => `${host}:${port}`)).size > 1) return null;
  return { product: only.product, host: only.host, port: only.port, tries: triesIn(lines) };
}

/** Whether a word stands in a line by itself, and not as a part of a longer one. */
function mentions(line: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(line);
}

/** How loops that try again count: tenacity's `this is the 3rd time`, `attempt 3`, `try #3`, `retry 3/10`. */
const TRIES: readonly RegExp[] = [
  /\bthis (?:is|was) the (\d+)(?:st|nd|rd|th) time\b/i,
  /\b(\d+)(?:st|nd|rd|th) (?:try|attempt|retry)\b/i,
  /\b(?:attempt|try|retry)(?: number| no\.?)?(?: |: |[=#]| #|\()(\d+)\b/i,
  /\u7b2c ?(\d+) ?\u6b21/,
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
