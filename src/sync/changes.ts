import { watch } from 'chokidar';
import type { FileChange } from './ledger.ts';
import type { LoadedRule } from './rules.ts';

/** What is to be watched: files and folders (absolute), and which folders need not be looked into. */
export type Watched = { readonly paths: readonly string[]; readonly skipsFolder: (path: string) => boolean };

/** What has to be watched for these rules: their paths, without the folders from which nothing can go by any of them. */
export function watchedBy(rules: readonly LoadedRule[]): Watched {
  return {
    paths: [...new Set(rules.map(({ path }) => path))],
    skipsFolder: (folder) => rules.every((rule) => rule.coversFolder(folder)),
  };
}

/** Changes are told together after this time, in milliseconds: a checkout changes thousands of files at once. */
const GATHER_MS = 40;

/**
 * Tells of every file under the paths that is written or deleted, until `signal` aborts: what changes from when it has settled on, not what is there
 * already. A path that does not exist is waited for. Links are not followed. `ready` settles when every change from then on will be told.
 */
export function watchChanges(
  { paths, skipsFolder }: Watched,
  told: (changes: readonly FileChange[]) => void,
  signal: AbortSignal,
): { readonly ready: Promise<void>; readonly closed: Promise<void> } {
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const { promise: ready, resolve: settle } = Promise.withResolvers<void>();
  const gathered = new Map<string, FileChange>();
  let timer: NodeJS.Timeout | undefined;

  const watcher = watch([...paths], {
    ignoreInitial: true,
    followSymlinks: false,
    // An editor that saves by rename deletes the file for a moment; what is told is how it is once it is quiet.
    atomic: true,
    ignored: (path, stats) => stats?.isDirectory() === true && skipsFolder(path),
  });

  const note = (change: FileChange['change']) => (file: string) => {
    gathered.delete(file);
    gathered.set(file, { file, change, at: Date.now() });
    timer ??= setTimeout(flush, GATHER_MS);
  };

  function flush() {
    timer = undefined;
    const changes = [...gathered.values()];
    gathered.clear();
    told(changes);
  }

  watcher
    .on('add', note('written'))
    .on('change', note('written'))
    .on('unlink', note('deleted'))
    .on('unlinkDir', note('deleted'))
    .once('ready', settle)
    // A folder that cannot be read has nothing to tell.
    .on('error', () => {});

  async function end() {
    clearTimeout(timer);
    settle();
    await watcher.close();
    close();
  }
  if (signal.aborted) void end();
  else signal.addEventListener('abort', () => void end(), { once: true });
  return { ready, closed };
}
