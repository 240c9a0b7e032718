import type { Watch, WatchEntry } from '../model/watch.ts';

/**
 * How a watch ended by itself.
 * `died`: it may do better next time · `hopeless`: it would end the same way again · `elsewhere`: another watch has the project.
 */
export type WatchEnd = { readonly kind: 'died' | 'hopeless' | 'elsewhere'; readonly reason: string };

/** One way of watching: runs until `signal` aborts or it ends by itself, and tells what it does. */
export type WatchRunner = {
  readonly by: Watch['by'];
  readonly run: (
    services: readonly string[],
    told: (entry: Omit<WatchEntry, 'at'>) => void,
    signal: AbortSignal,
  ) => Promise<WatchEnd>;
};
