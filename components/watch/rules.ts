import type { WatchRule } from '../../src/model/project.ts';
import type { SyncTally } from '../../src/model/sync.ts';
import { clip, clipStart, pad } from '../../src/text/clip.ts';
import { count } from '../../src/text/format.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { watchWords } from '../../src/words/watch.ts';
import { style } from '../frame/style.ts';
import { SIGNS } from './files.ts';
import { relativePath } from './relative-path.ts';

/** How rules are to be listed. Paths are shown relative to `directory`; `named` puts the service before each. */
export type RulesRequest = {
  readonly directory: string;
  readonly named: boolean;
  readonly columns: number;
  readonly language: Language;
  readonly tallies: readonly SyncTally[];
};

/**
 * A line a rule, at most `columns` cells: what is watched, where it goes, what is done, and how its files stand; where none has changed yet, how many
 * patterns are left out.
 */
export function ruleLines(rules: readonly WatchRule[], request: RulesRequest): readonly string[] {
  const { columns, named } = request;
  const tails = rules.map((rule) => tailOf(rule, rules, request));
  const action = Math.max(...rules.map((rule) => rule.action.length));
  const last = Math.max(...tails.map(width));
  const service = named ? Math.min(16, Math.max(...rules.map((rule) => width(rule.service)))) : 0;
  const fixed = (service > 0 ? service + GAP : 0) + GAP + action;
  const isRoomy = columns - fixed - GAP - last >= SMALLEST_PLACE && last > 0;
  const place = columns - fixed - (isRoomy ? GAP + last : 0);
  return rules.map((rule, index) => {
    const name = service > 0 ? `${style.dim(pad(rule.service, service))}${' '.repeat(GAP)}` : '';
    const tail = isRoomy ? `${' '.repeat(GAP)}${tails[index] ?? ''}` : '';
    const what = pad(placeOf(rule, request.directory, place), place);
    return `${name}${what}${' '.repeat(GAP)}${pad(rule.action, action)}${tail}`;
  });
}

/** Counts of what failed, what is on its way and what arrived: what people look for stands first. */
function tailOf(rule: WatchRule, rules: readonly WatchRule[], { tallies, language }: RulesRequest): string {
  const index = rules.filter(({ service }) => service === rule.service).indexOf(rule);
  const counts = tallies.find((tally) => tally.service === rule.service && tally.rule === index)?.counts;
  const parts = counts
    ? ([
        ['failed', counts.failed],
        ['waiting', counts.waiting],
        ['sent', counts.saved + counts.noticed + counts.sent],
        ['verified', counts.verified + counts.removed + counts.acted],
      ] as const)
    : [];
  const shown = parts
    .filter(([, files]) => files > 0)
    .map(([state, files]) => SIGNS[state].tone(`${SIGNS[state].sign}${count(files)}`));
  if (shown.length > 0) return shown.join(' ');
  return rule.ignore.length > 0 ? style.dim(watchWords(language).ignored(rule.ignore.length)) : '';
}

const GAP = 2;
const SMALLEST_PLACE = 24;

function placeOf({ path, target }: WatchRule, directory: string, columns: number): string {
  const from = relativePath(path, directory);
  if (target === '') return clipStart(from, columns);
  const to = `${style.dim(' → ')}${target}`;
  return clip(clipStart(from, Math.max(8, columns - width(to))) + to, columns);
}
