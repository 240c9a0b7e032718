import type { Language } from '../words/catalogue.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { Known } from './known.ts';
import type { Question } from './question.ts';

/** What finds one kind of trouble. Pure: the same of what is known gives the same findings. */
export type Rule = {
  readonly code: FindingCode;
  /** Findings of the same service that are but symptoms of this one, and are left out beside it. */
  readonly supersedes: readonly FindingCode[];
  /** What it has to find out before it can tell; only where a symptom asks for it. */
  readonly asks?: (known: Known) => readonly Question[];
  readonly find: (known: Known, language: Language) => readonly Finding[];
};
