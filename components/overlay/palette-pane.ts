import { keyLabel } from '../../commands/key.ts';
import { pad, padStart } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { overlayWords } from '../../src/words/overlay.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { viewport } from '../services/viewport.ts';
import { fieldLine } from './field-line.ts';
import type { PaletteEntry, PaletteState } from './palette.ts';
import { paletteMatches } from './palette-match.ts';
import { dialogRows, paragraphs, type Size } from './size.ts';

/** The palette; `size` is that of the terminal. */
export type PaletteProps = {
  readonly entries: readonly PaletteEntry[];
  readonly state: PaletteState;
  readonly size: Size;
  readonly language: Language;
};

/** The palette: what is typed, and under it the commands that fit. */
export function palettePane({ entries, state, size, language }: PaletteProps): PaneProps {
  const words = overlayWords(language);
  const columns = Math.max(20, Math.min(110, size.columns - 4));
  const inside = columns - 2;
  const rows = Math.min(dialogRows(size), entries.length + 6);
  const room = rows - 6;
  const found = paletteMatches(entries, state.field.text);
  const { from, to } = viewport(found.length, room, state.index);
  const titles = Math.min(28, Math.max(0, ...entries.map(({ command }) => width(command.title[language]))));
  const listed = found
    .slice(from, to)
    .map((entry, at) => entryRow(entry, from + at === state.index, { titles, columns: inside, language }));
  const none = found.length === 0 ? paragraphs([words.nothingFound(state.field.text)], inside).slice(0, room) : [];
  const lines = [
    ` ❯ ${fieldLine(state.field, inside - 4)}`,
    '',
    ...listed,
    ...none,
    ...Array<string>(Math.max(0, room - listed.length - none.length)).fill(''),
    '',
    ` ${style.dim(words.paletteHint)}`,
  ];
  return {
    columns,
    rows,
    focused: true,
    title: words.palette,
    aside: words.found(`${found.length}`, `${entries.length}`),
    lines,
  };
}

type Columns = { readonly titles: number; readonly columns: number; readonly language: Language };

function entryRow(
  { command, availability }: PaletteEntry,
  chosen: boolean,
  { titles, columns, language }: Columns,
): string {
  const keys = command.keys[0] === undefined ? '' : keyLabel(command.keys[0], language);
  const sign = availability.ok ? ' ' : '○';
  const title = pad(command.title[language], titles);
  const text = availability.ok ? command.about[language] : availability.why;
  const about = pad(text, Math.max(0, columns - titles - 16));
  const key = padStart(keys, 7);
  if (chosen) return style.selected(` ▸ ${sign} ${title}  ${about} ${key} `);
  if (!availability.ok) return style.dim(`   ${sign} ${title}  ${about} ${key} `);
  return `   ${sign} ${style.strong(title)}  ${style.dim(about)} ${style.key(key)} `;
}
