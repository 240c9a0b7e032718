import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import { extract } from 'tar-stream';
import type { HashAnswer, HashedEntry, HashedFile, HashRequest } from './hash-messages.ts';

/**
 * The thread that hashes: files by their paths, and what comes as a tar. A file of its own, since a thread begins with one; it imports nothing of ours
 * but types.
 */
parentPort?.on('message', (request: HashRequest) => {
  switch (request.kind) {
    case 'files':
      void hashFiles(request.id, request.files);
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
    const hashed = await hashFile(file);
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
async function hashFile({ path, size, modifiedAt }: HashedFile): Promise<{ sha256: string; steady: boolean } | null> {
  try {
    await using file = await open(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    if (!(await file.stat()).isFile()) return null;
    const hash = createHash('sha256');
    for await (const chunk of file.createReadStream({ autoClose: false })) hash.update(chunk);
    const after = await file.stat();
    return { sha256: hash.digest('hex'), steady: after.size === size && Math.floor(after.mtimeMs) === modifiedAt };
  } catch {
    return null;
  }
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
