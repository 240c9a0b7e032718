import type { Evidence, Finding, Fix, Severity } from '../../src/doctor/finding.ts';
import { pathIn } from '../../src/text/path.ts';
import { plain } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { doctorWords } from '../../src/words/doctor/screen.ts';
import { style } from '../frame/style.ts';

/** Lines of evidence that are shown of one finding; the report has all. */
const SHOWN_EVIDENCE = 12;

/** The cause of a finding, what shows it, who suffers, and numbered ways out; each line fits into `columns` cells. `directory` shortens paths under it. */
export function findingLines(
  finding: Finding,
  {
    columns,
    language,
    directory,
  }: { readonly columns: number; readonly language: Language; readonly directory: string },
): readonly string[] {
  const words = doctorWords(language);
  const { why, evidence, suffers, fixes } = finding;
  const blocks = [
    wrap(plain(why), columns),
    evidence.slice(0, SHOWN_EVIDENCE).flatMap((one, at) => evidenceLines(one, evidence[at - 1], columns)),
    suffers.length > 0 ? wrap(plain(words.suffers(suffers.join(', '))), columns) : [],
    fixes.flatMap((fix, at) => fixLines(fix, at + 1, { columns, language, directory })),
  ].filter((block) => block.length > 0);
  return blocks.flatMap((block, at) => (at === 0 ? block : ['', ...block]));
}

/** The sign of a severity: colour is never the only one. */
export function severitySign(severity: Severity): string {
  return { error: style.bad('✖'), warning: style.warn('▲'), info: style.busy('i') }[severity];
}

/** The service in front of a title that does not name it, and else the title alone; without signs. */
export function findingTitle({ service, title }: Finding): string {
  return service === null || title.includes(service) ? plain(title) : `${plain(service)}: ${plain(title)}`;
}

/** Lines from the same place stand under one heading. */
function evidenceLines({ source, text }: Evidence, before: Evidence | undefined, columns: number): readonly string[] {
  const lines = plain(text)
    .split('\n')
    .flatMap((line) => wrap(line, Math.max(1, columns - 2)));
  const heading = before?.source === source ? [] : [style.dim(plain(source))];
  return [...heading, ...lines.map((line) => `${style.border('│')} ${line}`)];
}

function fixLines(
  { title, argv, edit, danger, explain }: Fix,
  number: number,
  {
    columns,
    language,
    directory,
  }: { readonly columns: number; readonly language: Language; readonly directory: string },
): readonly string[] {
  const words = doctorWords(language);
  const head = `${style.strong(String(number))}  `;
  const indent = ' '.repeat(width(head));
  const room = Math.max(1, columns - width(head));
  const risk = danger === 'none' ? '' : `  ${style.warn(danger === 'restarts' ? words.restarts : words.deletes)}`;
  const command = argv ? [`$ ${plain(quote(argv))}`] : [];
  const place = edit ? [words.edit(shortPath(edit.file, directory), edit.line)] : [];
  const lines = [
    ...wrap(plain(title) + risk, room),
    ...[...command, ...place].flatMap((line) => wrap(line, room).map((part) => style.key(part))),
    ...wrap(plain(explain), room).map((line) => style.dim(line)),
  ];
  return lines.map((line, at) => (at === 0 ? head : indent) + line);
}

/** A path as a person in the project's folder would type it. */
export function shortPath(file: string, directory: string): string {
  return plain(pathIn(directory, file));
}
