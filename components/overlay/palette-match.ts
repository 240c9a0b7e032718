import { LANGUAGES } from '../../src/words/catalogue.ts';
import type { PaletteEntry } from './palette.ts';

/**
 * The entries that fit what was typed, best first: those whose title begins with it, that have it in title, id or key, then in what they do, then
 * with its letters in order. Both languages count, so that a command is found by the name that a person knows.
 */
export function paletteMatches(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const query = typed.trim().toLowerCase();
  if (query === '') return entries;
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, query) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

const NO_MATCH = 5;

function rankOf({ command }: PaletteEntry, query: string): number {
  const titles = LANGUAGES.map((language) => command.title[language].toLowerCase());
  const abouts = LANGUAGES.map((language) => command.about[language].toLowerCase());
  const names = [command.id.toLowerCase(), ...titles];
  if (command.keys.includes(query) || names.includes(query)) return 0;
  if (names.some((name) => name.startsWith(query))) return 1;
  if (names.some((name) => name.includes(query))) return 2;
  if (abouts.some((about) => about.includes(query))) return 3;
  return names.some((name) => hasInOrder(name, query)) ? 4 : NO_MATCH;
}

/** Whether the letters of `query` come in `name` in their order, with anything between them. */
function hasInOrder(name: string, query: string): boolean {
  let at = 0;
  for (const letter of query.replaceAll(' ', '')) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
