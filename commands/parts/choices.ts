import { catalogue, type Language } from '../../src/words/catalogue.ts';
import type { Choice, Danger, Plan, Step } from '../command.ts';
import { does } from './argv.ts';

/** Work that is none: where cancelling leads. */
export const nothing: Plan = { kind: 'sequence', plans: [] };

/** The safe answer; first in every question that leads to a loss, so that Enter alone does no harm. */
export function cancel(language: Language): Choice {
  return choice('n', words(language).cancel, does(nothing));
}

/** An answer that loses nothing. */
export function choice(
  key: string,
  label: string,
  next: Step,
  details: readonly string[] = [],
  danger: Danger = 'none',
): Choice {
  return { key, label, danger, command: commandOf(next), details, typed: null, next };
}

/** An answer that deletes; `typed` has to be typed where data is lost for good. */
export function deletion(
  key: string,
  label: string,
  next: Step,
  details: readonly string[],
  typed: string | null = null,
): Choice {
  return { key, label, danger: 'deletes', command: commandOf(next), details, typed, next };
}

/** The command that a step leads to at once; null where there is none, or where it takes another question. */
function commandOf(step: Step): readonly string[] | null {
  if (step.kind !== 'do') return null;
  return step.plan.kind === 'run' || step.plan.kind === 'attach' ? step.plan.argv : null;
}

const words = catalogue({ cancel: 'cancel, change nothing' }, { cancel: '取消，什么都不动' });
