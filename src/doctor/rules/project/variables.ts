import { type Reference, references } from '../../../model/interpolation.ts';
import { envLine, type ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';

/** A place where the files refer to a variable. `path` is the value's: `services.backend.image`. */
export type Use = { readonly path: string; readonly place: ValuePlace; readonly reference: Reference };

/** The value that Compose fills in for a variable, as far as that is known: of the process's own, else of the env files the last one. */
export function variableValue(name: string, { sources, project }: World): string | undefined {
  if (name === 'COMPOSE_PROJECT_NAME') return project?.name;
  return sources?.shell[name] ?? envLine(sources, project?.envFiles ?? [], name)?.value;
}

/** Whether all env files that Compose fills variables in from could be read; what they do not set is not set then. */
export function knowsVariables({ sources, project }: World): boolean {
  if (!sources || !project) return false;
  return project.envFiles.every((file) => sources.envFiles[file] !== undefined);
}

/** Every place of the project's own files that refers to a variable. Included and extended files are left out: those may have env files of their own. */
export function usesOf({ sources, project }: World): readonly Use[] {
  return Object.entries(sources?.places ?? {}).flatMap(([path, place]) =>
    place.written !== null && (project?.files ?? []).includes(place.file)
      ? references(place.written).map((reference) => ({ path, place, reference }))
      : [],
  );
}
