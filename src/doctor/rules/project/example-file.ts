import type { World } from '../../../model/world.ts';
import type { Known } from '../../known.ts';
import type { Question } from '../../question.ts';

/** What an example of an env file is called, after the name of that. */
const ENDINGS = ['.example', '.sample', '.template', '.dist'];

/** Asks for examples of an env file beside it. */
export function examplesOf(file: string): readonly Question[] {
  return ENDINGS.map((ending) => ({ kind: 'path', path: `${file}${ending}` }));
}

/** Asks for examples of the project's `.env`, where it has none. */
export function exampleQuestions(world: World): readonly Question[] {
  const file = absentEnv(world);
  return file === null ? [] : examplesOf(file);
}

/** Where the project's `.env` would be; null where it has an env file, or is not known. */
export function absentEnv({ project }: World): string | null {
  return project && project.directory !== '' && project.envFiles.length === 0 ? `${project.directory}/.env` : null;
}

/** The example of an env file that there is; null for none, or where that is not known. */
export function exampleOf(file: string, { answers }: Known): string | null {
  return ENDINGS.map((ending) => `${file}${ending}`).find((path) => answers.path(path)?.kind === 'file') ?? null;
}
