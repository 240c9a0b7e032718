import type { Scenario } from '../model/scenario.ts';

/** The engine that is played. */
export const ENGINE = { version: '28.5.2', apiVersion: '1.51' } as const;

/** The Compose that is played: in `watch-old` one from before it could watch, which it can since 2.22. */
export function composeVersion(scenario: Scenario): string {
  return scenario === 'watch-old' ? '2.20.3' : '2.40.3';
}

/** Compose can watch since 2.22. */
export function supportsWatch(scenario: Scenario): boolean {
  return scenario !== 'watch-old';
}
