import { type Since, sinceOf } from './since.ts';

/**
 * A sign that programs are of the wrong age. `no-compose`: there is no Compose where it was called · `too-old`: the files or the command use what came in `since` ·
 * `file-version`: Compose 1 is asked for files of its successor · `api-old`, `api-new`: the client speaks a version that the engine at its other end does not.
 */
export type Unsupported =
  | { readonly kind: 'no-compose'; readonly called: 'docker compose' | 'docker-compose' }
  | ({ readonly kind: 'too-old' } & Since)
  | { readonly kind: 'file-version' }
  | { readonly kind: 'api-old' | 'api-new'; readonly client: string; readonly limit: string };

/** Recognises such a sign of `docker`, Compose 1, 2 and 5, and a shell that does not find them. `next` are the lines after it. */
export function unsupported(line: string, next: readonly string[]): Unsupported | null {
  return absent(line, next) ?? api(line) ?? file(line) ?? tooOld(line);
}

function absent(line: string, next: readonly string[]): Unsupported | null {
  if (/'compose' is not a docker command|unknown command: docker compose\b/.test(line)) {
    return { kind: 'no-compose', called: 'docker compose' };
  }
  const isOption = /^(?:unknown (?:shorthand )?flag: )/.test(line);
  const isOfDocker = next
    .slice(0, 6)
    .some((text) => /^Usage: +docker \[OPTIONS\] COMMAND|^See 'docker --help'/.test(text));
  if (isOption && isOfDocker) return { kind: 'no-compose', called: 'docker compose' };
  const isShell = /docker-compose: (?:command )?not found|command not found: docker-compose/.test(line);
  return isShell ? { kind: 'no-compose', called: 'docker-compose' } : null;
}

function api(line: string): Unsupported | null {
  const found =
    /client version (?<client>[\d.]+) is too (?<age>old|new)\. M\w+ supported API version is (?<limit>[\d.]+)/.exec(
      line,
    )?.groups ??
    /client is (?<age>newer) than server \(client API version: (?<client>[\d.]+), server API version: (?<limit>[\d.]+)\)/.exec(
      line,
    )?.groups;
  if (!found) return null;
  const { client = '', limit = '', age } = found;
  return { kind: age === 'old' ? 'api-old' : 'api-new', client: bare(client), limit: bare(limit) };
}

function bare(version: string): string {
  return version.replace(/\.$/, '');
}

/** Compose 1 takes a file without `version` for one of its first form, in which everything is a service. */
function file(line: string): Unsupported | null {
  const isVersion = /^Version in "[^"]+" is unsupported\./.test(line);
  const isWithout = /^Unsupported config option for (?:services|volumes|networks)(?: service)?: '/.test(line);
  return isVersion || isWithout ? { kind: 'file-version' } : null;
}

function tooOld(line: string): Unsupported | null {
  const since = sinceOf(line);
  return since ? { kind: 'too-old', ...since } : null;
}
