import { plain } from '../../src/text/sanitize.ts';
import { catalogue, type Language } from '../../src/words/catalogue.ts';

/** More lines than these are counted, not shown: a prune can concern hundreds of build cache entries. */
const MOST = 20;

/** The lines, indented under their heading; after the first twenty, how many more there are. Names come from outside, so controls are taken out. */
export function listing(lines: readonly string[], language: Language): readonly string[] {
  const shown = lines.slice(0, MOST).map((line) => `  ${plain(line)}`);
  return lines.length > MOST ? [...shown, `  ${words(language).more(lines.length - MOST)}`] : shown;
}

const words = catalogue({ more: (count: number) => `and ${count} more` }, { more: (count) => `以及另外 ${count} 项` });
