import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import process from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { extract } from 'tar-stream';
import type { HashAnswer, HashedEntry, HashedFile, HashRequest } from './hash-messages.ts';
import { statNow } from './local-stat.ts';

/**
 * The thread that looks at files and hashes them, by their paths or as they come in a tar. A file of its own, since a thread begins with one. It reads
 * without Node's pool of threads, whose every answer would take a core from the main thread for a moment.
 */
parentPort?.on('message', (request: HashRequest) => {
  switch (request.kind) {
    case 'files':
      void hashFiles(request.id, request.files);
      break;
    case 'stats':
      void lookAt(request.id, request.paths);
      break;
    case 'tar':
      tars.set(request.id, readTar(request.id, request.sizes));
      break;
    case 'chunk':
      tars.get(request.id)?.write(request.bytes);
      break;
    case 'end':
      tars.get(request.id)?.end();
      break;
    case 'abort':
      aborted.add(request.id);
      tars.get(request.id)?.stop();
      break;
  }
});

/** How many results go in one message: small enough that the main thread takes it in well under a frame. */
const BATCH = 500;

const tars = new Map<number, ReturnType<typeof readTar>>();
const aborted = new Set<number>();

function say(answer: HashAnswer) {
  parentPort?.postMessage(answer);
}

async function hashFiles(id: number, files: readonly HashedFile[]) {
  let found: { path: string; sha256: string; steady: boolean }[] = [];
  for (const file of files) {
    if (aborted.has(id)) break;
    const hashed = await hashFile(id, file);
    if (hashed) found.push({ path: file.path, ...hashed });
    if (found.length < BATCH) continue;
    say({ kind: 'hashed', id, found });
    found = [];
  }
  if (found.length > 0) say({ kind: 'hashed', id, found });
  aborted.delete(id);
  say({ kind: 'done', id });
}

/** Opened so that neither a link that has come in its place is followed nor a pipe waited for; both have no hash, as what cannot be read. */
async function hashFile(
  id: number,
  { path, size, modifiedAt }: HashedFile,
): Promise<{ sha256: string; steady: boolean } | null> {
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    if (!fstatSync(file).isFile()) return null;
    const hash = createHash('sha256');
    for (let read = readSync(file, PIECE); read > 0; read = readSync(file, PIECE)) {
      hash.update(PIECE.subarray(0, read));
      await passOn(read);
      if (aborted.has(id)) return null;
    }
    const after = fstatSync(file);
    return { sha256: hash.digest('hex'), steady: after.size === size && Math.floor(after.mtimeMs) === modifiedAt };
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** Bytes that are read at once. Whoever reads fills it and uses it up before anything else has its turn. */
const PIECE = new Uint8Array(256 * 1024);

/** After so many bytes, requests that came meanwhile have their turn; a file counts as this many even when it is empty. */
const TURN_BYTES = 4 * 1024 * 1024;
const FILE_BYTES = 16 * 1024;
let sinceTurn = 0;

async function passOn(bytes: number) {
  sinceTurn += bytes + FILE_BYTES;
  if (sinceTurn < TURN_BYTES) return;
  sinceTurn = 0;
  await turn();
}

async function lookAt(id: number, paths: readonly string[]) {
  for (let at = 0; at < paths.length && !aborted.has(id); at += BATCH) {
    say({ kind: 'stats', id, found: paths.slice(at, at + BATCH).map(statNow) });
    await turn();
  }
  aborted.delete(id);
  say({ kind: 'done', id });
}

const isWindows = process.platform === 'win32';
const NO_FOLLOW = isWindows ? 0 : constants.O_NOFOLLOW;
const NO_WAIT = isWindows ? 0 : constants.O_NONBLOCK;

const KINDS: Readonly<Record<string, HashedEntry['kind']>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'directory',
  symlink: 'link',
  link: 'hardlink',
};

/** A tar that comes in chunks. Each is acknowledged when it was read, so that no more of them wait here than the sender wants. */
function readTar(id: number, sizes: ReadonlyMap<string, number>) {
  let entries: HashedEntry[] = [];
  const tar = extract();

  function add(entry: HashedEntry) {
    entries.push(entry);
    if (entries.length >= BATCH) flush();
  }

  function flush() {
    if (entries.length > 0) say({ kind: 'entries', id, entries });
    entries = [];
  }

  function close() {
    tars.delete(id);
    aborted.delete(id);
  }

  tar.on('entry', (header, stream, next) => {
    const path = header.name.replace(/\/+$/, '');
    const kind = KINDS[header.type ?? 'file'] ?? 'other';
    const size = header.size ?? 0;
    const hash = kind === 'file' && sizes.get(path) === size ? createHash('sha256') : null;
    stream.on('data', (chunk) => chunk instanceof Uint8Array && hash?.update(chunk));
    stream.on('end', () => {
      const modifiedAt = header.mtime?.getTime() ?? 0;
      add({ path, kind, size, modifiedAt, linkTarget: header.linkname ?? '', sha256: hash?.digest('hex') ?? '' });
      next();
    });
  });
  tar.on('error', (error: Error) => {
    if (tars.has(id)) say({ kind: 'failed', id, detail: error.message });
    close();
  });
  tar.on('finish', () => {
    flush();
    close();
    say({ kind: 'done', id });
  });

  let held = 0;
  const took = () => {
    say({ kind: 'took', id, bytes: held });
    held = 0;
  };
  tar.on('drain', took);

  return {
    write(bytes: Uint8Array) {
      held += bytes.byteLength;
      if (tar.write(bytes)) took();
    },
    end: () => void tar.end(undefined),
    stop: () => {
      close();
      tar.destroy();
    },
  };
}
