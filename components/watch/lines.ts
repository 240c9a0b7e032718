import type { WatchRule } from '../../src/model/project.ts';
import type { Watch } from '../../src/model/watch.ts';
import type { World } from '../../src/model/world.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { clock } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { watchWords } from '../../src/words/watch.ts';
import { style } from '../frame/style.ts';
import { driftMark } from './drift-mark.ts';
import { newsLines, newsOf } from './news.ts';
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
  const news = newsOf({ ...view, columns: columns - 2 });
  const below = [...problemLines(view), ...hintLines(view, news.length === 0)];
  const wanted = below.length + newsLines(news, rows, view.language).length;
  const above = rulesPart(view, rows - Math.min(wanted, Math.ceil(rows / 2)));
  const fixed = [...above, ...below];
  const lines = [...fixed, ...newsLines(news, Math.max(0, rows - fixed.length), view.language)];
  return lines.slice(0, rows).map((line) => pad(` ${clip(line, columns - 2)}`, columns));
}

/** What the upper border says: whether watch runs, and for whom. */
export function watchAside({ world, language, service }: WatchView): string {
  const words = watchWords(language);
  const { watch } = world;
  if (rulesOf(world, null).length === 0 && watch.state === 'off') return '';
  if (watch.state === 'running' && service !== null && !isWatched(watch, service)) return style.dim(words.notThis);
  const by = watch.by === 'dogwatch' && watch.state !== 'off' ? ` · ${words.byDogwatch}` : '';
  return TONES[watch.state](words[watch.state] + by);
}

const TONES: Readonly<Record<Watch['state'], (text: string) => string>> = {
  off: style.dim,
  starting: style.busy,
  running: style.good,
  stopping: style.busy,
  retrying: style.busy,
  elsewhere: style.good,
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
    tallies: world.sync.tallies,
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

function problemLines({ world, columns, language }: WatchView): readonly string[] {
  const { state, retryAt } = world.watch;
  const words = watchWords(language);
  if (state === 'elsewhere') return wrap(words.whyElsewhere, columns - 2).map((line) => style.dim(line));
  const problem = plain(world.watch.problem).trim();
  if (problem === '') return [];
  const again = retryAt === null ? '' : ` · ${words.retryAt(clock(retryAt))}`;
  return wrap(`✖ ${problem}${again}`, columns - 2).map((line) => style.bad(line));
}

/** The key that turns watch on while it is off, or that nothing has happened yet. */
function hintLines({ world, language, service, columns, watchKey }: WatchView, isQuiet: boolean): readonly string[] {
  const words = watchWords(language);
  const { state } = world.watch;
  const canStart = rulesOf(world, service).length > 0 && (state === 'off' || state === 'failed');
  const differing = driftMark(world, service, language);
  const drift =
    differing === ''
      ? []
      : wrap(`≠ ${words.drifted(differing, COMPARE_KEY)}`, columns - 2).map((line) => style.bad(line));
  const isOn = state === 'running' || state === 'elsewhere';
  const hint = canStart ? words.start(watchKey) : isOn && isQuiet ? words.quiet : '';
  return [...drift, ...(hint === '' ? [] : wrap(hint, columns - 2).map((line) => style.dim(line)))];
}

const COMPARE_KEY = 'C';

function rulesOf({ project }: World, service: string | null): readonly WatchRule[] {
  return (project?.services ?? [])
    .filter(({ name }) => service === null || name === service)
    .flatMap(({ watch }) => watch);
}

function isWatched({ services }: Watch, service: string): boolean {
  return services.length === 0 || services.includes(service);
}
