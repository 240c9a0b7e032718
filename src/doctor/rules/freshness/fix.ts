import type { Fix } from '../../finding.ts';

/** A command after which containers are made anew. `argv`: program first. */
export function restarts(title: string, explain: string, argv: readonly string[]): Fix {
  return { title, argv, edit: null, danger: 'restarts', explain };
}

/** `docker compose` with these words. */
export function compose(...words: readonly string[]): readonly string[] {
  return ['docker', 'compose', ...words];
}
