import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The little of a file system that finding an engine needs; a test brings its own. */
export type FileReader = {
  /** The text of a file; null when it cannot be read. */
  text(path: string): string | null;
  exists(path: string): boolean;
  /** The names in a folder; none when it cannot be read. */
  names(path: string): readonly string[];
};

/** This machine's files. */
export const localFiles: FileReader = {
  text: (path) => attempt(() => readFileSync(path, 'utf8')) ?? null,
  exists: existsSync,
  names: (path) => attempt(() => readdirSync(path)) ?? [],
};

/** A file that cannot be read counts as one that is not there, as the docker CLI has it. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
