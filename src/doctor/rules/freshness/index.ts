import type { Rule } from '../../rule.ts';
import { buildCacheMissed } from './build-cache-missed.ts';
import { buildContextLarge } from './build-context-large.ts';
import { buildFailed } from './build-failed.ts';
import { configStale } from './config-stale.ts';
import { imagePullFailed } from './image-pull-failed.ts';
import { imageStale } from './image-stale.ts';
import { traefikDuplicateRule } from './traefik-duplicate-rule.ts';
import { traefikNoNetwork } from './traefik-no-network.ts';
import { traefikPortMismatch } from './traefik-port-mismatch.ts';
import { watchDrift } from './watch-drift.ts';
import { watchNoRules } from './watch-no-rules.ts';
import { watchNotRunning } from './watch-not-running.ts';
import { watchSyncFailed } from './watch-sync-failed.ts';
import { watchUnsupported } from './watch-unsupported.ts';

/** Images, builds and files that are not what the project has now, and the routes to them. */
export const freshnessRules: readonly Rule[] = [
  imagePullFailed,
  buildFailed,
  imageStale,
  configStale,
  buildContextLarge,
  buildCacheMissed,
  watchUnsupported,
  watchNoRules,
  watchSyncFailed,
  watchDrift,
  watchNotRunning,
  traefikNoNetwork,
  traefikPortMismatch,
  traefikDuplicateRule,
];
