import type { Availability, Command } from '../../commands/command.ts';
import { type Field, fieldOf, pressField } from './field.ts';
import { paletteMatches } from './palette-match.ts';

/** A command in the palette, with whether it makes sense now. */
export type PaletteEntry = { readonly command: Command; readonly availability: Availability };

/** What is typed in the palette, and which of the matches is chosen. */
export type PaletteState = { readonly field: Field; readonly index: number };

/** The palette as it opens. */
export const openPalette: PaletteState = { field: fieldOf(''), index: 0 };

/** The state after a key, the command to begin, or `closed`. A command that makes no sense now is not chosen: its row says why. */
export function pressPalette(
  state: PaletteState,
  entries: readonly PaletteEntry[],
  key: string,
): PaletteState | { readonly chosen: Command } | 'closed' {
  if (key === 'esc') return 'closed';
  const found = paletteMatches(entries, state.field.text);
  if (key === 'enter') {
    const entry = found[state.index];
    return entry?.availability.ok ? { chosen: entry.command } : state;
  }
  const index = moved(state.index, key, found.length);
  if (index !== null) return index === state.index ? state : { ...state, index };
  const field = pressField(state.field, key);
  if (!field || field === state.field) return state;
  return { field, index: field.text === state.field.text ? state.index : 0 };
}

const PAGE = 10;

function moved(index: number, key: string, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    up: -1,
    down: 1,
    pageup: -PAGE,
    pagedown: PAGE,
    'shift-tab': -1,
    tab: 1,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(index + step, count - 1));
}
