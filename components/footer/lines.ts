import type { Job } from '../../src/model/job.ts';
import type { World } from '../../src/model/world.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { footerWords } from '../../src/words/footer.ts';
import { style } from '../frame/style.ts';
import { buildNow } from './build-now.ts';
import { jobState } from './job-state.ts';

/** A key that makes sense now, and what it does in a word. */
export type Hint = { readonly key: string; readonly label: string };

/** What the footer shows; `columns` is the whole screen. `now` in milliseconds since the epoch, used only while a job runs. */
export type FooterView = {
  readonly world: World;
  readonly language: Language;
  readonly columns: number;
  /** Most useful first; the last one is always shown. */
  readonly hints: readonly Hint[];
  readonly now: number;
  /** A sentence that takes the place of the command for a while, or null. */
  readonly message: string | null;
};

/** The footer, one line of exactly `columns` cells: the command that runs or ran last, as it would be typed, and the keys. */
export function footerLines(view: FooterView): readonly string[] {
  const { columns, hints } = view;
  const wanted = width(leftPart(view, Number.POSITIVE_INFINITY));
  const keys = hintsPart(hints, columns - 2 - GAP - Math.min(wanted, Math.floor(columns * LARGEST_SHARE)));
  const room = columns - 2 - (keys === '' ? 0 : width(keys) + GAP);
  return [` ${pad(leftPart(view, room), columns - 2 - width(keys))}${keys} `];
}

const GAP = 2;
/** Of the line, for the command, while there are keys to show. */
const LARGEST_SHARE = 0.6;

function leftPart({ world, language, now, message }: FooterView, room: number): string {
  if (message !== null) return clip(plain(message), room);
  const job = shownJob(world.jobs);
  if (!job) return style.dim(clip(footerWords(language).nothing, room));
  const waiting = world.jobs.filter((other) => other !== job && other.startedAt === null && !other.result).length;
  const more = waiting > 0 ? style.dim(` · ${footerWords(language).more(waiting)}`) : '';
  const state = jobState(job, now, language) + more;
  const command = clip(`$ ${plain(quote(job.argv))}`, Math.max(3, room - width(state) - 2));
  const step = stepPart(job, room - width(command) - width(state) - 2, now);
  return clip(`${command}  ${state}${step}`, room);
}

/** What a build is at, where the command leaves room for it. */
function stepPart(job: Job, room: number, now: number): string {
  const steps = INSTRUCTION_CELLS.map((columns) => buildNow(job, columns, now)).filter((step) => step !== '');
  const fits = steps.find((step) => width(step) + SEPARATOR.length <= room);
  return fits === undefined ? '' : style.dim(SEPARATOR + fits);
}

const SEPARATOR = ' · ';

/** How much of an instruction of a Dockerfile is told, from what is enough to what says little. */
const INSTRUCTION_CELLS = [30, 22, 15, 9];

/** The one that runs; otherwise the one that ended last; otherwise the one that waits. */
function shownJob(jobs: readonly Job[]): Job | undefined {
  const running = jobs.findLast((job) => job.startedAt !== null && !job.result);
  return running ?? jobs.findLast((job) => job.result) ?? jobs.at(-1);
}

/** As many hints as fit; those before the last give way from the right. */
function hintsPart(hints: readonly Hint[], room: number): string {
  const last = hints.at(-1);
  if (!last) return '';
  for (let shown = hints.length - 1; shown >= 0; shown--) {
    const line = [...hints.slice(0, shown), last].map(hintText).join('  ');
    if (width(line) <= room) return line;
  }
  return '';
}

function hintText({ key, label }: Hint): string {
  return `${style.key.bold(key)} ${label}`;
}
