import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import type { Extract, Header, Pack } from 'tar-stream';

/**
 * A file, folder or link of this machine on its way into an archive. `path` is its place in the archive, without a slash in front; `local` where a file is
 * read. Size in bytes, `modifiedAt` in milliseconds since the epoch, `mode` with the permission bits of `lstat`.
 */
export type PackedEntry = {
  readonly path: string;
  readonly local: string;
  readonly kind: 'file' | 'directory' | 'link';
  readonly size: number;
  readonly mode: number;
  readonly modifiedAt: number;
  readonly linkTarget: string;
  readonly uid: number;
  readonly gid: number;
};

/** Told of each entry in turn, with the bytes that went in; null for a file that is gone and was left out. */
export type Packed = (entry: PackedEntry, bytes: number | null) => void;

/**
 * The entries as a tar archive, as Compose makes one of what it syncs (`internal/sync/tar.go`): times in whole seconds, owners and permissions as they
 * are here. Files are read when their turn comes; one that is gone by then is left out. Throws on a file that cannot be read, and on one over
 * 5 MB that shrinks while it is read: nothing shorter than its header says may follow.
 */
export async function* packFiles(
  entries: Iterable<PackedEntry> | AsyncIterable<PackedEntry>,
  packed: Packed = () => {},
): AsyncGenerator<Uint8Array> {
  const { pack: openPack } = await import('tar-stream');
  const pack = openPack();
  const filling = fill(pack, entries, packed).then(
    () => pack.finalize(),
    (error) => pack.destroy(error),
  );
  try {
    for await (const chunk of pack) yield chunk as Uint8Array;
  } finally {
    pack.destroy();
    await filling;
  }
}

/** What an archive says of one entry. `hardlink`: the same file as `linkTarget`, a path of the same archive, with no content of its own here. */
export type TarEntry = {
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'link' | 'hardlink' | 'other';
  readonly size: number;
  readonly modifiedAt: number;
  readonly mode: number;
  readonly linkTarget: string;
};

/** Takes an archive piece by piece. Both throw what `onEntry` threw and what is wrong with the archive; `end` settles after the last entry. */
export type TarReader = {
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<void>;
};

/**
 * Reads an archive that is written to it. Entries come one after another: the next when the promise for the last has settled, whether its content was
 * read or not. `write` waits while content is not taken.
 */
export function readTar(onEntry: (entry: TarEntry, content: AsyncIterable<Uint8Array>) => Promise<void>): TarReader {
  let failure: { readonly error: unknown } | null = null;
  const opened = import('tar-stream').then(({ extract: openExtract }) => {
    const extract = openExtract();
    const reading = readEntries(extract, onEntry).catch((error) => {
      failure ??= { error };
      extract.destroy();
    });
    return { extract, reading };
  });
  const check = () => {
    if (failure) throw failure.error;
  };
  return {
    async write(chunk) {
      const { extract, reading } = await opened;
      check();
      if (!extract.write(chunk)) await Promise.race([once(extract, 'drain'), reading]);
      check();
    },
    async end() {
      const { extract, reading } = await opened;
      extract.end(null);
      await reading;
      check();
    },
  };
}

/** Files up to this size are read whole before their header is written, so that one that grows meanwhile breaks nothing. */
const WHOLE_BYTES = 5_000_000;

async function fill(
  pack: Pack,
  entries: Iterable<PackedEntry> | AsyncIterable<PackedEntry>,
  packed: Packed,
): Promise<void> {
  for await (const entry of entries) {
    packed(entry, entry.kind === 'file' ? await addFile(pack, entry) : await addBare(pack, entry));
  }
}

async function addBare(pack: Pack, entry: PackedEntry): Promise<number> {
  const { added, told } = whenAdded();
  pack.entry(headerOf(entry, 0), told);
  await added;
  return 0;
}

async function addFile(pack: Pack, entry: PackedEntry): Promise<number | null> {
  const file = await openFile(entry.local);
  if (!file) return null;
  try {
    const { size } = await file.stat();
    return size > WHOLE_BYTES ? await addLarge(pack, entry, file, size) : await addWhole(pack, entry, file);
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function addWhole(pack: Pack, entry: PackedEntry, file: FileHandle): Promise<number> {
  const content = await file.readFile();
  const { added, told } = whenAdded();
  pack.entry(headerOf(entry, content.length), content, told);
  await added;
  return content.length;
}

async function addLarge(pack: Pack, entry: PackedEntry, file: FileHandle, size: number): Promise<number> {
  const { added, told } = whenAdded();
  const sink = pack.entry(headerOf(entry, size), told);
  // Both tell what `added` tells too.
  sink.on('error', () => {});
  added.catch(() => {});
  for await (const chunk of file.createReadStream({ start: 0, end: size - 1, autoClose: false })) {
    if (!sink.write(chunk)) await Promise.race([once(sink, 'drain'), added]);
  }
  sink.end(null);
  await added;
  return size;
}

/** tar-stream calls back when it has passed an entry on, which is when the archive's reader has made room for it. */
function whenAdded() {
  const { promise: added, resolve, reject } = Promise.withResolvers<void>();
  const told = (error?: Error | null) => (error ? reject(error) : resolve());
  return { added, told };
}

/** Numbers from here on do not fit a plain header: six octal digits for an owner, eleven for a time, of which tar-stream counts 31 bits. */
const MOST_ID = 0o777777;
const MOST_SECONDS = 2 ** 31 - 1;

function headerOf(entry: PackedEntry, size: number): Partial<Header> & Pick<Header, 'name'> {
  const seconds = Math.floor(entry.modifiedAt / 1000);
  const isPlainTime = seconds >= 0 && seconds <= MOST_SECONDS;
  const pax = {
    ...(entry.uid > MOST_ID ? { uid: entry.uid } : {}),
    ...(entry.gid > MOST_ID ? { gid: entry.gid } : {}),
    ...(isPlainTime ? {} : { mtime: seconds }),
  };
  return {
    name: entry.kind === 'directory' ? `${entry.path.replace(/\/+$/, '')}/` : entry.path,
    type: TYPES[entry.kind],
    size,
    mode: entry.mode & 0o7777,
    mtime: new Date(isPlainTime ? seconds * 1000 : 0),
    uid: entry.uid,
    gid: entry.gid,
    ...(entry.kind === 'link' ? { linkname: entry.linkTarget } : {}),
    ...(Object.keys(pax).length > 0 ? { pax } : {}),
  };
}

const TYPES = { file: 'file', directory: 'directory', link: 'symlink' } as const;

async function readEntries(
  extract: Extract,
  onEntry: (entry: TarEntry, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  for await (const source of extract) {
    const pieces: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    // Without a `return`: a reader that leaves early must not break the archive.
    const content = { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
    await onEntry(toEntry(source.header), content);
    for await (const _rest of content);
  }
}

function toEntry({ name, type, size, mtime, mode, linkname }: Header): TarEntry {
  const kind = KINDS[type] ?? 'other';
  return {
    path: name.replace(/(?<=.)\/+$/, ''),
    kind,
    size,
    modifiedAt: mtime.getTime(),
    mode,
    linkTarget: linkname ?? '',
  };
}

const KINDS: Readonly<Partial<Record<Header['type'], TarEntry['kind']>>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'directory',
  symlink: 'link',
  link: 'hardlink',
};
