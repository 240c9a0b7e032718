import { basename } from 'node:path';
import { normalizeProjectName } from '../model/project-name.ts';

/** The project's name: chosen outside the files, else the `name:` of the last file that has one, else from the directory. */
export function projectName(chosen: string | null, named: string | null, directory: string): string {
  return chosen ?? normalizeProjectName(named || basename(directory));
}
