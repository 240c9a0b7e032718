import type { Finding, Severity } from '../../src/doctor/finding.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { doctorWords } from '../../src/words/doctor/screen.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { dialogRows, type Size } from '../overlay/size.ts';
import { viewport } from '../services/viewport.ts';
import { findingLines, findingTitle, severitySign } from './finding-lines.ts';
import { chosenIndex, type DoctorListState } from './list.ts';

/** What the doctor's list is drawn with; `size` is that of the terminal, `directory` the project's, which paths are shortened by. */
export type DoctorPaneProps = {
  readonly findings: readonly Finding[];
  readonly state: DoctorListState;
  readonly size: Size;
  readonly language: Language;
  readonly directory: string;
};

/** All findings, the worst first, and under them the chosen one with what shows it and what can be done. */
export function doctorPane(props: DoctorPaneProps): PaneProps {
  const { findings, state, language } = props;
  const words = doctorWords(language);
  const { columns, inside, listed, details, room } = shape(props);
  const index = chosenIndex(findings, state);
  const { from } = viewport(findings.length, listed, index);
  const rows = findings.slice(from, from + listed).map((finding, at) => rowLine(finding, from + at === index, inside));
  const top = Math.min(state.top, Math.max(0, details.length - room));
  const shown = details.slice(top, top + room).map((line) => ` ${line}`);
  const hints = findings.length > 0 ? [words.hint, words.shortHint] : [words.readHint];
  const hint = hints.find((text) => width(text) <= inside - 2) ?? hints.at(-1) ?? '';
  const body = findings.length > 0 ? [...rows, '', ...shown] : ['', ` ${style.good('✔')} ${words.well}`];
  const lines = [...body, '', ` ${style.dim(clip(hint, inside - 2))}`];
  const below = details.length - top - room;
  return { columns, rows: lines.length + 2, focused: true, title: words.title, aside: asideOf(props, below), lines };
}

/** How far the details can be scrolled, for `pressDoctorList`. */
export function doctorReach(props: DoctorPaneProps): { readonly reach: number; readonly page: number } {
  const { details, room } = shape(props);
  return { reach: Math.max(0, details.length - room), page: Math.max(1, room - 1) };
}

const MOST_LISTED = 8;

function shape({ findings, state, size, language, directory }: DoctorPaneProps) {
  const columns = Math.max(20, Math.min(120, size.columns - 4));
  const inside = columns - 2;
  const rows = dialogRows(size) - 5;
  const listed = Math.min(findings.length, MOST_LISTED, Math.max(1, Math.floor(rows / 3)));
  const chosen = findings[chosenIndex(findings, state)];
  const details = chosen ? findingLines(chosen, { columns: inside - 2, language, directory }) : [];
  const room = Math.max(1, Math.min(details.length, rows - listed));
  return { columns, inside, listed, details, room };
}

function rowLine(finding: Finding, isChosen: boolean, columns: number): string {
  const code = ` ${finding.code} `;
  const title = findingTitle(finding);
  const room = Math.max(8, columns - 5 - (columns > 70 ? width(code) : 0));
  const aside = columns > 70 ? code : '';
  if (isChosen)
    return style.selected(pad(` ▸ ${PLAIN_SIGNS[finding.severity]} ${pad(clip(title, room), room)}${aside}`, columns));
  return `   ${severitySign(finding.severity)} ${pad(clip(title, room), room)}${style.dim(aside)}`;
}

const PLAIN_SIGNS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: 'i' };

function asideOf({ findings, language }: DoctorPaneProps, below: number): string {
  const number = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  const counts = doctorWords(language).counts(number('error'), number('warning'), number('info'));
  return below > 0 ? `${counts} · ↓ ${below}` : counts;
}
