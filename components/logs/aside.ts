import { count } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { logsWords } from '../../src/words/logs.ts';
import type { LogSource } from './source.ts';
import type { LogsView } from './view.ts';

/** What the upper border says of the log: following or how much is new, how many lines there are, and what is searched for. */
export function logsAside(source: LogSource, view: LogsView, language: Language): string {
  const words = logsWords(language);
  const fresh = Math.max(0, source.end - Math.max(view.seenAt, source.first));
  const state = view.follow
    ? [words.follow, words.lines(count(source.end - source.first))]
    : [words.paused, words.fresh(count(fresh)), words.endFollows];
  const search = view.query === '' ? words.search : words.searching(view.query);
  return [...state, ...(view.wrap ? [words.wrapped] : []), ...(view.follow || view.query !== '' ? [search] : [])].join(
    ' · ',
  );
}
