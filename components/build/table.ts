import type { BuildCause, PastBuild } from '../../src/model/build.ts';
import { pad, padStart } from '../../src/text/clip.ts';
import { bytes, clock, duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { buildWords } from '../../src/words/build.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';

type Words = ReturnType<typeof buildWords>;
type Look = { readonly service: string | null; readonly columns: number; readonly language: Language };

/** Builds as a table, the newest on top, each row in exactly `columns` cells; the service is a column where they are of several. */
export function tableLines(past: readonly PastBuild[], look: Look): readonly string[] {
  const words = buildWords(look.language);
  const heading = [
    words.whose,
    words.when,
    words.took,
    words.cached,
    words.size,
    words.difference,
    words.result,
    words.why,
  ];
  const rows = past.map((build, at) => cellsOf(build, sizeBefore(past, at), words)).toReversed();
  return [style.dim(row(heading, look)), ...rows.map((cells) => row(cells, look))];
}

/** Cells of the columns after the service: when, took, cached, size, difference, result. What is left is for the reason. */
const WIDTHS = [14, 8, 7, 8, 9, 9];
const NARROW = [11, 8, 6, 7, 8, 9];
const NUMBERS = new Set([1, 2, 3, 4]);

function row([service = '', ...cells]: readonly string[], { service: only, columns }: Look): string {
  const isNarrow = columns < WIDE;
  const first = only === null ? `${pad(service, isNarrow ? 10 : 20)} ` : '';
  const fixed = (isNarrow ? NARROW : WIDTHS).map((room, at) => {
    if (NUMBERS.has(at)) return padStart(cells[at] ?? '', room);
    // The seconds are the first to go.
    return pad(at === 0 && isNarrow ? (cells[0] ?? '').replace(/(:\d\d):\d\d$/, '$1') : (cells[at] ?? ''), room);
  });
  return pad(` ${first}${fixed.join(' ')} ${cells[WIDTHS.length] ?? ''}`, columns);
}

const WIDE = 100;

function cellsOf(build: PastBuild, before: number | null, words: Words): readonly string[] {
  const { service, at, ms, ran, cached, imageSize, outcome, cause } = build;
  return [
    plain(service),
    `${day(at)} ${clock(at)}`,
    duration(ms),
    `${cached}/${ran + cached}`,
    imageSize === null ? '–' : bytes(imageSize),
    imageSize === null || before === null ? '' : signed(imageSize - before),
    outcomeText(outcome, words),
    cause === null ? '' : causeWord(cause, words),
  ];
}

/** The size of the image of the last build before that made one. */
function sizeBefore(past: readonly PastBuild[], at: number): number | null {
  const same = past
    .slice(0, at)
    .filter(({ service, imageSize }) => service === past[at]?.service && imageSize !== null);
  return same.at(-1)?.imageSize ?? null;
}

function signed(difference: number): string {
  if (difference === 0) return '=';
  return difference > 0 ? `+${bytes(difference)}` : `−${bytes(-difference)}`;
}

function outcomeText(outcome: PastBuild['outcome'], words: Words): string {
  if (outcome === 'succeeded') return style.good(words.succeeded);
  return outcome === 'failed' ? style.bad(words.failed) : style.warn(words.cancelled);
}

function causeWord(cause: BuildCause['kind'], words: Words): string {
  const known: Readonly<Record<BuildCause['kind'], string>> = {
    'no-cache': words.why_no_cache,
    first: words.why_first,
    'other-engine': words.why_other_engine,
    earlier: words.why_earlier,
    upstream: words.why_upstream,
    base: words.why_base,
    instruction: words.why_instruction,
    setting: words.why_setting,
    argument: words.why_argument,
    files: words.why_files,
    unfinished: words.why_unfinished,
    gone: words.why_gone,
    unknown: words.why_unknown,
  };
  // The history may be of another version, which knows other causes.
  return known[cause] ?? '';
}

function day(at: number): string {
  const date = new Date(at);
  const two = (n: number) => n.toString().padStart(2, '0');
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
