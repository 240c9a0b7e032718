/** A file that is not there. `file` is empty where none of the usual compose files was found. */
export type MissingFile = { readonly kind: 'compose' | 'env'; readonly file: string };

/**
 * Recognises Compose 1, 2 and 5 (also on Windows), `docker run --env-file` and podman-compose, in their own words only: of files that a program in a container
 * misses they do not speak.
 */
export function missingFile(line: string): MissingFile | null {
  if (NO_PROJECT.some((pattern) => pattern.test(line))) return { kind: 'compose', file: '' };
  for (const pattern of ENV_FILES) {
    const file = pattern.exec(line)?.[1];
    if (file !== undefined) return { kind: 'env', file };
  }
  for (const pattern of OPENED) {
    const file = pattern.exec(line)?.[1];
    if (file === undefined) continue;
    if (/\.ya?ml$/i.test(file)) return { kind: 'compose', file };
    if (/(?:^|[\\/])[^\\/]*\.env[^\\/]*$/i.test(file)) return { kind: 'env', file };
  }
  return null;
}

const NO_PROJECT: readonly RegExp[] = [
  /no configuration file provided: not found/,
  /Can't find a suitable configuration file in this directory/,
  /compose\.ya?ml file found, pass files with -f/,
];

const ENV_FILES: readonly RegExp[] = [
  /^env file (.+?) not found\b/,
  /^couldn't find env file: (.+)$/i,
  /^Failed to load (.+?): open .*(?:no such file|cannot find)/,
];

const OPENED: readonly RegExp[] = [
  /^(?:open|stat|CreateFile|GetFileAttributesEx) (.+?): (?:no such file or directory|The system cannot find the (?:file|path) specified)/,
  /^\.?(?:IOError|FileNotFoundError): \[Errno 2\] No such file or directory: u?['"](.+?)['"]/,
];
