import type { LogLine } from '../../src/logs/line.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { dividerWords } from '../../src/words/logs.ts';

/** A line as it is written to a file or a pager: its time as the engine has it to the millisecond, in UTC, where it is from, and its text with its colours left out. */
export function writtenLine(line: LogLine, labels: readonly string[], language: Language): string {
  const time = new Date(line.time).toISOString();
  const label = labels[line.source];
  const from = label === undefined ? '' : ` ${label}`;
  const text = line.kind === 'divider' ? `── ${dividerWords(language)[line.divider]} ──` : line.text.replace(sgr, '');
  return `${time}${from} ${text}`;
}

const sgr = /\x1b\[[\d;:]*m/g;
