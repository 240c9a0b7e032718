import { dirname } from 'node:path';
import { statOf } from '../files/local-stat.ts';
import { walk } from '../files/walk.ts';
import type { Engine } from '../model/ports.ts';
import { asContainer, type WatchRule } from '../model/project.ts';
import { copies } from '../model/sync.ts';
import type { WatchEntry } from '../model/watch.ts';
import type { FileChange } from './ledger.ts';
import type { LoadedRule } from './rules.ts';
import type { WatchEnd, WatchRunner } from './runner.ts';
import { sendFiles } from './send.ts';

/** What the syncing works with. `build` and `restart` answer with null when they went well, otherwise with why not. */
export type OwnWatchSources = {
  readonly engine: Engine;
  readonly rules: () => readonly LoadedRule[];
  readonly onChanges: (listener: (changes: readonly FileChange[]) => void, signal: AbortSignal) => void;
  /** The ids of a service's containers. */
  readonly containers: (service: string) => readonly string[];
  readonly build: (services: readonly string[], signal: AbortSignal) => Promise<string | null>;
  readonly restart: (services: readonly string[], signal: AbortSignal) => Promise<string | null>;
};

type Told = (entry: Omit<WatchEntry, 'at'>) => void;

/** Changes are acted on when nothing has changed for this time, in milliseconds: as Compose gathers them (`QuietPeriod` in `pkg/watch/debounce.go`). */
const QUIET_MS = 500;

/** Watch without Compose: the same rules, batches and order of work as `docker compose watch`, by the engine's archive endpoint and exec. */
export function ownWatch(sources: OwnWatchSources): WatchRunner {
  return {
    by: 'dogwatch',
    async run(services, told, signal): Promise<WatchEnd> {
      const isMeant = ({ service }: LoadedRule) => services.length === 0 || services.includes(service);
      const rules = () => sources.rules().filter((rule) => isMeant(rule) && !rule.bindMounted);
      if (rules().length === 0) return { kind: 'hopeless', reason: 'none of the services has a watch rule' };
      const batches = gather(sources.onChanges, signal);
      await sendInitially(sources, rules(), told, signal);
      told({ kind: 'enabled', services: [], count: null, text: '' });
      for await (const batch of batches) await answer(sources, rules(), batch, told, signal);
      return { kind: 'died', reason: '' };
    },
  };
}

/** Changes in batches, each complete once it was quiet; a file that changed twice is there once. Ends when `signal` aborts. */
async function* gather(
  onChanges: OwnWatchSources['onChanges'],
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const gathered = new Set<string>();
  let quiet = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  onChanges((changes) => {
    for (const { file } of changes) gathered.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => quiet.resolve(), QUIET_MS);
  }, signal);
  signal.addEventListener('abort', () => quiet.resolve(), { once: true });
  while (!signal.aborted) {
    await quiet.promise;
    quiet = Promise.withResolvers();
    if (signal.aborted) break;
    const batch = [...gathered];
    gathered.clear();
    if (batch.length > 0) yield batch;
  }
  clearTimeout(timer);
}

type Mapping = { readonly file: string; readonly target: string };

/** Rebuilds come first, then what is copied, then restarts and commands, as in `handleWatchBatch` of Compose. */
async function answer(
  sources: OwnWatchSources,
  rules: readonly LoadedRule[],
  files: readonly string[],
  told: Told,
  signal: AbortSignal,
): Promise<void> {
  const hits = rules.flatMap((rule) => {
    const mappings = files.flatMap((file) => {
      const verdict = rule.judge(file);
      return verdict.kind === 'goes' ? [{ file, target: verdict.target }] : [];
    });
    return mappings.length === 0 ? [] : [{ rule, mappings }];
  });
  const servicesWith = (...actions: readonly WatchRule['action'][]) => [
    ...new Set(hits.filter(({ rule }) => actions.includes(rule.action)).map(({ rule }) => rule.service)),
  ];
  const built = servicesWith('rebuild');
  if (built.length > 0 && !(await rebuild(sources, built, told, signal))) return;
  for (const service of servicesWith('sync', 'sync+restart', 'sync+exec')) {
    const mappings = hits
      .filter(({ rule }) => rule.service === service && copies(rule.action))
      .flatMap((hit) => hit.mappings);
    if (!(await sync(sources, service, mappings, told, signal))) return;
  }
  const restarted = servicesWith('restart', 'sync+restart');
  if (restarted.length > 0 && !(await restart(sources, restarted, told, signal))) return;
  for (const { rule } of hits.filter((hit) => hit.rule.action === 'sync+exec'))
    await runCommand(sources, rule, told, signal);
}

