import type { Choice, Danger, Step } from '../../commands/command.ts';
import { keyLabel } from '../../commands/key.ts';
import { pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { overlayWords } from '../../src/words/overlay.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { viewport } from '../services/viewport.ts';
import { type ChooseState, isConfirmed, offersBack } from './choose.ts';
import { fieldLine } from './field-line.ts';
import { dialogColumns, dialogRows, paragraphs, type Size } from './size.ts';

/** A question and how far it is answered; `size` is that of the terminal. */
export type ChooseProps = {
  readonly step: Extract<Step, { kind: 'choose' }>;
  readonly state: ChooseState;
  readonly size: Size;
  readonly language: Language;
};

/** The dialog of a question. It keeps its size whichever answer is chosen, and shows exactly what that answer does. */
export function choosePane({ step, state, size, language }: ChooseProps): PaneProps {
  const words = overlayWords(language);
  const columns = dialogColumns(size);
  const inside = columns - 2;
  const { choices } = step;
  const chosen = choices[state.index];
  const intro = step.intro.length === 0 ? [] : [...paragraphs(step.intro, inside), ''];
  const answers = answerRows(choices, state, inside, language);
  const told = Math.max(1, ...choices.map((choice) => toldOf(choice, inside)));
  const free = dialogRows(size) - 2 - intro.length - 2;
  const listed = Math.min(answers.length, Math.max(3, free - Math.min(told + 1, 8)));
  const room = Math.max(0, Math.min(told, free - listed - 1));
  const window = viewport(answers.length, listed, offersBack(choices) ? state.index + 1 : state.index);
  const lines = [
    ...intro,
    ...answers.slice(window.from, window.to),
    ...(room > 0 ? ['', ...tell(chosen, state, { columns: inside, rows: room, language })] : []),
    '',
    ` ${style.dim(told > room ? words.scrollHint : words.chooseHint)}`,
  ];
  return { columns, rows: lines.length + 2, focused: true, title: step.title, lines };
}

function answerRows(
  choices: readonly Choice[],
  state: ChooseState,
  columns: number,
  language: Language,
): readonly string[] {
  const words = overlayWords(language);
  const rows = choices.map((choice, index) =>
    answerRow(keyLabel(choice.key, language), choice.label, choice.danger, index === state.index, columns, language),
  );
  if (!offersBack(choices)) return rows;
  return [answerRow(keyLabel('esc', language), words.back, 'none', state.index === -1, columns, language), ...rows];
}

function answerRow(
  key: string,
  label: string,
  danger: Danger,
  chosen: boolean,
  columns: number,
  language: Language,
): string {
  const words = overlayWords(language);
  const worst = { none: '', restarts: ` ↻ ${words.restarts} `, deletes: ` ✖ ${words.deletes} ` }[danger];
  const shownKey = pad(key, 4);
  const shownLabel = pad(plain(label), Math.max(0, columns - 8 - width(worst)));
  if (chosen) return style.selected(` ▸ ${shownKey} ${shownLabel}${worst}`);
  return `   ${style.key(shownKey)} ${shownLabel}${DANGERS[danger](worst)}`;
}

const DANGERS: Readonly<Record<Danger, (text: string) => string>> = {
  none: (text) => text,
  restarts: style.warn,
  deletes: style.bad,
};

type Room = { readonly columns: number; readonly rows: number; readonly language: Language };

/** The rows that an answer needs: what it runs, what goes, and where it has to be confirmed, a line for that. */
function toldOf(choice: Choice, columns: number): number {
  return commandOf(choice, columns).length + detailsOf(choice, columns).length + (choice.typed === null ? 0 : 2);
}

/** What the chosen answer does, in exactly `rows` rows. The command and the line to confirm stay; what goes is scrolled between them. */
function tell(choice: Choice | undefined, state: ChooseState, { columns, rows, language }: Room): readonly string[] {
  if (!choice || toldOf(choice, columns) === 0)
    return fill([` ${style.dim(overlayWords(language).chooseToSee)}`], rows);
  const command = commandOf(choice, columns);
  const confirm =
    choice.typed === null ? [] : ['', confirmLine(choice.typed, state, isConfirmed(state, choice), columns, language)];
  const room = Math.max(0, rows - command.length - confirm.length);
  const details = scrolled(detailsOf(choice, columns), state.scroll, room, language);
  return [...fill([...command, ...details], rows - confirm.length), ...confirm];
}

function fill(lines: readonly string[], rows: number): readonly string[] {
  return [...lines.slice(0, rows), ...Array<string>(Math.max(0, rows - lines.length)).fill('')];
}

/** As one would type it. */
function commandOf(choice: Choice, columns: number): readonly string[] {
  return choice.command ? wrap(`$ ${quote(choice.command)}`, columns - 2).map((line) => ` ${style.strong(line)}`) : [];
}

function detailsOf(choice: Choice, columns: number): readonly string[] {
  return paragraphs(choice.details.map(plain), columns);
}

function scrolled(lines: readonly string[], scroll: number, rows: number, language: Language): readonly string[] {
  const rest = lines.slice(scroll);
  if (rest.length <= rows) return rest;
  return [
    ...rest.slice(0, Math.max(0, rows - 1)),
    ` ${style.dim(overlayWords(language).moreBelow(rest.length - rows + 1))}`,
  ];
}

function confirmLine(
  wanted: string,
  state: ChooseState,
  confirmed: boolean,
  columns: number,
  language: Language,
): string {
  const label = ` ${overlayWords(language).typeToConfirm(wanted)} `;
  const sign = confirmed ? style.good('✔') : style.warn('…');
  return `${label}${fieldLine(state.typed, Math.max(4, columns - width(label) - 3))} ${sign}`;
}
