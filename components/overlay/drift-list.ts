import type { World } from '../../src/model/world.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { type DriftRow, fileRows, knownRows } from './drift-rows.ts';

/** The list of files that differ as it is looked at: `index` is that of the chosen file. */
export type DriftListState = { readonly services: readonly string[]; readonly index: number };

/** What was decided in the list. */
export type DriftChoice =
  | { readonly kind: 'closed' }
  | { readonly kind: 'stay'; readonly state: DriftListState }
  | { readonly kind: 'diff'; readonly row: Extract<DriftRow, { kind: 'file' }> }
  | { readonly kind: 'mend' }
  | { readonly kind: 'again' };

const PAGE = 10;

/** A key in the list. */
export function pressDriftList(state: DriftListState, world: World, language: Language, key: string): DriftChoice {
  const files = fileRows(knownRows(world, state.services, language));
  const index = Math.max(0, Math.min(state.index, files.length - 1));
  switch (key) {
    case 'esc':
    case 'q':
      return { kind: 'closed' };
    case 'enter': {
      const row = files[index];
      return row ? { kind: 'diff', row } : { kind: 'stay', state };
    }
    case 's':
    case 'b':
      return { kind: 'mend' };
    case 'r':
    case 'C':
      return { kind: 'again' };
  }
  const wanted = moved(index, key, files.length);
  return { kind: 'stay', state: wanted === state.index ? state : { ...state, index: wanted } };
}

function moved(index: number, key: string, total: number): number {
  const last = Math.max(0, total - 1);
  const wanted = {
    up: index - 1,
    k: index - 1,
    down: index + 1,
    j: index + 1,
    pageup: index - PAGE,
    pagedown: index + PAGE,
    home: 0,
    end: last,
  }[key];
  return Math.max(0, Math.min(wanted ?? index, last));
}
