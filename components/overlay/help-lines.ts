import type { Command, Group } from '../../commands/command.ts';
import { keyLabel } from '../../commands/key.ts';
import { pad } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { groupWords } from '../../src/words/overlay.ts';
import { style } from '../frame/style.ts';

/** Every command by group with its keys and what it does, in lines of at most `columns` cells: in two columns where there is room for two. */
export function helpLines(commands: readonly Command[], columns: number, language: Language): readonly string[] {
  const isWide = columns >= TWO_COLUMNS;
  const each = isWide ? Math.floor((columns - GAP) / 2) : columns;
  const groups = GROUPS.map((group) => commands.filter((command) => command.group === group))
    .filter((members) => members.length > 0)
    .map((members) => groupLines(members, each, language));
  return isWide ? sideBySide(groups, each) : stacked(groups);
}

const TWO_COLUMNS = 130;
const GAP = 3;
const GROUPS: readonly Group[] = ['run', 'inside', 'clean', 'inspect', 'logs', 'move', 'screen'];

function groupLines(commands: readonly Command[], columns: number, language: Language): readonly string[] {
  const heading = commands[0] ? groupWords(language)[commands[0].group] : '';
  const keys = Math.max(...commands.map((command) => width(keysOf(command, language))));
  const titles = Math.max(...commands.map((command) => width(command.title[language])));
  return [
    ` ${style.title(heading)}`,
    ...commands.flatMap((command) => commandLines(command, { keys, titles, columns, language })),
  ];
}

type Columns = {
  readonly keys: number;
  readonly titles: number;
  readonly columns: number;
  readonly language: Language;
};

function commandLines(command: Command, { keys, titles, columns, language }: Columns): readonly string[] {
  const head = `   ${style.key(pad(keysOf(command, language), keys))}  ${style.strong(pad(command.title[language], titles))}  `;
  const indent = 3 + keys + 2 + titles + 2;
  const about = wrap(command.about[language], Math.max(10, columns - indent));
  return about.map((line, at) => (at === 0 ? head : ' '.repeat(indent)) + style.dim(line));
}

function keysOf(command: Command, language: Language): string {
  return command.keys.length === 0 ? ':' : command.keys.map((key) => keyLabel(key, language)).join(' ');
}

function stacked(groups: readonly (readonly string[])[]): readonly string[] {
  return groups.flatMap((group, at) => (at === 0 ? group : ['', ...group]));
}

/** Groups stay whole and in order; the first column ends where both come nearest to the same height. */
function sideBySide(groups: readonly (readonly string[])[], columns: number): readonly string[] {
  const splits = groups.map((_, at) => ({
    left: stacked(groups.slice(0, at + 1)),
    right: stacked(groups.slice(at + 1)),
  }));
  const [best] = splits.sort(
    (a, b) => Math.max(a.left.length, a.right.length) - Math.max(b.left.length, b.right.length),
  );
  const { left, right } = best ?? { left: [], right: [] };
  const total = Math.max(left.length, right.length);
  return Array.from(
    { length: total },
    (_, row) => `${pad(left[row] ?? '', columns)}${' '.repeat(GAP)}${right[row] ?? ''}`,
  );
}
