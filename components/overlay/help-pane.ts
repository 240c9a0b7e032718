import type { Command } from '../../commands/command.ts';
import type { HintPane } from '../../commands/hints.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { overlayWords } from '../../src/words/overlay.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { helpLines } from './help-lines.ts';
import { legendLines } from './legend.ts';
import { pressScroll } from './scroll.ts';
import type { Size } from './size.ts';

/** Help, on the whole terminal; `top` is the first line shown. */
export type HelpProps = {
  readonly commands: readonly Command[];
  /** The pane that is explained before the keys. */
  readonly pane: HintPane;
  readonly top: number;
  readonly size: Size;
  readonly language: Language;
};

/** The help page. */
export function helpPane(props: HelpProps): PaneProps {
  const { top, size, language } = props;
  const words = overlayWords(language);
  const all = linesOf(props);
  const room = roomOf(size);
  const shown = all.slice(top, top + room);
  const lines = [...shown, ...Array<string>(room - shown.length).fill(''), ` ${style.dim(words.helpHint)}`];
  const aside = all.length > room ? words.position(`${Math.min(all.length, top + room)}`, `${all.length}`) : '';
  return { ...size, focused: true, title: words.help, aside, lines };
}

/** The first line shown after a key, or `closed`. */
export function pressHelp(props: HelpProps, key: string): number | 'closed' {
  if (key === 'esc' || key === 'q' || key === '?') return 'closed';
  return pressScroll(props.top, key, { total: linesOf(props).length, rows: roomOf(props.size) }) ?? props.top;
}

function linesOf({ commands, pane, size, language }: HelpProps): readonly string[] {
  const columns = size.columns - 2;
  return [...legendLines(pane, columns, language), ...helpLines(commands, columns, language)];
}

function roomOf({ rows }: Size): number {
  return Math.max(1, rows - 3);
}
