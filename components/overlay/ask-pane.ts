import type { Step } from '../../commands/command.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { overlayWords } from '../../src/words/overlay.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import type { AskState } from './ask.ts';
import { fieldLine } from './field-line.ts';
import { dialogColumns, dialogRows, paragraphs, type Size } from './size.ts';

/** A question for a text; `size` is that of the terminal. */
export type AskProps = {
  readonly step: Extract<Step, { kind: 'ask' }>;
  readonly state: AskState;
  readonly size: Size;
  readonly language: Language;
};

/** The dialog that asks for a text. */
export function askPane({ step, state, size, language }: AskProps): PaneProps {
  const columns = dialogColumns(size);
  const inside = columns - 2;
  const hint = paragraphs([step.hint], inside).slice(0, Math.max(0, dialogRows(size) - 8));
  const problem =
    state.problem === '' ? [''] : paragraphs([`✖ ${state.problem}`], inside).map((line) => style.bad(line));
  const lines = [
    ...(step.hint === '' ? [] : [...hint.map((line) => style.dim(line)), '']),
    ` ❯ ${fieldLine(state.field, inside - 4)}`,
    ...problem,
    ` ${style.dim(overlayWords(language).askHint)}`,
  ];
  return { columns, rows: lines.length + 2, focused: true, title: step.title, lines };
}
