import { basename } from 'node:path';

/** A project name from any text, as Compose makes it: lower case, only letters, digits, `_` and `-`, a letter or digit first. */
export function normalizeProjectName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^-_a-z0-9]/g, '')
    .replace(/^[-_]+/, '');
}

/** The project's name: chosen outside the files, else the `name:` of the last file that has one, else from the directory. */
export function projectName(chosen: string | null, named: string | null, directory: string): string {
  return chosen ?? normalizeProjectName(named || basename(directory));
}
