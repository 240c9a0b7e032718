import type { LocalStat } from './local-stat.ts';

/** What a tar stream holds, as the worker found it. */
export type HashedEntry = {
  /** As it stands in the archive, without a slash at its end. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'link' | 'hardlink' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly modifiedAt: number;
  /** Where a link leads as it is written; for a hard link, the path of the other entry in the archive. */
  readonly linkTarget: string;
  /** Hex; empty where it was not asked for, and for what is no file. */
  readonly sha256: string;
};

/** A file to hash. `modifiedAt` in milliseconds since the epoch, rounded down. */
export type HashedFile = { readonly path: string; readonly size: number; readonly modifiedAt: number };

/** What the worker is told. `id` is that of one piece of work. */
export type HashRequest =
  | { readonly kind: 'files'; readonly id: number; readonly files: readonly HashedFile[] }
  | { readonly kind: 'stats'; readonly id: number; readonly paths: readonly string[] }
  /** A tar follows in chunks. Only entries of which `sizes` has the path, with the very size, are hashed. */
  | { readonly kind: 'tar'; readonly id: number; readonly sizes: ReadonlyMap<string, number> }
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'abort'; readonly id: number };

/** What the worker answers. */
export type HashAnswer =
  /** `steady` is false when the file is no longer the one that was asked for. */
  | {
      readonly kind: 'hashed';
      readonly id: number;
      readonly found: readonly { readonly path: string; readonly sha256: string; readonly steady: boolean }[];
    }
  /** The next of the paths that were asked for, in their order. */
  | { readonly kind: 'stats'; readonly id: number; readonly found: readonly LocalStat[] }
  | { readonly kind: 'entries'; readonly id: number; readonly entries: readonly HashedEntry[] }
  /** A chunk of so many bytes was read. */
  | { readonly kind: 'took'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string };
