import path from 'node:path';
import { watch as watchPaths } from 'chokidar';
import { type LoadedRule, loadRules } from '../../sync/rules.ts';
import { buildServices } from './build.ts';
import { converge } from './converge.ts';
import { Failure } from './failure.ts';
import type { Job } from './job.ts';
import { chosenServices, isUp, replicas } from './services.ts';
import { startServices } from './start.ts';
import { up } from './up.ts';
import { sortWords } from './words.ts';

/** Changes within this time of each other are one batch, in milliseconds; as Compose gathers them. */
const GATHER_MS = 500;

type Change = { readonly file: string; readonly removed: boolean };

/** `docker compose watch`: real files of the project's folder, where there are any; what it would do with them is simulated. */
export async function watch(job: Job, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv);
  const chosen = chosenServices(job, words.rest).map(({ name }) => name);
  const rules = (await loadRules(job.project)).filter(({ service }) => chosen.includes(service));
  if (rules.length === 0) {
    throw new Failure("none of the selected services is configured for watch, consider setting a 'develop' section");
  }
  if (!words.has('--no-up')) await up(job, ['-d', ...words.rest]);
  const changes = await openChanges(rules);
  try {
    job.print('Watch enabled');
    for (;;) {
      await changes.next(job);
      await job.pause(GATHER_MS);
      await answer(job, rules, changes.take());
    }
  } finally {
    await changes.close();
  }
}

/** Gathers the changes of the files that rules speak of, from when it has settled on. */
async function openChanges(rules: readonly LoadedRule[]) {
  const paths = [...new Set(rules.map((rule) => rule.path))];
  const gathered = new Map<string, Change>();
  let wake = () => {};
  const isIgnored = (file: string) => rules.every((rule) => rule.coversFolder(file));
  const watcher = watchPaths(paths, { ignoreInitial: true, ignored: isIgnored });
  const note = (removed: boolean) => (file: string) => {
    if (!rules.some((rule) => covers(rule, file))) return;
    gathered.set(file, { file, removed });
    wake();
  };
  watcher.on('add', note(false)).on('change', note(false)).on('unlink', note(true));
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  watcher.once('ready', () => resolve());
  await ready;
  return {
    async next(job: Job) {
      while (gathered.size === 0) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = () => resolve();
        job.signal.addEventListener('abort', wake, { once: true });
        if (job.signal.aborted) wake();
        await promise;
        await job.pause(0);
      }
    },
    take() {
      const taken = [...gathered.values()];
      gathered.clear();
      return taken;
    },
    close: () => watcher.close(),
  };
}

/** True when the rule speaks of the file: it is its path or below it, and no pattern leaves it out. */
function covers(rule: LoadedRule, file: string): boolean {
  return rule.judge(file).kind === 'goes';
}

async function answer(job: Job, rules: readonly LoadedRule[], changes: readonly Change[]): Promise<void> {
  for (const service of new Set(rules.map((rule) => rule.service))) {
    const own = rules.filter((rule) => rule.service === service);
    const needsBuild = changes.some(({ file }) => own.some((rule) => rule.action === 'rebuild' && covers(rule, file)));
    if (needsBuild) await rebuild(job, service);
    else await sync(job, own, changes);
  }
}

async function rebuild(job: Job, service: string): Promise<void> {
  job.print(`Rebuilding service(s) ["${service}"] after changes were detected...`);
  const specs = chosenServices(job, [service]);
  await buildServices(job, specs, { useCache: true });
  job.print(`service(s) ["${service}"] successfully built`);
  await converge(job, specs, { recreate: [], keep: false, scale: new Map() });
  await startServices(job, specs);
}

async function sync(job: Job, rules: readonly LoadedRule[], changes: readonly Change[]): Promise<void> {
  for (const rule of rules.filter(({ action }) => action === 'sync')) {
    const covered = changes.filter(({ file }) => covers(rule, file));
    if (covered.length === 0) continue;
    const count = covered.length;
    job.print(`Syncing service "${rule.service}" after ${count} changes were detected`);
    await job.pause(120);
    const targets = (removed: boolean) =>
      covered
        .filter((change) => change.removed === removed)
        .map(({ file }) => ({
          path: path.posix.join(rule.target, path.relative(rule.path, file).replaceAll(path.sep, '/')),
          local: file,
        }));
    const removed = targets(true).map((target) => target.path);
    for (const { id } of replicas(job, rule.service).filter(isUp)) {
      job.machine.containers.replaceFiles(id, targets(false), removed);
    }
  }
}
