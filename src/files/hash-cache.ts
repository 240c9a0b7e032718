import type { HashedFile } from './hash-messages.ts';

/** Hashes of local files that are as they were: by path, size and time of the last change. */
export type HashCache = {
  readonly get: (file: HashedFile) => string | undefined;
  readonly put: (file: HashedFile, sha256: string) => void;
};

/** An empty cache of at most `most` files; of more, those that were asked for longest ago go. */
export function createHashCache(most = 100_000): HashCache {
  const kept = new Map<string, { readonly mark: string; readonly sha256: string }>();

  return {
    get(file) {
      const found = kept.get(file.path);
      if (found?.mark !== markOf(file)) return undefined;
      kept.delete(file.path);
      kept.set(file.path, found);
      return found.sha256;
    },
    put(file, sha256) {
      kept.delete(file.path);
      kept.set(file.path, { mark: markOf(file), sha256 });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
  };
}

function markOf({ size, modifiedAt }: HashedFile): string {
  return `${size} ${Math.floor(modifiedAt)}`;
}
