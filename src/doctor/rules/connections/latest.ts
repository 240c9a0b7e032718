import { isIP } from 'node:net';
import type { Said } from '../../texts/said.ts';
import { usualPort } from '../../texts/server-product.ts';

/** The port that was meant: the one that was said, else the usual one of the server. */
export function portOf({ port, product }: Pick<Said<string>, 'port' | 'product'>): number | null {
  return port ?? (product === null ? null : usualPort(product));
}

/** What is said of each server at last, each once: programs tell one failure in several lines and ways, of which the one with the name of the host is kept. */
export function latest<Kind extends string>(all: readonly Said<Kind>[]): readonly Said<Kind>[] {
  const telling = all.filter(
    (one) => one.host !== null || !all.some((other) => other.host !== null && mayBeOne(one, other)),
  );
  const groups = new Map<string, Said<Kind>[]>();
  for (const one of telling) {
    const key = String(portOf(one) ?? one.product ?? '');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const best =
      group.findLast(({ host }) => host !== null && isIP(host) === 0) ??
      group.findLast(({ host }) => host !== null) ??
      group.at(-1);
    const last = Math.max(...group.map(({ at }) => at));
    const product = group.findLast((one) => one.product !== null)?.product ?? null;
    const address = group.findLast((one) => one.address !== null)?.address ?? null;
    return best ? [{ ...best, product, address, at: last }] : [];
  });
}

/** Whether two may be of the same server, as far as they tell. */
export function mayBeOne(one: Said<string>, other: Said<string>): boolean {
  if (one.product !== null && other.product !== null) return one.product === other.product;
  const ports = [portOf(one), portOf(other)];
  if (ports[0] !== null && ports[1] !== null) return ports[0] === ports[1];
  return (
    one.host === null ||
    other.host === null ||
    one.host === other.host ||
    isIP(one.host) !== 0 ||
    isIP(other.host) !== 0
  );
}
