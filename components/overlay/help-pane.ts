import type { Command } from '../../commands/command.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { overlayWords } from '../../src/words/overlay.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { helpLines } from './help-lines.ts';
import { pressScroll } from './scroll.ts';
import type { Size } from './size.ts';

/** Help, on the whole terminal; `top` is the first line shown. */
export type HelpProps = {
  readonly commands: readonly Command[];
  readonly top: number;
  readonly size: Size;
  readonly language: Language;
};

/** The help page. */
export function helpPane({ commands, top, size, language }: HelpProps): PaneProps {
  const words = overlayWords(language);
  const all = helpLines(commands, size.columns - 2, language);
  const room = roomOf(size);
  const shown = all.slice(top, top + room);
  const lines = [...shown, ...Array<string>(room - shown.length).fill(''), ` ${style.dim(words.helpHint)}`];
  const aside = all.length > room ? words.position(`${Math.min(all.length, top + room)}`, `${all.length}`) : '';
  return { ...size, focused: true, title: words.help, aside, lines };
}

/** The first line shown after a key, or `closed`. */
export function pressHelp({ commands, top, size, language }: HelpProps, key: string): number | 'closed' {
  if (key === 'esc' || key === 'q' || key === '?') return 'closed';
  const total = helpLines(commands, size.columns - 2, language).length;
  return pressScroll(top, key, { total, rows: roomOf(size) }) ?? top;
}

function roomOf({ rows }: Size): number {
  return Math.max(1, rows - 3);
}
