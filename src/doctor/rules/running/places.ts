import type { Place, ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';

/** The first of these key paths that a file has, such as `services.api.command`; null where none has, or where that is not known. */
export function placeOf({ sources }: World, ...keys: readonly string[]): Place | null {
  const found = keys.flatMap((key) => sources?.places[key] ?? [])[0];
  return found ? { file: found.file, line: found.line } : null;
}

/** Where the project limits a service's memory, as it is written there. */
export function memoryLimit({ sources }: World, service: string): ValuePlace | null {
  const start = `services.${service}`;
  return sources?.places[`${start}.deploy.resources.limits.memory`] ?? sources?.places[`${start}.mem_limit`] ?? null;
}

/** Where a `depends_on` names another service, in either of its forms; null where no file does, or where that is not known. */
export function dependencyPlace(world: World, service: string, other: string): Place | null {
  const start = `services.${service}.depends_on`;
  const places = world.sources?.places ?? {};
  const item = Object.keys(places).find((key) => key.startsWith(`${start}.`) && places[key]?.written === other);
  return placeOf(world, `${start}.${other}.condition`, `${start}.${other}`, ...(item ? [item] : []), start);
}
