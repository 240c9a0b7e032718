import type { ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import { itemPlace } from './places.ts';

/** Where a published port of a service is written; found by its numbers. */
export function portPlace(
  world: World,
  service: string,
  { host, container }: { readonly host: number; readonly container: number },
): ValuePlace | undefined {
  const path = `services.${service}.ports`;
  const wanted = new RegExp(`(?:^|[:"'])${host}:${container}(?:/|$)`);
  return itemPlace(world, path, (written) => wanted.test(written));
}
