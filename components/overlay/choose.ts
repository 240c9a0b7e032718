import type { Choice } from '../../commands/command.ts';
import { type Field, fieldOf, pressField } from './field.ts';

/** A question that is being answered. `index` is that of the chosen answer, -1 for going back; `scroll` counts lines of its details. */
export type ChooseState = { readonly index: number; readonly typed: Field; readonly scroll: number };

/** A question as it opens, on an answer that loses nothing: the first where it is one, otherwise going back. */
export function openChoose(choices: readonly Choice[]): ChooseState {
  return at(offersBack(choices) ? -1 : 0);
}

/** True where no answer comes first that loses nothing, so that the dialog has to offer one itself. */
export function offersBack(choices: readonly Choice[]): boolean {
  return choices[0]?.danger !== 'none';
}

/** The state after a key, the answer that was given, or `closed`. What has to be typed must be typed before it counts as an answer. */
export function pressChoose(
  state: ChooseState,
  choices: readonly Choice[],
  key: string,
): ChooseState | { readonly decided: Choice } | 'closed' {
  const chosen = choices[state.index];
  if (key === 'esc') return 'closed';
  if (key === 'enter') return !chosen ? 'closed' : isConfirmed(state, chosen) ? { decided: chosen } : state;
  const moved = move(state, choices, key, chosen);
  if (moved) return moved;
  if (chosen && chosen.typed !== null) return type(state, key);
  return jump(state, choices, key);
}

/** Whether the answer has what it asks to be typed. */
export function isConfirmed(state: ChooseState, choice: Choice): boolean {
  return choice.typed === null || state.typed.text.trim() === choice.typed;
}

const DETAIL_PAGE = 5;

function at(index: number): ChooseState {
  return { index, typed: fieldOf(''), scroll: 0 };
}

function move(
  state: ChooseState,
  choices: readonly Choice[],
  key: string,
  chosen: Choice | undefined,
): ChooseState | null {
  const first = offersBack(choices) ? -1 : 0;
  const last = choices.length - 1;
  const types = chosen !== undefined && chosen.typed !== null;
  if (key === 'up' || key === 'shift-tab' || (key === 'k' && !types && !hasKey(choices, 'k')))
    return to(state.index - 1);
  if (key === 'down' || key === 'tab' || (key === 'j' && !types && !hasKey(choices, 'j'))) return to(state.index + 1);
  const lines = chosen?.details.length ?? 0;
  if (key === 'pagedown') return { ...state, scroll: Math.max(0, Math.min(state.scroll + DETAIL_PAGE, lines - 1)) };
  return key === 'pageup' ? { ...state, scroll: Math.max(0, state.scroll - DETAIL_PAGE) } : null;

  function to(index: number): ChooseState {
    const wanted = Math.min(Math.max(first, index), last);
    return wanted === state.index ? state : at(wanted);
  }
}

function hasKey(choices: readonly Choice[], key: string): boolean {
  return choices.some((choice) => choice.key === key);
}

function type(state: ChooseState, key: string): ChooseState {
  const typed = pressField(state.typed, key);
  return typed && typed !== state.typed ? { ...state, typed } : state;
}

/** The key of an answer gives it at once, except where something would be deleted: then what goes is shown first. */
function jump(state: ChooseState, choices: readonly Choice[], key: string): ChooseState | { readonly decided: Choice } {
  const index = choices.findIndex((choice) => choice.key === key);
  const choice = choices[index];
  if (!choice) return state;
  if (choice.danger !== 'deletes' && choice.typed === null) return { decided: choice };
  return index === state.index ? state : at(index);
}
