import { pad } from '../../src/text/clip.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { logsWords } from '../../src/words/logs.ts';
import { style } from '../frame/style.ts';

/** Why a log has no lines. `driver` as the engine names it, such as `none` or `syslog`. */
export type EmptyReason =
  | { readonly kind: 'nothing-chosen' }
  | { readonly kind: 'no-container'; readonly service: string }
  | { readonly kind: 'silent'; readonly service: string }
  | { readonly kind: 'reading' }
  | { readonly kind: 'engine-lost' }
  | { readonly kind: 'unreadable'; readonly driver: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** The sentence for an empty log, in lines of exactly `columns` cells. */
export function emptyLines(reason: EmptyReason, columns: number, language: Language): readonly string[] {
  return wrap(sentenceOf(reason, language), Math.max(1, columns - 2)).map((line) =>
    style.dim(pad(` ${line}`, columns)),
  );
}

function sentenceOf(reason: EmptyReason, language: Language): string {
  const words = logsWords(language);
  switch (reason.kind) {
    case 'nothing-chosen':
      return words.nothingChosen;
    case 'no-container':
      return words.noContainer(reason.service);
    case 'silent':
      return words.silent(reason.service);
    case 'reading':
      return words.reading;
    case 'engine-lost':
      return words.engineLost;
    case 'unreadable':
      return words.unreadable(reason.driver);
    case 'failed':
      return words.failed(reason.detail);
  }
}
