import type { BuildStep, JobStep } from '../../model/job.ts';
import type { World } from '../../model/world.ts';
import { plain } from '../../text/sanitize.ts';

/** An instruction that the builder told of. `services` is empty where it did not tell for which. */
export type SeenStep = {
  readonly services: readonly string[];
  readonly stage: string;
  readonly number: number;
  readonly total: number;
  /** On one line, without repeated spaces, such as `COPY ./app /app/app`. */
  readonly instruction: string;
  readonly state: JobStep['state'];
};

/**
 * The instructions of the newest build that was seen here, in the order of the Dockerfile by stage, each one once. What only sets something, such as `ENV` and `CMD`, is
 * not among them: BuildKit has no step for it.
 */
export function seenSteps(world: World): readonly SeenStep[] {
  const job = world.jobs.findLast(({ steps }) => steps.some(({ build }) => build !== null && build.number !== null));
  const byKey = new Map<string, SeenStep>();
  for (const { build, state } of job?.steps ?? []) {
    const step = build && seenStep(build, state);
    if (!step) continue;
    const key = JSON.stringify([step.services, step.stage, step.number]);
    if (!byKey.has(key)) byKey.set(key, step);
  }
  return [...byKey.values()].sort((a, b) => a.stage.localeCompare(b.stage) || a.number - b.number);
}

/** As BuildKit names it: `[backend builder 3/9]`, without the service or stage that it does not tell. */
export function stepPlace({ services, stage, number, total }: SeenStep): string {
  return `[${[services.join('+'), stage, `${number}/${total}`].filter((word) => word !== '').join(' ')}]`;
}

function seenStep({ targets, stage, number, total, instruction }: BuildStep, state: JobStep['state']): SeenStep | null {
  if (number === null || total === null) return null;
  return { services: targets, stage, number, total, instruction: plain(instruction).replace(/\s+/g, ' '), state };
}
