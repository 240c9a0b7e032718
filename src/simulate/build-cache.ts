import { digest } from './identity.ts';

/** What the builder keeps of an instruction that it worked through. Sizes in bytes. */
export type CacheRecord = {
  readonly id: string;
  readonly key: string;
  readonly description: string;
  readonly size: number;
};

/** The build cache of the engine. */
export type BuildCache = {
  readonly list: () => readonly CacheRecord[];
  readonly has: (key: string) => boolean;
  readonly keep: (key: string, description: string, size: number) => void;
  readonly remove: (id: string) => void;
};

/** An empty build cache. */
export function createBuildCache(): BuildCache {
  const records = new Map<string, CacheRecord>();
  return {
    list: () => [...records.values()],
    has: (key) => records.has(key),
    keep(key, description, size) {
      records.set(key, { id: digest(`cache ${key}`).slice(0, 25), key, description, size });
    },
    remove(id) {
      for (const record of records.values()) if (record.id === id) records.delete(record.key);
    },
  };
}
