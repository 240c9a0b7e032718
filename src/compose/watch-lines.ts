import type { WatchEntry } from '../model/watch.ts';

/** What a line of `docker compose watch` says: an entry without its time. */
export type WatchLine = Omit<WatchEntry, 'at'>;

type Reading = { readonly pattern: RegExp; readonly kind: WatchLine['kind'] };

/**
 * Reads one line of `docker compose watch --no-up`. Compose 2.40 and 2.26 word them differently, and 2.26 clears its line (`ESC [ 2 K`)
 * before each; its restarts are told of as containers, whose service is found when the name of the project is given. Lines of a build that runs inside the watch, and whatever else, are of kind `line`.
 */
export function parseWatchLine(printed: string, project = ''): WatchLine {
  const text = printed.replaceAll(/\x1b\[[\d;]*[A-Za-z]/g, '').trim();
  for (const { pattern, kind } of READINGS) {
    const match = pattern.exec(text);
    if (match) return { kind, services: servicesIn(match, project), count: countIn(match), text };
  }
  return { kind: 'line', services: [], count: null, text };
}

/** Sources: `pkg/compose/watch.go` of v2.26.1 and v2.40.3, and recorded runs of both. */
const READINGS: readonly Reading[] = [
  { kind: 'enabled', pattern: /^Watch enabled$/ },
  { kind: 'sync', pattern: /^Syncing service "(?<service>[^"]+)" after (?<count>\d+) changes were detected/ },
  { kind: 'sync', pattern: /^Syncing (?:service )?"(?<service>[^"]+)" after changes were detected/ },
  {
    kind: 'rebuild',
    pattern: /^Rebuilding service(?:\(s\))? \[?(?<services>"[^\]]+")\]? after changes were detected/,
  },
  { kind: 'built', pattern: /^service(?:\(s\))? \[?(?<services>"[^\]]+")\]? successfully built$/ },
  { kind: 'restart', pattern: /^service(?:\(s\))? \[?(?<services>"[^\]]+")\]? restarted$/ },
  { kind: 'restart', pattern: /^Container (?<container>\S+)\s+Started$/ },
  { kind: 'error', pattern: /^Build failed\. Error:/ },
  {
    kind: 'error',
    pattern: /^(?:Failed to recreate services? after update|Application failed to start after update)\./,
  },
  { kind: 'error', pattern: /^(?:warning: )?Error handling changed files(?: for service (?<service>[^:\s]+))?:/ },
  {
    kind: 'error',
    pattern: /level=(?:warning|error) msg="Error handling changed files for service (?<service>[^:\s]+):/,
  },
  { kind: 'error', pattern: /^Watch disabled with errors/ },
  { kind: 'error', pattern: /^none of the selected services is configured for watch/ },
  { kind: 'error', pattern: /^can't watch (?:service "(?<service>[^"]+)"|with action)/ },
  { kind: 'error', pattern: /^(?:cannot take exclusive lock for project|Error response from daemon:)/ },
];

/** One service, several in quotes (`["api" "worker"]`), or the one that a container belongs to. */
function servicesIn({ groups }: RegExpExecArray, project: string): readonly string[] {
  const { service, services, container = '' } = groups ?? {};
  if (service !== undefined) return [service];
  if (services !== undefined) return [...services.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const number = /-\d+$/.exec(container);
  const isOurs = number && project !== '' && container.startsWith(`${project}-`);
  return isOurs ? [container.slice(project.length + 1, number.index)] : [];
}

function countIn(match: RegExpExecArray): number | null {
  const count = match.groups?.count;
  return count === undefined ? null : Number(count);
}
