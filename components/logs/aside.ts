import { count } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { logsWords } from '../../src/words/logs.ts';
import type { LogSource } from './source.ts';
import type { LogsView } from './view.ts';

/** Lines that match a search, as far as the log has been looked through. */
export type Matches = { readonly lines: number; readonly complete: boolean };

/** What the upper border says of the log: following or how much is new, how many lines there are, and what is searched and filtered for. */
export function logsAside(source: LogSource, view: LogsView, matches: Matches | null, language: Language): string {
  const words = logsWords(language);
  return [
    ...stateOf(source, view, language),
    ...(view.wrap ? [words.wrapped] : []),
    ...(view.shape === 'readable' ? [] : [words[view.shape]]),
    ...(view.collapse ? [words.collapsed] : []),
    ...(view.filter === '' ? [] : [words.filtered(view.filter)]),
    ...searchOf(view, matches, language),
  ].join(' · ');
}

function stateOf(source: LogSource, view: LogsView, language: Language): readonly string[] {
  const words = logsWords(language);
  if (view.follow) return [words.follow, linesOf(source, language)];
  const fresh = Math.max(0, source.end - Math.max(view.seenAt, source.first));
  return [words.paused, words.fresh(count(fresh)), words.endFollows];
}

function linesOf({ sifted, first, end }: LogSource, language: Language): string {
  const words = logsWords(language);
  if (!sifted) return words.lines(count(end - first));
  const so = sifted.progress < 1 ? ` ${Math.floor(sifted.progress * 100)} %` : '';
  return words.linesOf(count(sifted.matched), count(sifted.of)) + so;
}

function searchOf({ query, follow, filter }: LogsView, matches: Matches | null, language: Language): readonly string[] {
  const words = logsWords(language);
  if (query === '') return follow && filter === '' ? [words.search] : [];
  if (!matches) return [words.searching(query)];
  return [`${words.searching(query)} ${count(matches.lines)}${matches.complete ? '' : '+'}`];
}
