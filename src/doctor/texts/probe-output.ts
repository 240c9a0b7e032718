import type { Probe } from '../../model/container.ts';
import { plain } from '../../text/sanitize.ts';
import { startFailure } from './start-failure.ts';

/**
 * What a failed probe tells. `missing`: the program that probes is not in the image (`line` says so) · `timeout`: it took too long · `refused`: nothing took its connection ·
 * `status`: the program answered, with an HTTP status that is none of success · `other`: anything else; `line` is the last that it printed, empty where it was silent.
 */
export type ProbeTrouble =
  | { readonly kind: 'missing'; readonly tool: string; readonly line: string }
  | { readonly kind: 'timeout'; readonly after: string; readonly line: string }
  | { readonly kind: 'refused' | 'other'; readonly line: string }
  | { readonly kind: 'status'; readonly status: string; readonly line: string };

/** Reads what a probe left: the engine's own words, those of a shell, curl, wget and others. */
export function probeTrouble({ exitCode, output }: Pick<Probe, 'exitCode' | 'output'>): ProbeTrouble {
  const lines = output
    .split('\n')
    .map((line) => plain(line).trim())
    .filter((line) => line !== '');
  const line = lines.at(-1) ?? '';
  const late = lines.map((text) => TIMEOUT.exec(text)).find((found) => found !== null);
  if (late) return { kind: 'timeout', after: late.groups?.['after'] ?? '', line: late[0] };
  for (const text of lines) {
    const failure = startFailure(text);
    if (failure?.kind === 'not-found' || (failure?.kind === 'no-file' && exitCode !== 0)) {
      return { kind: 'missing', tool: failure.command, line: text };
    }
  }
  const refused = lines.findLast((text) => REFUSED.test(text));
  if (refused !== undefined) return { kind: 'refused', line: refused };
  for (const text of lines.toReversed()) {
    const status = STATUS.exec(text)?.groups?.['status'];
    if (status !== undefined) return { kind: 'status', status, line: text };
  }
  return { kind: 'other', line };
}

/** Docker says `Health check exceeded timeout (5s): …`, Podman `healthcheck command exceeded timeout of 5s`. */
const TIMEOUT = /health ?check(?: command)? exceeded timeout (?:\(|of )(?<after>[\d.\w]+)\)?/i;
const REFUSED =
  /connection refused|ECONNREFUSED|couldn't connect to server|Failed to connect to|could not connect to|can't connect to|Cannot connect/i;
const STATUS =
  /(?:returned error: |HTTP\/[\d.]+ |HTTP Error |server returned error: HTTP\/[\d.]+ |status(?: code)?:? )(?<status>[3-5]\d\d)\b/i;
