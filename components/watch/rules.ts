import type { WatchRule } from '../../src/model/project.ts';
import { clip, clipStart, pad } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { watchWords } from '../../src/words/watch.ts';
import { style } from '../frame/style.ts';

/** How rules are to be listed. Paths are shown relative to `directory`; `named` puts the service before each. */
export type RulesRequest = {
  readonly directory: string;
  readonly named: boolean;
  readonly columns: number;
  readonly language: Language;
};

/** A line a rule, at most `columns` cells: what is watched, where it goes, what is done, and how many patterns are left out. */
export function ruleLines(rules: readonly WatchRule[], request: RulesRequest): readonly string[] {
  const { columns, language, named } = request;
  const ignored = rules.map(({ ignore }) => (ignore.length > 0 ? watchWords(language).ignored(ignore.length) : ''));
  const action = Math.max(...rules.map((rule) => rule.action.length));
  const last = Math.max(...ignored.map(width));
  const service = named ? Math.min(16, Math.max(...rules.map((rule) => width(rule.service)))) : 0;
  const fixed = (service > 0 ? service + GAP : 0) + GAP + action;
  // Which patterns are left out says less than which paths are watched.
  const isRoomy = columns - fixed - GAP - last >= SMALLEST_PLACE && last > 0;
  const place = columns - fixed - (isRoomy ? GAP + last : 0);
  return rules.map((rule, index) => {
    const name = service > 0 ? `${style.dim(pad(rule.service, service))}${' '.repeat(GAP)}` : '';
    const tail = isRoomy ? `${' '.repeat(GAP)}${style.dim(ignored[index] ?? '')}` : '';
    const what = pad(placeOf(rule, request.directory, place), place);
    return `${name}${what}${' '.repeat(GAP)}${pad(rule.action, action)}${tail}`;
  });
}

const GAP = 2;
const SMALLEST_PLACE = 24;

function placeOf({ path, target }: WatchRule, directory: string, columns: number): string {
  const from = relativePath(path, directory);
  if (target === '') return clipStart(from, columns);
  const to = `${style.dim(' → ')}${target}`;
  return clip(clipStart(from, Math.max(8, columns - width(to))) + to, columns);
}

/** `path` as it is written in compose files where it lies in the project, such as `./backend`; absolute otherwise. */
export function relativePath(path: string, directory: string): string {
  if (path === directory) return '.';
  return path.startsWith(`${directory}/`) ? `.${path.slice(directory.length)}` : path;
}
