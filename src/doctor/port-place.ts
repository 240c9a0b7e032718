import { interpolate, references } from '../model/interpolation.ts';
import { type EnvLine, envLine, type ProjectSources, type ValuePlace } from '../model/sources.ts';
import type { World } from '../model/world.ts';
import type { Evidence } from './finding.ts';
import { placeText } from './place.ts';

/** Where a published port stands: the line of the service, and the line of an env file where that is a variable's; null where it is not known. */
export type PortPlace = { readonly written: ValuePlace; readonly variable: EnvLine | null };

/** Where the files say that a service publishes `port` of this machine. */
export function portPlace({ sources }: World, service: string, port: number): PortPlace | null {
  if (!sources) return null;
  const own = portsOf(sources, service);
  const written =
    own.find(({ place }) => publishes(place.written ?? '', port, sources)) ?? (own.length === 1 ? own[0] : undefined);
  if (!written) return null;
  return { written: written.place, variable: variableOf(written.place.written ?? '', port, sources) };
}

/** The lines that say it, as evidence; none where they are not known. */
export function portEvidence(world: World, service: string | null, port: number): readonly Evidence[] {
  const place = service === null ? null : portPlace(world, service, port);
  if (!place) return [];
  const { written, variable } = place;
  const line = { source: placeText(written, world), text: written.written ?? String(port) };
  if (!variable) return [line];
  return [line, { source: placeText(variable, world), text: `${variable.name}=${variable.written}` }];
}

/** The lines of the short form; of the long one, which is a map, the line of `published`. */
function portsOf({ places }: ProjectSources, service: string): readonly { readonly place: ValuePlace }[] {
  const start = `services.${service}.ports.`;
  const keys = Object.keys(places).filter(
    (key) => key.startsWith(start) && /^\d+(\.published)?$/.test(key.slice(start.length)),
  );
  return keys.flatMap((key) => {
    const place = places[key];
    const isMap = place?.written === null && `${key}.published` in places;
    return place && !isMap ? [{ place }] : [];
  });
}

/** `[ADDRESS:]PUBLISHED:TARGET[/PROTOCOL]`, or the published port alone; either may be a range. */
function publishes(written: string, port: number, sources: ProjectSources): boolean {
  const text = interpolate(written, (name) => lookUp(name, sources)).replace(/\/\w+$/, '');
  const parts = text.split(':');
  const published = parts.length > 1 ? parts.at(-2) : text;
  const [first = Number.NaN, last = first] = (published ?? '').split('-').map(Number);
  return first <= port && port <= last;
}

function variableOf(written: string, port: number, sources: ProjectSources): EnvLine | null {
  const names = references(written).map(({ name }) => name);
  const found = names.filter((name) => !(name in sources.shell) && lookUp(name, sources) === String(port));
  return found.flatMap((name) => lineOf(name, sources) ?? [])[0] ?? null;
}

function lookUp(name: string, sources: ProjectSources): string | undefined {
  return sources.shell[name] ?? lineOf(name, sources)?.value;
}

/** Of several files that set it the last one wins. */
function lineOf(name: string, sources: ProjectSources): EnvLine | undefined {
  return envLine(sources, Object.keys(sources.envFiles), name);
}
