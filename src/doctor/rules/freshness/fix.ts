import type { Place } from '../../../model/sources.ts';
import type { Fix } from '../../finding.ts';

/** A way out that a command is, program first. */
export function runs(title: string, explain: string, argv: readonly string[]): Fix {
  return { title, argv, edit: null, danger: 'none', explain };
}

/** A command after which containers are made anew. */
export function restarts(title: string, explain: string, argv: readonly string[]): Fix {
  return { title, argv, edit: null, danger: 'restarts', explain };
}

/** Something that a person changes: in a file where its line is known, else elsewhere. */
export function changes(title: string, explain: string, edit: Place | null): Fix {
  return { title, argv: null, edit, danger: 'none', explain };
}

/** `docker compose` with these words. */
export function compose(...words: readonly string[]): readonly string[] {
  return ['docker', 'compose', ...words];
}
