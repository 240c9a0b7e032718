import { splitPrefix } from './compose-prefix.ts';

/** A container's end as Compose told it while attached: `app-1 exited with code 1`, with `(restarting)` since 2.40. `at` is the number of the line. */
export type PrintedExit = { readonly code: number; readonly isRestarting: boolean; readonly at: number };

/** What a text tells of one container: its own words with their line numbers, and its ends. */
export type PrintedContainer = {
  readonly name: string;
  readonly words: readonly { readonly at: number; readonly text: string }[];
  readonly exits: readonly PrintedExit[];
};

/** Why a dependency could not be waited for; `isAwaited` where another service was held back by it. */
export type Unready = { readonly container: string; readonly line: string; readonly isAwaited: boolean } & (
  | { readonly kind: 'unhealthy' | 'no-healthcheck' }
  | { readonly kind: 'exited'; readonly code: number }
);

/** What Compose printed, taken apart. */
export type Printed = {
  readonly containers: readonly PrintedContainer[];
  /** `service "x" didn't complete successfully: exit 3`, each service once. */
  readonly incomplete: readonly { readonly service: string; readonly code: number; readonly line: string }[];
  readonly unready: readonly Unready[];
  /** Containers that were being started and of which nothing better was heard afterwards. */
  readonly starting: readonly string[];
  /** The names after `Attaching to`. */
  readonly attached: readonly string[];
};

/** Takes apart what Compose 1 or 2 printed. Ends after a stop that was asked for (Ctrl-C, or the end of another container) do not count. */
export function readPrinted(lines: readonly string[]): Printed {
  const words = new Map<string, { at: number; text: string }[]>();
  const exits = new Map<string, PrintedExit[]>();
  const statuses = new Map<string, string>();
  const incomplete = new Map<string, Printed['incomplete'][number]>();
  const unready = new Map<string, Unready>();
  const attached: string[] = [];
  const stop = lines.findIndex((line) => STOPPING.test(line));

  for (const [at, line] of lines.entries()) {
    const { container, text } = splitPrefix(line);
    if (container !== null) push(words, container, { at, text });
    else readOwn(at, line);
  }

  function readOwn(at: number, line: string): void {
    const exit = EXITED.exec(line)?.groups;
    if (exit && (stop < 0 || at < stop)) {
      push(exits, exit['name'] ?? '', { code: Number(exit['code']), isRestarting: exit['again'] !== undefined, at });
    }
    const status = STATUS.exec(line)?.groups;
    if (status) statuses.set(status['name'] ?? '', status['status'] ?? '');
    const failed = INCOMPLETE.exec(line)?.groups;
    if (failed?.['service'] !== undefined) {
      const service = failed['service'];
      incomplete.set(service, { service, code: Number(failed['code']), line: line.trim() });
    }
    const waited = readUnready(line.trim());
    if (waited) unready.set(waited.container, waited);
    attached.push(...(ATTACHING.exec(line)?.[1]?.split(/, /) ?? []));
  }

  const names = [...new Set([...words.keys(), ...exits.keys()])];
  return {
    containers: names.map((name) => ({ name, words: words.get(name) ?? [], exits: exits.get(name) ?? [] })),
    incomplete: [...incomplete.values()],
    unready: [...unready.values()],
    starting: [...statuses].filter(([, status]) => UNDER_WAY.has(status)).map(([name]) => name),
    attached,
  };
}

const STOPPING = /^\s*(?:Gracefully stopping|Aborting on container exit|Stopping \S+ \.\.\.)/i;
const EXITED = /^\s*(?<name>[a-zA-Z0-9][\w.-]*) exited with code (?<code>-?\d+)(?<again> \(restarting\))?\s*$/;
const STATUS = /\bContainer (?<name>[a-zA-Z0-9][\w.-]*)\s+(?<status>[A-Z][a-z]+)\b/;
const INCOMPLETE = /service "(?<service>[^"]+)" didn't complete successfully: exit (?<code>\d+)/;
const ATTACHING = /^Attaching to (.+)$/;
/** Compose 1 has `Container "912cb21d513d" is unhealthy`, after the name of the one that waits. */
const UNREADY =
  /(?<awaited>dependency failed to start: |ERROR: for \S+\s+)?container "?(?<name>[a-zA-Z0-9][\w.-]*)"? (?:is (?<unhealthy>unhealthy)|exited \((?<code>\d+)\)|has no healthcheck configured)/i;
const UNDER_WAY: ReadonlySet<string> = new Set(['Starting', 'Error']);

function readUnready(line: string): Unready | null {
  const found = UNREADY.exec(line)?.groups;
  if (!found) return null;
  const base = { container: found['name'] ?? '', line, isAwaited: found['awaited'] !== undefined };
  if (found['code'] !== undefined) return { ...base, kind: 'exited', code: Number(found['code']) };
  return { ...base, kind: found['unhealthy'] === undefined ? 'no-healthcheck' : 'unhealthy' };
}

function push<Item>(all: Map<string, Item[]>, key: string, item: Item): void {
  const items = all.get(key);
  if (items) items.push(item);
  else all.set(key, [item]);
}
