import type { JobStep } from '../../src/model/job.ts';
import { style } from '../frame/style.ts';

/** How a state is drawn. */
export type StepSign = { readonly sign: string; readonly tone: (text: string) => string };

/** The sign of a step. When its job is over, one that was worked at or was still to come was not done. */
export function stepSign(state: JobStep['state'], isOver: boolean): StepSign {
  return isOver && (state === 'working' || state === 'waiting') ? SIGNS.cancelled : SIGNS[state];
}

const SIGNS: Readonly<Record<JobStep['state'], StepSign>> = {
  waiting: { sign: '◌', tone: style.dim },
  working: { sign: '◐', tone: style.busy },
  cached: { sign: '≡', tone: style.good },
  done: { sign: '✔', tone: style.good },
  failed: { sign: '✖', tone: style.bad },
  cancelled: { sign: '–', tone: style.dim },
};