async function rebuild(sources: OwnWatchSources, services: readonly string[], told: Told, signal: AbortSignal) {
  told({ kind: 'rebuild', services, count: null, text: '' });
  const problem = await sources.build(services, signal);
  if (problem === null) told({ kind: 'built', services, count: null, text: '' });
  else told({ kind: 'error', services, count: null, text: problem });
  return problem === null;
}

async function restart(sources: OwnWatchSources, services: readonly string[], told: Told, signal: AbortSignal) {
  const problem = await sources.restart(services, signal);
  if (problem === null) told({ kind: 'restart', services, count: null, text: '' });
  else told({ kind: 'error', services, count: null, text: problem });
  return problem === null;
}

/** Deletes first and copies then, in every container, as `internal/sync/tar.go` of Compose does; false where one of them failed. */
async function sync(
  { engine, containers }: OwnWatchSources,
  service: string,
  mappings: readonly Mapping[],
  told: Told,
  signal: AbortSignal,
): Promise<boolean> {
  told({ kind: 'sync', services: [service], count: mappings.length, text: '' });
  const { kept, gone } = await split(mappings);
  const problems = await Promise.all(
    containers(service).map(async (container) => {
      const deleted = gone.length === 0 ? null : await remove(engine, container, gone, signal);
      const sent = await sendFiles(engine, container, kept, signal);
      const copied =
        sent.kind === 'done' || sent.kind === 'aborted' ? null : 'detail' in sent ? sent.detail : sent.kind;
      return deleted ?? copied;
    }),
  );
  const problem = problems.find((one) => one !== null);
  if (problem !== undefined && problem !== null)
    told({ kind: 'error', services: [service], count: null, text: problem });
  return problem === undefined || problem === null;
}

async function split(mappings: readonly Mapping[]): Promise<{ kept: readonly Mapping[]; gone: readonly string[] }> {
  const kept: Mapping[] = [];
  const gone = new Set<string>();
  for (const mapping of mappings) {
    if (await statOf(mapping.file)) kept.push(mapping);
    else gone.add(mapping.target);
  }
  return { kept, gone: [...gone].filter((target) => !hasAncestorIn(gone, target)) };
}

function hasAncestorIn(folders: ReadonlySet<string>, file: string): boolean {
  for (let path = dirname(file); path !== dirname(path); path = dirname(path)) if (folders.has(path)) return true;
  return false;
}

async function remove(engine: Engine, container: string, paths: readonly string[], signal: AbortSignal) {
  const end = await engine.exec(container, { argv: ['rm', '-rf', ...paths], ...asContainer }, signal);
  if (end.kind === 'failed') return end.detail;
  return end.code === 0 ? null : [`rm: ${end.code}`, ...end.output].join(' ');
}

async function runCommand(
  { engine, containers }: OwnWatchSources,
  { service, exec, execAs }: LoadedRule,
  told: Told,
  signal: AbortSignal,
): Promise<void> {
  const ends = await Promise.all(
    containers(service).map((container) => engine.exec(container, { argv: exec, ...execAs }, signal)),
  );
  for (const end of ends) {
    if (end.kind === 'failed') told({ kind: 'error', services: [service], count: null, text: end.detail });
    else for (const text of end.output) told({ kind: 'line', services: [service], count: null, text });
  }
}

/** `initial_sync`: everything that the rule would send, so that the containers begin as the folder is. */
async function sendInitially(
  sources: OwnWatchSources,
  rules: readonly LoadedRule[],
  told: Told,
  signal: AbortSignal,
): Promise<void> {
  for (const rule of rules.filter(({ initialSync, action }) => initialSync && copies(action))) {
    const ignored = (path: string, isFolder: boolean) =>
      isFolder
        ? rule.coversFolder(path)
          ? 'leave-folder'
          : 'keep'
        : rule.judge(path).kind === 'goes'
          ? 'keep'
          : 'leave';
    const mappings: Mapping[] = [];
    for (const { path } of await walk(rule.path, { ignored, signal })) {
      const verdict = rule.judge(path);
      if (verdict.kind === 'goes') mappings.push({ file: path, target: verdict.target });
    }
    if (mappings.length > 0) await sync(sources, rule.service, mappings, told, signal);
  }
}
