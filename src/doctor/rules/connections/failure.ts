import { failedLogins, type LoginKind } from '../../texts/failed-login.ts';
import { type RefusalKind, refusals } from '../../texts/refusal.ts';
import type { Said } from '../../texts/said.ts';
import { type NameKind, unknownNames } from '../../texts/unknown-name.ts';
import { latest, mayBeOne } from './latest.ts';

/** What went wrong with a connection: `refused` it did not come about · `name` the host's name has no address · `login` the server turned the program down. */
export type Failure =
  | { readonly about: 'refused'; readonly said: Said<RefusalKind> }
  | { readonly about: 'name'; readonly said: Said<NameKind> }
  | { readonly about: 'login'; readonly said: Said<LoginKind> };

/**
 * What these lines, the oldest first, say last of each server. Of several kinds for one server the latest counts: who is turned down at the door has found the house.
 */
export function lastFailures(lines: readonly string[]): readonly Failure[] {
  const all: readonly Failure[] = [
    ...latest(refusals(lines)).map((said) => ({ about: 'refused', said }) as const),
    ...latestNames(unknownNames(lines)).map((said) => ({ about: 'name', said }) as const),
    ...latest(failedLogins(lines)).map((said) => ({ about: 'login', said }) as const),
  ];
  const isOver = (one: Failure) =>
    all.some((other) => other.about !== one.about && other.said.at > one.said.at && mayBeOne(one.said, other.said));
  return all.filter((one) => !isOver(one) && !isOfTelemetry(one));
}

/** The numbers of all lines that tell of the same as a failure does. */
export function tellingLines({ about, said }: Failure, lines: readonly string[]): readonly number[] {
  const all = about === 'refused' ? refusals(lines) : about === 'name' ? unknownNames(lines) : failedLogins(lines);
  return all.filter((one) => mayBeOne(one, said)).map(({ at }) => at);
}

/** Names are told apart by themselves. */
function latestNames(all: readonly Said<NameKind>[]): readonly Said<NameKind>[] {
  const named = all.filter(({ host }) => host !== null);
  if (named.length === 0) return all.slice(-1);
  return [...new Map(named.map((said) => [said.host, said])).values()];
}

/** Programs work without the collectors that they report to: OTLP, Zipkin, Jaeger, StatsD. */
const TELEMETRY: ReadonlySet<number> = new Set([4317, 4318, 9411, 14250, 14268, 6831, 8125]);

function isOfTelemetry({ said: { port, product } }: Failure): boolean {
  return product === null && port !== null && TELEMETRY.has(port);
}
