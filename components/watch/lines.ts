import type { WatchRule } from '../../src/model/project.ts';
import type { Watch, WatchEntry } from '../../src/model/watch.ts';
import type { World } from '../../src/model/world.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { watchWords } from '../../src/words/watch.ts';
import { style } from '../frame/style.ts';
import { entryLine } from './entries.ts';
import { ruleLines } from './rules.ts';

/** What the watch pane shows; `columns` × `rows` are the cells inside its frame. */
export type WatchView = {
  readonly world: World;
  readonly language: Language;
  /** The selected service; null on the project's row. */
  readonly service: string | null;
  readonly columns: number;
  readonly rows: number;
  /** The key that turns watch on, as it is bound now. */
  readonly watchKey: string;
};

/** The inside of the watch pane, a string of exactly `columns` cells a row, at most `rows` of them: rules, what is wrong, then the newest news. */
export function watchLines(view: WatchView): readonly string[] {
  const { columns, rows } = view;
  const below = [...problemLines(view), ...newsLines(view)];
  const above = rulesPart(view, rows - Math.min(below.length, Math.floor(rows / 2)));
  return [...above, ...below].slice(0, rows).map((line) => pad(` ${clip(line, columns - 2)}`, columns));
}

/** What the upper border says: whether watch runs, and for whom. */
export function watchAside({ world, language, service }: WatchView): string {
  const words = watchWords(language);
  const { watch } = world;
  if (rulesOf(world, null).length === 0 && watch.state === 'off') return '';
  if (watch.state === 'running' && service !== null && !isWatched(watch, service)) return style.dim(words.notThis);
  return TONES[watch.state](words[watch.state]);
}

const TONES: Readonly<Record<Watch['state'], (text: string) => string>> = {
  off: style.dim,
  starting: style.busy,
  running: style.good,
  stopping: style.busy,
  failed: style.bad,
};

/** The rules in at most `room` lines, or why there are none. */
function rulesPart({ world, language, service, columns }: WatchView, room: number): readonly string[] {
  const words = watchWords(language);
  const rules = rulesOf(world, service);
  if (rules.length === 0) return wrap(whyNone(world, service, language), columns - 2).map((line) => style.dim(line));
  const lines = ruleLines(rules, {
    directory: world.project?.directory ?? '',
    named: service === null,
    columns: columns - 2,
    language,
  });
  if (lines.length <= room) return lines;
  const shown = Math.max(1, room - 1);
  return [...lines.slice(0, shown), style.dim(words.moreRules(lines.length - shown))];
}

function whyNone({ project }: World, service: string | null, language: Language): string {
  const words = watchWords(language);
  if (!project) return words.noProject;
  if (service === null) return words.noRulesAtAll;
  return project.services.some(({ name }) => name === service) ? words.noRules(service) : words.notInFiles(service);
}

function problemLines({ world, columns }: WatchView): readonly string[] {
  const problem = plain(world.watch.problem).trim();
  return problem === '' ? [] : wrap(`✖ ${problem}`, columns - 2).map((line) => style.bad(line));
}

/** What happened, newest first; the key that turns watch on while it is off. */
function newsLines({ world, language, service, columns, watchKey }: WatchView): readonly string[] {
  const words = watchWords(language);
  const { watch } = world;
  const entries = watch.entries.filter(
    (entry) => service === null || entry.service === null || entry.service === service,
  );
  const news = withoutChatter(entries)
    .toReversed()
    .map((entry) => entryLine(entry, service === null, language));
  const canStart = rulesOf(world, service).length > 0 && (watch.state === 'off' || watch.state === 'failed');
  const hint = canStart ? words.start(watchKey) : watch.state === 'running' && news.length === 0 ? words.quiet : '';
  return [...(hint === '' ? [] : wrap(hint, columns - 2).map((line) => style.dim(line))), ...news];
}

/** A rebuild prints dozens of lines in a row: the last one of them is enough. */
function withoutChatter(entries: readonly WatchEntry[]): readonly WatchEntry[] {
  return entries.filter((entry, index) => entry.kind !== 'line' || entries[index + 1]?.kind !== 'line');
}

function rulesOf({ project }: World, service: string | null): readonly WatchRule[] {
  return (project?.services ?? [])
    .filter(({ name }) => service === null || name === service)
    .flatMap(({ watch }) => watch);
}

function isWatched({ services }: Watch, service: string): boolean {
  return services.length === 0 || services.includes(service);
}
