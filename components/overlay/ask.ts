import type { Step } from '../../commands/command.ts';
import { type Field, fieldOf, pressField } from './field.ts';

/** A text that is being typed for a question; `problem` is what was wrong with the last answer, empty until there was one. */
export type AskState = { readonly field: Field; readonly problem: string };

/** A question as it opens. */
export function openAsk(step: Extract<Step, { kind: 'ask' }>): AskState {
  return { field: fieldOf(step.initial), problem: '' };
}

/** The state after a key, the step that a good answer leads to, or `closed`. A bad answer is told in the dialog, and can be mended there. */
export function pressAsk(
  state: AskState,
  step: Extract<Step, { kind: 'ask' }>,
  key: string,
): AskState | { readonly next: Step } | 'closed' {
  if (key === 'esc') return 'closed';
  if (key === 'enter') {
    const next = step.answer(state.field.text);
    return next.kind === 'say' ? { ...state, problem: next.sentence } : { next };
  }
  const field = pressField(state.field, key);
  return field && field !== state.field ? { field, problem: '' } : state;
}
