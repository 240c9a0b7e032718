/** Variables of a process or of env files. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What chooses the Compose project, as the options of `docker compose` do. Relative paths count from `directory`. */
export type ComposeOptions = {
  /** Where `docker compose` would be typed; absolute. */
  readonly directory: string;
  /** `-f`, in order; empty for the ones that Compose finds by itself. */
  readonly files: readonly string[];
  /** `-p`. */
  readonly projectName?: string;
  /** `--profile`. */
  readonly profiles: readonly string[];
  /** `--env-file`. */
  readonly envFiles: readonly string[];
  /** `docker --context`. */
  readonly context?: string;
  /** The environment of every child process, and the one that the files are read with. */
  readonly env: Environment;
  /** The `docker` program; by default the first on PATH. */
  readonly dockerPath?: string;
};
