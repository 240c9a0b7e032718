import { dirname } from 'node:path';
import { watch } from 'chokidar';

/** Editors save in several steps: they write a new file, rename it over the old one, change its mode. One change is told of for all. */
const SETTLE_MS = 100;

/** A watch on files: `ready` settles when changes from then on are seen, `closed` when nothing is watched any more. */
export type FileWatch = { readonly ready: Promise<void>; readonly closed: Promise<void> };

/**
 * Calls back with those of `files` (absolute) that were changed, made or removed, a moment after the last change, until `signal` aborts. Their folders are
 * what is watched, so that a file that is not there yet and one that an editor replaces are seen too.
 */
export function watchFiles(
  files: readonly string[],
  changed: (files: readonly string[]) => void,
  signal: AbortSignal,
): FileWatch {
  const wanted = new Set(files);
  const folders = new Set(files.map((file) => dirname(file)));
  const watcher = watch([...folders], {
    depth: 0,
    ignoreInitial: true,
    ignored: (path, stats) => stats !== undefined && !wanted.has(path) && !folders.has(path),
  });
  const batch = gather(changed);
  watcher.on('all', (_, path) => {
    if (wanted.has(path)) batch.add(path);
  });
  const ready = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const close = () => {
    batch.drop();
    watcher.close().then(closed.resolve, closed.reject);
    ready.resolve();
  };
  watcher.on('ready', ready.resolve);
  if (signal.aborted) close();
  else signal.addEventListener('abort', close, { once: true });
  return { ready: ready.promise, closed: closed.promise };
}

function gather(changed: (files: readonly string[]) => void) {
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    const files = [...pending];
    pending.clear();
    changed(files);
  };
  return {
    add(file: string) {
      pending.add(file);
      clearTimeout(timer);
      timer = setTimeout(tell, SETTLE_MS);
    },
    drop: () => clearTimeout(timer),
  };
}
