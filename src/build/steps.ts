import type { JobStep } from '../model/job.ts';
import type { PlannedStep } from './plan.ts';
import type { RecordedStep } from './record.ts';

/** How a planned step went, and how long it took in milliseconds. */
export type StepFate = Pick<RecordedStep, 'state' | 'ms'>;

/**
 * The steps of BuildKit that belong to the build of a service. Where their names tell services, those of this one; where they tell none, all of them if
 * `among`, the services that may have been built, has no other.
 */
export function stepsOfService(
  steps: readonly JobStep[],
  service: string,
  among: readonly string[],
): readonly JobStep[] {
  const built = steps.filter(({ build }) => build !== null);
  const isTold = built.some(({ build }) => (build?.targets.length ?? 0) > 0);
  if (!isTold) return among.length === 1 && among[0] === service ? built : [];
  return built.filter(({ build }) => build?.targets.includes(service) === true);
}

/** How each planned step went: by its stage, number and instruction. A step that BuildKit does not tell of is `untold`. */
export function fatesOf(plan: readonly PlannedStep[], steps: readonly JobStep[]): readonly StepFate[] {
  return plan.map((planned) => {
    const found = steps.find((step) => isStep(planned, step));
    return found ? { state: stateOf(found), ms: tookOf(found) } : { state: 'untold', ms: 0 };
  });
}

/** Steps that BuildKit numbers, without those that only name an image. */
export function instructionSteps(steps: readonly JobStep[]): readonly JobStep[] {
  return steps.filter(({ build }) => build !== null && build.number !== null && !/^FROM\b/i.test(build.instruction));
}

/** Digests of images by reference in full, as `FROM docker.io/library/python:3.10@sha256:…` has them. */
export function digestsIn(steps: readonly JobStep[]): ReadonlyMap<string, string> {
  const found = steps.map((step) => /\bFROM (\S+?)@(sha256:[0-9a-f]{64})/.exec(step.name));
  return new Map(found.flatMap((match) => (match ? [[fullReference(match[1] ?? ''), match[2] ?? ''] as const] : [])));
}

/** A reference with registry and tag, as BuildKit writes it: `docker.io/library/python:latest` for `python`. */
export function fullReference(reference: string): string {
  const [first = ''] = reference.split('/');
  const isHost = reference.includes('/') && /[.:]|^localhost$/.test(first);
  const named = isHost ? reference : `docker.io/${reference.includes('/') ? '' : 'library/'}${reference}`;
  return /[:@][^/]*$/.test(named.slice(named.indexOf('/'))) ? named : `${named}:latest`;
}

function isStep(planned: PlannedStep, { build }: JobStep): boolean {
  if (!build || build.number !== planned.number || build.total !== planned.total) return false;
  const stage = build.stage.toLowerCase();
  const isStage = stage === planned.stage || ((stage === '' || stage === 'stage-0') && planned.stage === '');
  return isStage && build.instruction.toUpperCase().startsWith(`${planned.keyword} `);
}

function stateOf({ state, status }: JobStep): RecordedStep['state'] {
  if (state === 'cached') return 'cached';
  if (state === 'done') return 'ran';
  // What runs beside a step that fails is cancelled.
  return state === 'failed' && !/cancell?ed/i.test(status) ? 'failed' : 'unreached';
}

function tookOf({ startedAt, endedAt, build }: JobStep): number {
  if (build && build.worked > 0) return build.worked;
  return startedAt !== null && endedAt !== null ? Math.max(0, endedAt - startedAt) : 0;
}
