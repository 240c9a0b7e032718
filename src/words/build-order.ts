import { buildWords } from './build.ts';
import type { Language } from './catalogue.ts';

/** An installation that ran again for source alone: the lines of the Dockerfile with what stands there, and what lists the dependencies. */
export type InstalledAgain = {
  readonly copy: { readonly line: number; readonly text: string };
  readonly install: { readonly line: number; readonly text: string };
  readonly manifests: readonly string[];
  readonly copiedBefore: boolean;
  readonly fetch: string | null;
};

/** What happened, and which order of the Dockerfile would spare it: a sentence each. */
export function orderParts(again: InstalledAgain, language: Language): { readonly what: string; readonly how: string } {
  const words = buildWords(language);
  const { copy, install, manifests, fetch, copiedBefore } = again;
  const first = words.placeOnLine(install.line, install.text);
  const second = words.placeOnLineInside(copy.line, copy.text);
  if (manifests.length === 0) {
    return {
      what: words.installedAgainBare(first, second).trim(),
      how: words.moveUpBare(install.line, copy.line).trim(),
    };
  }
  const names = listedNames(manifests, words);
  const how =
    fetch === null
      ? (copiedBefore ? words.moveUp : words.copyFirst)(install.line, copy.line, names)
      : (copiedBefore ? words.fetchUp : words.fetchFirst)(fetch, copy.line, names);
  return { what: words.installedAgain(first, names, second).trim(), how: how.trim() };
}

/** Names in a row, the last with the word for "and". */
export function listedNames(names: readonly string[], words: ReturnType<typeof buildWords>): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(words.join)}${words.joinLast}${names.at(-1)}`;
}
