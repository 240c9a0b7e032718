import { interpolate, references } from '../../../model/interpolation.ts';
import { envLine, type Place, type ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import { originOf, placeOf } from '../values.ts';

/** The first place that is known of these key paths. */
export function firstPlace(world: World, ...paths: readonly string[]): ValuePlace | undefined {
  for (const path of paths) {
    const place = placeOf(world, path);
    if (place) return place;
  }
  return undefined;
}

/**
 * The place of an item of a list, such as one of `services.backend.ports`, found by what is written there once its variables are filled in, since Compose
 * puts some lists in an order of its own; the place of the list where that finds none, or several.
 */
export function itemPlace(world: World, path: string, isIt: (written: string) => boolean): ValuePlace | undefined {
  const places = Object.entries(world.sources?.places ?? {});
  const items = places.filter(([key]) => key.startsWith(`${path}.`) && /^\d+$/.test(key.slice(path.length + 1)));
  const [found, ...more] = items.filter(([, { written }]) => written !== null && isIt(filledIn(world, written)));
  return found && more.length === 0 ? found[1] : placeOf(world, path);
}

function filledIn(world: World, written: string): string {
  return interpolate(written, (name) => {
    const origin = originOf(world, name);
    return origin === null || origin.kind === 'unset' ? undefined : origin.value;
  });
}

/** The line that a person would change to give a variable of a service another value: in an env file where it comes from there. */
export function variablePlace(world: World, service: string, name: string): Place | undefined {
  const written = placeOf(world, `services.${service}.environment.${name}`);
  if (!written) return envFilePlace(world, service, name);
  const [only, ...more] = references(written.written ?? '');
  if (!only || more.length > 0) return written;
  const origin = originOf(world, only.name);
  return origin?.kind === 'line' ? origin.line : written;
}

function envFilePlace({ sources }: World, service: string, name: string): Place | undefined {
  return envLine(sources, sources?.serviceEnvFiles[service] ?? [], name);
}
