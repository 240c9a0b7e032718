import type { Service } from '../../../model/services.ts';
import { duration } from '../../../text/format.ts';

/** How long the last run of a service took, as text; null while it runs, or where the engine does not tell both ends. */
export function tookOf({ containers }: Service): string | null {
  const { startedAt = null, finishedAt = null } = containers[0] ?? {};
  if (startedAt === null || finishedAt === null || finishedAt < startedAt) return null;
  return duration(finishedAt - startedAt);
}

/** How long a service has been running, as text; null where it does not run. */
export function sinceOf({ containers, state }: Service, now: number): string | null {
  const startedAt = containers[0]?.startedAt ?? null;
  if (state !== 'running' || startedAt === null) return null;
  return duration(Math.max(0, now - startedAt));
}
