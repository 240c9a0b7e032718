/** A line of a file: absolute path, and the line from 1. */
export type Place = { readonly file: string; readonly line: number };

/** One assignment of an env file, the last one of its name. `written` is what stands after the first `=`, untouched, also quotes, comments and a carriage return. */
export type EnvLine = Place & { readonly name: string; readonly written: string; readonly value: string };

/** Where a value of the merged model stands: in the file that won, with the scalar as it is written there (before interpolation), null for a map or list. */
export type ValuePlace = Place & { readonly written: string | null };

/** Where the project's values come from: facts for evidence and for opening an editor at the line. */
export type ProjectSources = {
  /** Env files that Compose reads for interpolation (such as `.env`), by absolute path, each with its lines; an unreadable or missing one is left out. */
  readonly envFiles: Readonly<Record<string, readonly EnvLine[]>>;
  /** The env files of each service's `env_file`, absolute, in order; the lines are in `envFiles` too. */
  readonly serviceEnvFiles: Readonly<Record<string, readonly string[]>>;
  /**
   * By key path, such as `services.backend.image`, `services.backend.ports.0`, `services.backend.environment.POSTGRES_SERVER` (also where it is written as
   * a list), `networks.traefik-public`.
   */
  readonly places: Readonly<Record<string, ValuePlace>>;
  /** Variables that this program's own environment sets and the files refer to; those win over env files. */
  readonly shell: Readonly<Record<string, string>>;
};

/** Nothing is known of where values come from. */
export const noSources: ProjectSources = { envFiles: {}, serviceEnvFiles: {}, places: {}, shell: {} };

/** The line of these env files (absolute, in order) that counts for a variable: the last one that sets it; undefined where none is known to. */
export function envLine(sources: ProjectSources | null, files: readonly string[], name: string): EnvLine | undefined {
  return files.flatMap((file) => sources?.envFiles[file] ?? []).findLast((line) => line.name === name);
}
