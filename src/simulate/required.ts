import { readFile } from 'node:fs/promises';
import type { Location } from '../compose/locate.ts';
import { parseCompose } from '../compose/parse.ts';
import { isMap, type Tree } from '../compose/tree.ts';
import { type Reference, references } from '../model/interpolation.ts';

/** A required variable that is not set. `path` is where it stands, as Compose names it: `services.backend.environment.[]`. */
export type MissingVariable = { readonly variable: string; readonly message: string; readonly path: string };

/** The first required variable that has no value; null where all have, and where a file cannot be read, which is told elsewhere. */
export async function missingVariable({ files, environment }: Location): Promise<MissingVariable | null> {
  const isMissing = ({ name, form, emptyIsUnset }: Reference) =>
    form === 'required' && (environment[name] === undefined || (emptyIsUnset && environment[name] === ''));
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const parsed = parseCompose(text, file);
    if (!parsed.ok) return null;
    for (const { path, text: value } of textsIn(parsed.value.tree, [])) {
      const found = references(value).find(isMissing);
      if (found) return { variable: found.name, message: found.word, path: path.join('.') };
    }
  }
  return null;
}

type Found = { readonly path: readonly string[]; readonly text: string };

function textsIn(tree: Tree, path: readonly string[]): readonly Found[] {
  if (typeof tree === 'string') return [{ path, text: tree }];
  if (isMap(tree)) return Object.entries(tree).flatMap(([key, value]) => textsIn(value, [...path, key]));
  return Array.isArray(tree) ? tree.flatMap((item: Tree) => textsIn(item, [...path, '[]'])) : [];
}
