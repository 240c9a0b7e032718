import { parseFilter } from '../../src/logs/filter.ts';
import { compile } from '../../src/logs/matcher.ts';
import { appWords, filterWords } from '../../src/words/app.ts';
import type { Field } from '../overlay/field.ts';
import type { Ui } from './ui.ts';

/** What stands in the footer instead of the hints: what is being typed and what is wrong with it, or a notice; null for neither. */
export function messageOf({ notice, typing, language }: Ui): string | null {
  const words = appWords(language);
  switch (typing?.what) {
    case 'search':
      return [`${words.searchPrompt}: ${withCursor(typing.field)}`, ...searchProblems(typing.field.text)].join('  · ');
    case 'log-filter': {
      const { text } = typing.field;
      const problems = parseFilter(text, Date.now()).problems.map(({ kind, word }) =>
        filterWords(language)[kind](word),
      );
      const aside = problems.length > 0 ? problems : [words.filterHint];
      return [`${words.filterPrompt}: ${withCursor(typing.field)}`, ...aside].join('  · ');
    }
    default:
      return notice;
  }
}

/** The regular expression engine's own words. */
function searchProblems(query: string): readonly string[] {
  const problem = compile(query)?.problem;
  return problem === undefined ? [] : [problem];
}

function withCursor({ text, cursor }: Field): string {
  return `${text.slice(0, cursor)}▏${text.slice(cursor)}`;
}
