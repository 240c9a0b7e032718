import chalk from 'chalk';
import type { Level } from '../../src/logs/level.ts';
import type { DividerLine, LogLine, TextLine } from '../../src/logs/line.ts';
import { compile, type Matcher } from '../../src/logs/matcher.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { dividerWords, logsWords } from '../../src/words/logs.ts';
import { style } from '../frame/style.ts';
import { fitted, within } from './fit.ts';
import { highlight } from './highlight.ts';
import { type ShownText, shownText } from './shown-text.ts';
import type { LogSource } from './source.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { LogsView, Shape } from './view.ts';

/** How lines are drawn on one frame: all that is the same for each of them. Widths in cells. */
export type Look = {
  readonly columns: number;
  /** A wrapped line takes no more rows than these. */
  readonly rows: number;
  readonly wrap: boolean;
  readonly left: number;
  readonly stamp: Stamp;
  readonly labels: readonly string[];
  readonly prefixColumns: number;
  readonly textColumns: number;
  readonly matcher: Matcher | undefined;
  readonly cursor: number | null;
  /** What is selected, both ends included; null when nothing is. */
  readonly selection: { readonly from: number; readonly to: number } | null;
  readonly shape: Shape;
  readonly opened: ReadonlySet<string>;
  readonly language: Language;
};

/** Where a log is drawn: cells inside the frame, and the time now, in milliseconds, for what is told by it. */
export type Place = {
  readonly columns: number;
  readonly rows: number;
  readonly language: Language;
  readonly now: number;
};

/** The look of the lines of `source` at `place`. */
export function lookOf(source: LogSource, view: LogsView, { columns, rows, language, now }: Place): Look {
  const labels = source.labels ?? [];
  const stamp = stampOf(view.timestamps, source.line(source.first)?.time ?? now, now);
  const widest = Math.max(0, ...labels.map(width));
  const prefixColumns = labels.length === 0 ? 0 : Math.min(widest, Math.floor(columns / 5)) + 1;
  return {
    columns,
    rows,
    wrap: view.wrap,
    left: view.left,
    stamp,
    labels,
    prefixColumns,
    textColumns: Math.max(1, columns - SIGN_COLUMNS - stamp.columns - prefixColumns),
    matcher: compile(view.query),
    cursor: view.cursor,
    selection: selectionOf(view),
    shape: view.shape,
    opened: view.opened,
    language,
  };
}

/** The lines from the cursor to where the selection began. */
export function selectionOf({ anchor, cursor }: LogsView): Look['selection'] {
  if (anchor === null || cursor === null) return null;
  return { from: Math.min(anchor, cursor), to: Math.max(anchor, cursor) };
}

/** The rows of one line of `source`, each in exactly `look.columns` cells: one, or as many as it needs when wrapping. */
export function rowsOf(line: LogLine, look: Look, source: LogSource): readonly string[] {
  if (line.kind === 'divider') return [dividerRow(line, look)];
  const head = headOf(line, look);
  const shown = shownText(line, look, source);
  if (!look.wrap) return [head + textRow(shown, line, look)];
  const blank = ' '.repeat(look.columns - look.textColumns);
  return wrappedRows(shown, line, look).map((text, row) => (row === 0 ? head : blank) + text);
}

/** A row that says something about the log, in the place of a line. */
export function noteRow(text: string, columns: number): string {
  return style.dim(pad(` ⋯ ${text}`, columns));
}

const SIGN_COLUMNS = 2;

const SIGNS: Readonly<Record<Level, string>> = {
  error: style.bad('✖'),
  warning: style.warn('▲'),
  info: ' ',
  debug: ' ',
  none: ' ',
};

function headOf(line: TextLine, look: Look): string {
  const stamp = look.stamp.columns === 0 ? '' : style.dim(look.stamp.of(line.time));
  return SIGNS[line.level] + markOf(line.n, look) + stamp + prefixOf(line, look);
}

function markOf(n: number, { cursor, selection }: Look): string {
  if (n === cursor) return style.strong('▸');
  return selection && n >= selection.from && n <= selection.to ? style.strong('┃') : ' ';
}

const PREFIX_COLOURS = [chalk.cyan, chalk.magenta, chalk.green, chalk.blue, chalk.yellow];

function prefixOf(line: TextLine, look: Look): string {
  if (look.prefixColumns === 0) return '';
  const colour = PREFIX_COLOURS[line.source % PREFIX_COLOURS.length] ?? chalk.cyan;
  return `${colour(pad(look.labels[line.source] ?? '', look.prefixColumns - 1))} `;
}

function textRow({ text, before, after, dim }: ShownText, line: TextLine, look: Look): string {
  const lead = before === '' ? '' : style.dim(before);
  const room = look.textColumns - width(before);
  const tail = after === '' ? '' : clip(` ${after}`, Math.floor(room * 0.6));
  const columns = Math.min(room - width(tail), tail === '' ? room : Math.max(1, width(within(text, room))));
  const body = tinted(fitted(text, look.left, columns, markFor(line, look)), line, dim);
  return lead + body + (tail === '' ? '' : style.dim(pad(tail, room - columns)));
}

function wrappedRows(shown: ShownText, line: TextLine, look: Look): readonly string[] {
  const { before, after, dim } = shown;
  const text = within(shown.text, look.textColumns * look.rows);
  const whole = [before.trimEnd(), text, after].filter((part) => part !== '').join(' ');
  if (width(whole) <= look.textColumns) return [textRow(shown, line, look)];
  const rows = wrap(markFor(line, look)(whole), look.textColumns).map((row) =>
    tinted(pad(row, look.textColumns), line, dim),
  );
  if (rows.length <= look.rows && text.length === shown.text.length) return rows;
  return [...rows.slice(0, look.rows - 1), style.dim(pad(logsWords(look.language).longer, look.textColumns))];
}

function markFor(line: TextLine, { matcher, cursor }: Look): (text: string) => string {
  if (!matcher) return asPrinted;
  return (text) => highlight(text, matcher, line.n === cursor ? style.selected : style.match);
}

const asPrinted = (text: string): string => text;

/** A line in colours of its own keeps them; another takes that of its level. */
function tinted(text: string, line: TextLine, dim: boolean): string {
  if (dim) return style.dim(text);
  return text.includes('\x1b') && line.text.includes('\x1b') ? text : TINTS[line.level](text);
}

const TINTS: Readonly<Record<Level, (text: string) => string>> = {
  error: style.bad,
  warning: style.warn,
  info: asPrinted,
  debug: style.dim,
  none: asPrinted,
};

function dividerRow(line: DividerLine, look: Look): string {
  const parts = [
    line.divider === 'mark' ? '' : (look.labels[line.source] ?? ''),
    dividerWords(look.language)[line.divider],
    line.text,
    look.stamp.of(line.time).trim(),
  ];
  const what = parts.filter((part) => part !== '').join(' · ');
  const label = clip(`── ${what} `, look.columns);
  return style.dim(label + '─'.repeat(look.columns - width(label)));
}
