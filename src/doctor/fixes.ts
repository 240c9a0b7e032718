import type { Place } from '../model/sources.ts';
import type { Fix } from './finding.ts';

/** A command that changes nothing that runs. `argv`: program first. */
export function commandFix(title: string, argv: readonly string[], explain: string): Fix {
  return { title, argv, edit: null, danger: 'none', explain };
}

/** A command that interrupts something that runs, or makes it anew. `argv`: program first. */
export function restartFix(title: string, argv: readonly string[], explain: string): Fix {
  return { title, argv, edit: null, danger: 'restarts', explain };
}

/** A command after which something is gone. `argv`: program first. */
export function deleteFix(title: string, argv: readonly string[], explain: string): Fix {
  return { title, argv, edit: null, danger: 'deletes', explain };
}

/** `docker compose` with these words. */
export function compose(...words: readonly string[]): readonly string[] {
  return ['docker', 'compose', ...words];
}

/** A line to change; null where it is not known, so that a person has to look for it. */
export function editFix(title: string, place: Place | null, explain: string): Fix {
  return { title, argv: null, edit: place && { file: place.file, line: place.line }, danger: 'none', explain };
}

/** Something that a person does elsewhere. */
export function stepFix(title: string, explain: string): Fix {
  return { title, argv: null, edit: null, danger: 'none', explain };
}
