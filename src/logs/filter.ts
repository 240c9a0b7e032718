import { parseTime, splitWords, type Word } from './filter-parse.ts';
import { type Level, levels } from './level.ts';
import { addLetter, levelWord } from './level-table.ts';
import { compile, type Matcher } from './matcher.ts';

export { parseTime } from './filter-parse.ts';

/** Which lines a person wants to see: a line has to pass every one of the tests. */
export type Filter = {
  readonly words: readonly WordTest[];
  readonly levels: readonly LevelTest[];
  readonly services: readonly ServiceTest[];
  /** The earliest time, in milliseconds since the epoch; -Infinity for any. */
  readonly since: number;
  /** The latest time, in milliseconds since the epoch; Infinity for any. */
  readonly until: number;
  /** How many lines before and after each match are shown with it, 0 to 50. */
  readonly context: number;
  /** Whether the lines are wanted that do not pass. */
  readonly inverted: boolean;
};

/** What the text has to match, or, negated, must not match. */
export type WordTest = { readonly matcher: Matcher; readonly negated: boolean };

/** The level that a line has to have: `exactly` this one, or this one or a more serious one. */
export type LevelTest = { readonly level: Level; readonly exactly: boolean; readonly negated: boolean };

/** The services that a line may be from, of which a name may hold `*` for any letters. */
export type ServiceTest = { readonly names: readonly string[]; readonly negated: boolean };

/** Why a word of the query is left out of the filter, or, with `bad-pattern`, taken as it is. `detail` is the regular expression engine's own words. */
export type FilterProblem =
  | { readonly kind: 'unknown-level' | 'bad-time' | 'bad-context'; readonly word: string }
  | { readonly kind: 'bad-pattern'; readonly word: string; readonly detail: string };

export type ParsedFilter = { readonly filter: Filter; readonly problems: readonly FilterProblem[] };

/**
 * Reads a query such as `timeout -healthz "connection reset" level:warning service:api,web* since:10m context:3` at the time
 * `now`, in milliseconds since the epoch. All words have to match; `-` or `!` before a word negates it, and a first word `!`
 * inverts the whole. A word with a problem is left out, so that a filter works while it is being typed.
 */
export function parseFilter(query: string, now: number): ParsedFilter {
  const words = splitWords(query);
  const inverted = words[0]?.written === '!';
  const draft: Draft = { ...emptyFilter, words: [], levels: [], services: [], inverted };
  const problems = words.flatMap((word) => addWord(draft, word, now) ?? []);
  return { filter: draft, problems };
}

/** Whether every line passes: context alone filters nothing, and nothing to invert is nothing to filter. */
export function isEmptyFilter({ words, levels, services, since, until }: Filter): boolean {
  const tests = words.length + levels.length + services.length;
  return tests === 0 && since === Number.NEGATIVE_INFINITY && until === Number.POSITIVE_INFINITY;
}

/** The filter that every line passes. */
export const emptyFilter: Filter = {
  words: [],
  levels: [],
  services: [],
  since: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
  context: 0,
  inverted: false,
};

/** Whether a line of this level passes. */
export function passesLevel(test: LevelTest, level: Level): boolean {
  const passes = test.exactly ? level === test.level : levels.indexOf(level) >= levels.indexOf(test.level);
  return passes !== test.negated;
}

/** Whether a line of this service passes. */
export function passesService(test: ServiceTest, service: string): boolean {
  return test.names.some((name) => isNamed(name, service)) !== test.negated;
}

/** The most lines of context that can be asked for, before and after each match. */
export const mostContext = 50;

type Draft = {
  -readonly [Key in keyof Filter]: Filter[Key] extends readonly (infer Test)[] ? Test[] : Filter[Key];
};

/** Adds what one word says to the filter, or tells why it cannot. */
function addWord(draft: Draft, word: Word, now: number): FilterProblem | undefined {
  switch (word.field) {
    case 'level':
      return addLevel(draft, word);
    case 'service':
      return addServices(draft, word);
    case 'since':
    case 'until':
      return addTime(draft, word, now);
    case 'context':
    case 'ctx':
      return addContext(draft, word);
    case undefined:
      return addText(draft, word);
  }
}

function addText(draft: Draft, { text, negated, written }: Word): FilterProblem | undefined {
  const matcher = compile(text);
  if (matcher === undefined) return undefined;
  // What is no regular expression is looked for as it is, as a search does.
  draft.words.push({ matcher, negated });
  if (matcher.problem === undefined) return undefined;
  return { kind: 'bad-pattern', word: written, detail: matcher.problem };
}

function addLevel(draft: Draft, { text, negated, written }: Word): FilterProblem | undefined {
  const exactly = text.startsWith('=');
  const level = levelNamed(exactly ? text.slice(1) : text);
  if (level === undefined) return { kind: 'unknown-level', word: written };
  draft.levels.push({ level, exactly, negated });
  return undefined;
}

function addServices(draft: Draft, { text, negated }: Word): undefined {
  const names = text.split(',').filter((name) => name !== '');
  if (names.length > 0) draft.services.push({ names, negated });
  return undefined;
}

/** Of several times the narrowest counts. What is not since a time is before it. */
function addTime(draft: Draft, { field, text, negated, written }: Word, now: number): FilterProblem | undefined {
  const time = parseTime(text, now);
  if (time === undefined) return { kind: 'bad-time', word: written };
  if (field === 'since' && !negated) draft.since = Math.max(draft.since, time);
  else if (field === 'since') draft.until = Math.min(draft.until, time - 1);
  else if (!negated) draft.until = Math.min(draft.until, time);
  else draft.since = Math.max(draft.since, time + 1);
  return undefined;
}

function addContext(draft: Draft, { text, negated, written }: Word): FilterProblem | undefined {
  if (negated || !/^\d{1,4}$/.test(text)) return { kind: 'bad-context', word: written };
  draft.context = Math.min(Number(text), mostContext);
  return undefined;
}

/** Understands every word that loggers use for a level, in any case. */
function levelNamed(name: string): Level | undefined {
  if (name.toLowerCase() === 'none') return 'none';
  const bytes = Buffer.from(name);
  const found = levelWord(bytes.reduce(addLetter, 0), bytes, 0, bytes.length);
  return found === undefined || found.code === 0 ? undefined : levels[found.code];
}

function isNamed(name: string, service: string): boolean {
  if (!name.includes('*')) return name === service;
  const pattern = name
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(service);
}
