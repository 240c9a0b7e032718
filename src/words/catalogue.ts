/** The languages of the screen. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The same in every language. */
export type Localized<Value = string> = { readonly [L in Language]: Value };

type Words = Readonly<Record<string, string | ((...values: never[]) => string)>>;

/** The shape of a catalogue: any text for a text; for a function, one that takes the same values. */
type Shape<W extends Words> = {
  readonly [K in keyof W]: W[K] extends (...values: infer Values) => string ? (...values: Values) => string : string;
};

/**
 * Declares words in both languages. English gives the shape; a word that is missing, or takes other values, in Chinese does not compile.
 * Returns the words of a language.
 */
export function catalogue<const W extends Words>(en: W, zh: Shape<W>): (language: Language) => Shape<W> {
  const words: Localized<Shape<W>> = { en: en as unknown as Shape<W>, 'zh-CN': zh };
  return (language) => words[language];
}
