import { type Reference, references } from '../../model/interpolation.ts';
import type { ValuePlace } from '../../model/sources.ts';
import type { World } from '../../model/world.ts';

/** A scalar of the merged model: what is under the service (or network, or volume), such as `['environment', 'SMTP_HOST']`, and where it stands. */
export type Setting = { readonly keys: readonly string[]; readonly place: ValuePlace };

/** All that is set under a key path such as `services.backend`, in the order of files and lines; empty where places are not known. */
export function settingsUnder({ sources, project }: World, path: string): readonly Setting[] {
  const order = project?.files ?? [];
  return Object.entries(sources?.places ?? {})
    .filter(([key, { written }]) => key.startsWith(`${path}.`) && written !== null)
    .map(([key, place]) => ({ keys: key.slice(path.length + 1).split('.'), place }))
    .sort((a, b) => order.indexOf(a.place.file) - order.indexOf(b.place.file) || a.place.line - b.place.line);
}

/** A variable of the compose files, and the first place that uses it. */
export type UsedVariable = { readonly reference: Reference; readonly place: ValuePlace };

/** The variables that the values of the merged model use, each at its first place; a required one before others of its name. */
export function usedVariables({ sources, project }: World): readonly UsedVariable[] {
  const order = project?.files ?? [];
  const found = Object.values(sources?.places ?? {})
    .toSorted((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line)
    .flatMap((place) => references(place.written ?? '').map((reference) => ({ reference, place })));
  const byName = new Map<string, UsedVariable>();
  for (const used of [...found.filter(isRequired), ...found]) {
    if (!byName.has(used.reference.name)) byName.set(used.reference.name, used);
  }
  return [...byName.values()];
}

/** Whether Compose refuses to go on where the variable is not set. */
export function isRequired({ reference }: UsedVariable): boolean {
  return reference.form === 'required';
}
