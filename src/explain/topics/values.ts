import { interpolate, interpolationParts, type Reference, references } from '../../model/interpolation.ts';
import type { EnvLine, ValuePlace } from '../../model/sources.ts';
import type { World } from '../../model/world.ts';
import { clip } from '../../text/clip.ts';
import { maskedValue } from '../../text/secret.ts';
import type { Language } from '../../words/catalogue.ts';
import { valueWords } from '../../words/topics/values.ts';
import { shownPath } from './facts.ts';

/** Where Compose finds a variable of its files. `unset`: nowhere. */
export type VariableOrigin =
  | { readonly kind: 'shell'; readonly value: string }
  | { readonly kind: 'line'; readonly value: string; readonly line: EnvLine }
  | { readonly kind: 'unset' };

/** The place of a value of the merged model, such as `services.backend.image`; undefined where it is not known. */
export function placeOf({ sources }: World, path: string): ValuePlace | undefined {
  return sources?.places[path];
}

/** Where a variable comes from; null where that is not known for sure: not all env files could be read, or two of them differ. */
export function originOf(world: World, name: string): VariableOrigin | null {
  const { sources, project } = world;
  // Compose sets this one itself, from wherever the project's name comes.
  if (!sources || !project || name === 'COMPOSE_PROJECT_NAME') return null;
  const shell = sources.shell[name];
  if (shell !== undefined) return { kind: 'shell', value: shell };
  if (project.envFiles.some((file) => sources.envFiles[file] === undefined)) return null;
  const lines = linesOf(world, name);
  const line = lines.at(-1);
  if (!line) return { kind: 'unset' };
  return lines.every(({ value }) => value === line.value) ? { kind: 'line', value: line.value, line } : null;
}

/** The lines of the env files that Compose fills variables in from, for one name; those that are only a service's are not among them. */
export function linesOf({ sources, project }: World, name: string): readonly EnvLine[] {
  return (project?.envFiles ?? []).flatMap((file) =>
    (sources?.envFiles[file] ?? []).filter((line) => line.name === name),
  );
}

/**
 * Tells how a value came about from the variables where it is written, such as `DOCKER_IMAGE_BACKEND=backend from .env line 3; TAG is not set, so its default
 * latest`. Null where it has none, or where that does not give the value that Compose came to.
 */
export function tellOrigin(world: World, path: string, value: string, language: Language): string | null {
  const written = placeOf(world, path)?.written ?? '';
  const found = references(written);
  const origins = new Map(found.map(({ name }) => [name, originOf(world, name)]));
  if (found.length === 0 || [...origins.values()].includes(null)) return null;
  const lookup = (name: string) => valueIn(origins.get(name));
  if (interpolate(written, lookup) !== value) return null;
  const told = tellReferences(world, written, { origins, lookup, language });
  return [...new Set(told)].join(valueWords(language).also);
}

/** Where one variable comes from, without regard to what is around it; null where that is not known for sure. */
export function tellVariable(world: World, reference: Reference, language: Language): string | null {
  const names = [reference.name, ...references(reference.word).map(({ name }) => name)];
  const origins = new Map(names.map((name) => [name, originOf(world, name)]));
  if ([...origins.values()].includes(null)) return null;
  return tellReference(world, reference, { origins, lookup: (name) => valueIn(origins.get(name)), language });
}

/** `NAME=value` to show, secrets hidden. */
export function assignment(name: string, value: string): string {
  return `${name}=${clip(maskedValue(name, value), SHOWN_CELLS)}`;
}

/** `.env line 3`. */
export function tellLine(world: World, { file, line }: Pick<EnvLine, 'file' | 'line'>, language: Language): string {
  return valueWords(language).line(shownPath(world, file), line);
}

/** Names in one text, those beyond the first few counted. */
export function listed(names: readonly string[], language: Language, most = 8): string {
  const words = valueWords(language);
  const shown = names.slice(0, most).join(words.join);
  return names.length > most ? words.listMore(shown, names.length - most) : shown;
}

const SHOWN_CELLS = 60;

function valueIn(origin: VariableOrigin | null | undefined): string | undefined {
  return origin && origin.kind !== 'unset' ? origin.value : undefined;
}

function usesWord({ form, emptyIsUnset }: Reference, value: string | undefined): boolean {
  const present = value !== undefined && !(emptyIsUnset && value === '');
  return form === 'default' ? !present : form === 'alternative' && present;
}

type Origins = {
  readonly origins: ReadonlyMap<string, VariableOrigin | null>;
  readonly lookup: (name: string) => string | undefined;
  readonly language: Language;
};

/** Each variable of a text; those in the word of another only where that word counts. */
function tellReferences(world: World, text: string, known: Origins): readonly string[] {
  return interpolationParts(text).flatMap((part) => {
    if (part.kind === 'literal') return [];
    const { reference } = part;
    const inside = usesWord(reference, known.lookup(reference.name)) ? reference.word : '';
    return [tellReference(world, reference, known), ...tellReferences(world, inside, known)];
  });
}

function tellReference(world: World, reference: Reference, { origins, lookup, language }: Origins): string {
  const words = valueWords(language);
  const { name, form, word } = reference;
  const value = lookup(name);
  if (usesWord(reference, value)) {
    const shown = maskedValue(name, interpolate(word, lookup));
    if (form === 'alternative') return words.setAlternative(name, shown);
    if (shown === '') return words.unsetEmpty(name);
    return value === undefined ? words.unsetDefault(name, shown) : words.emptyDefault(name, shown);
  }
  const origin = origins.get(name);
  if (!origin || origin.kind === 'unset') return words.unsetEmpty(name);
  const written = assignment(name, origin.value);
  return origin.kind === 'shell'
    ? words.fromShell(written)
    : words.fromLine(written, tellLine(world, origin.line, language));
}
