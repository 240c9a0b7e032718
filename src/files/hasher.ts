import { createHashCache } from './hash-cache.ts';
import type { HashedEntry, HashedFile } from './hash-messages.ts';
import { createHashThread, type HashWork } from './hash-thread.ts';
import { type LocalStat, statOf } from './local-stat.ts';

/** A tar stream on its way through the worker. */
export type TarReading = {
  /** Takes the next chunk; the promise settles once there is room for more, and never rejects. */
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** No more comes: settles when all of it was read, with the reason where it could not be; null is well. */
  readonly end: () => Promise<string | null>;
  readonly abort: () => void;
};

/** Looks at many files, and SHA-256, in a worker thread, so that the screen never waits for it. */
export type Hasher = {
  /** What is at these paths, in their order. What could not be looked at any more is `unreadable`, with the reason. */
  readonly stat: (paths: readonly string[], signal: AbortSignal) => Promise<readonly LocalStat[]>;
  /** By path, hex; what cannot be read, is no file, or came too late after `signal` is missing. */
  readonly hash: (files: readonly HashedFile[], signal: AbortSignal) => Promise<ReadonlyMap<string, string>>;
  /** As `hash`, but reads every file: for those that may have been saved twice within what their time can tell. */
  readonly hashAnew: (files: readonly HashedFile[], signal: AbortSignal) => Promise<ReadonlyMap<string, string>>;
  /**
   * Reads a tar stream. Its entries come in batches, in their order; hashed are those files of which `sizes` has the path as it stands in the archive,
   * with the very size.
   */
  readonly readTar: (sizes: ReadonlyMap<string, number>, sink: (entries: readonly HashedEntry[]) => void) => TarReading;
  /** Ends the thread; work that is under way ends as if nothing could be read. */
  readonly close: () => Promise<void>;
};

/** How long the thread is kept without work, in milliseconds. */
const IDLE_MS = 30_000;

/** Files for which no thread is started. */
const FEW = 24;

/** Bytes of a tar that may wait in the worker. */
const WINDOW = 4 * 1024 * 1024;

/** A hasher; its thread starts with the first work, ends when there was none for a while, and is started again when it died. */
export function createHasher(idleMs: number = IDLE_MS): Hasher {
  const thread = createHashThread(idleMs);
  const cache = createHashCache();

  async function hash(files: readonly HashedFile[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const known = new Map<string, string>();
    const unknown: HashedFile[] = [];
    for (const file of files) {
      const sha256 = cache.get(file);
      if (sha256 === undefined) unknown.push(file);
      else known.set(file.path, sha256);
    }
    for (const [path, sha256] of await hashAnew(unknown, signal)) known.set(path, sha256);
    return known;
  }

  async function hashAnew(files: readonly HashedFile[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const known = new Map<string, string>();
    const wanted = files.map((file) => ({ ...file, modifiedAt: Math.floor(file.modifiedAt) }));
    if (wanted.length === 0 || signal.aborted) return known;
    const byPath = new Map(wanted.map((file) => [file.path, file]));
    const work = thread.begin((answer) => {
      if (answer.kind !== 'hashed') return;
      for (const { path, sha256, steady } of answer.found) {
        known.set(path, sha256);
        const file = byPath.get(path);
        if (file && steady) cache.put(file, sha256);
      }
    });
    work.send({ kind: 'files', id: work.id, files: wanted });
    await endOf(work, signal);
    return known;
  }

  async function stat(paths: readonly string[], signal: AbortSignal): Promise<readonly LocalStat[]> {
    if (paths.length <= FEW) return Promise.all(paths.map(statOf));
    const found: LocalStat[] = [];
    const work = thread.begin((answer) => {
      if (answer.kind === 'stats') found.push(...answer.found);
    });
    work.send({ kind: 'stats', id: work.id, paths });
    const detail = (await endOf(work, signal)) ?? '';
    return paths.map((_, at) => (at < found.length ? (found[at] ?? null) : { kind: 'unreadable', detail }));
  }

  function readTar(sizes: ReadonlyMap<string, number>, sink: (entries: readonly HashedEntry[]) => void): TarReading {
    let waiting = 0;
    let room = Promise.withResolvers<void>();
    const work = thread.begin((answer) => {
      if (answer.kind === 'entries') sink(answer.entries);
      if (answer.kind === 'took') free(answer.bytes);
    });
    const ended = work.ended.finally(() => free(waiting));
    work.send({ kind: 'tar', id: work.id, sizes });

    function free(bytes: number) {
      waiting -= bytes;
      if (waiting >= WINDOW) return;
      room.resolve();
      room = Promise.withResolvers();
    }

    return {
      async write(chunk) {
        if (work.isOver()) return;
        // The engine's chunks may share one piece of memory with others, which cannot be given away.
        const bytes = new Uint8Array(chunk);
        waiting += bytes.byteLength;
        work.send({ kind: 'chunk', id: work.id, bytes }, [bytes.buffer]);
        if (waiting >= WINDOW) await room.promise;
      },
      end() {
        work.send({ kind: 'end', id: work.id });
        return ended;
      },
      abort: () => work.cancel(),
    };
  }

  return { stat, hash, hashAnew, readTar, close: thread.close };
}

/** Why a piece of work ended, null where it was done; cancels it when `signal` aborts. */
async function endOf(work: HashWork, signal: AbortSignal): Promise<string | null> {
  signal.addEventListener('abort', work.cancel);
  if (signal.aborted) work.cancel();
  const reason = await work.ended;
  signal.removeEventListener('abort', work.cancel);
  return reason;
}

export type { HashedEntry, HashedFile };
