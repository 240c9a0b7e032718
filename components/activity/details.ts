import type { Job, JobStep } from '../../src/model/job.ts';
import { pad } from '../../src/text/clip.ts';
import { count } from '../../src/text/format.ts';
import { plain, sanitize } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import { activityWords } from '../../src/words/activity.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';
import { fitted } from '../logs/fit.ts';
import { isRunning } from './jobs.ts';
import { stepRow } from './step-row.ts';

/** Where the details of a job are drawn; `scroll` counts lines of output from the newest back. */
export type DetailsPlace = {
  readonly columns: number;
  readonly rows: number;
  readonly scroll: number;
  readonly now: number;
  readonly language: Language;
};

/**
 * What a job does and says, in at most `rows` rows of exactly `columns` cells: its steps first while it runs, its output first when it is over,
 * and before all of it why it failed.
 */
export function jobDetails(job: Job, place: DetailsPlace): readonly string[] {
  const { columns, rows, now } = place;
  const problem = problemLines(job, columns).slice(0, Math.max(0, rows - 2));
  const room = rows - problem.length;
  const wanted = isRunning(job) ? job.steps.length + 1 : Math.min(job.steps.length + 1, Math.floor(room / 2));
  const stepRoom =
    job.steps.length === 0 ? 0 : Math.max(2, Math.min(wanted, room - Math.min(job.tail.length + 1, MOST_OUTPUT)));
  const steps = job.steps.length === 0 ? [] : stepLines(job, stepRoom, columns, now, place.language);
  return [...problem, ...steps, ...outputLines(job, room - steps.length, place)].slice(0, Math.max(0, rows));
}

/** Rows that output keeps beside a long list of steps. */
const MOST_OUTPUT = 4;

/** What a job in the queue waits for: the commands before it, as they would be typed. */
export function waitingDetails(before: readonly Job[], { columns, rows, language }: DetailsPlace): readonly string[] {
  const heading = rule(activityWords(language).waitsForThese, columns);
  const commands = before.map((job) => pad(`   $ ${plain(quote(job.argv))}`, columns));
  return [heading, ...commands].slice(0, Math.max(0, rows));
}

function problemLines({ result }: Job, columns: number): readonly string[] {
  const message = result?.kind === 'failed' || result?.kind === 'not-started' ? plain(result.message).trim() : '';
  if (message === '') return [];
  return wrap(`✖ ${message}`, columns - 2).map((line) =>
    style.bad(` ${line}${' '.repeat(Math.max(0, columns - 1 - width(line)))}`),
  );
}

/** A heading with the counts, then the steps around the one that is worked at, or that failed. */
function stepLines({ steps }: Job, rows: number, columns: number, now: number, language: Language): readonly string[] {
  const words = activityWords(language);
  const counted = (state: string) => steps.filter((step) => step.state === state).length;
  const heading = [
    words.steps(counted('done') + counted('cached'), steps.length),
    ...(counted('cached') > 0 ? [words.cached(counted('cached'))] : []),
    ...(counted('failed') > 0 ? [style.bad(`✖ ${words.failedSteps(counted('failed'))}`)] : []),
  ];
  return [
    rule(heading.join(' · '), columns),
    ...mostTelling(steps, rows - 1).map((step) => stepRow(step, columns, now)),
  ];
}

/** As many steps as there is room for, in their order: what failed and what is worked at, then what is nearest to where the work is. */
function mostTelling(steps: readonly JobStep[], rows: number): readonly JobStep[] {
  if (steps.length <= rows) return steps;
  const frontier = steps.findLastIndex(({ state }) => state !== 'waiting');
  const urgency: Readonly<Record<JobStep['state'], number>> = {
    failed: -2000,
    working: -1000,
    waiting: 0,
    cached: 0,
    done: 0,
  };
  const rank = ({ state }: JobStep, at: number) => urgency[state] + Math.abs(at - frontier);
  return steps
    .map((step, at) => ({ step, at, rank: rank(step, at) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, rows)
    .sort((a, b) => a.at - b.at)
    .map(({ step }) => step);
}

function outputLines(job: Job, rows: number, { columns, scroll, language }: DetailsPlace): readonly string[] {
  const words = activityWords(language);
  if (rows <= 0) return [];
  const end = Math.max(Math.min(rows - 1, job.tail.length), job.tail.length - scroll);
  const shown = job.tail.slice(Math.max(0, end - (rows - 1)), end);
  const below = job.tail.length - end;
  const told = job.lines === 0 ? words.noOutput : words.output(count(job.lines));
  const heading = below > 0 ? `${told} · ↓ ${words.moreBelow(below)}` : told;
  return [
    rule(heading, columns),
    ...shown.map((line) => `   ${fitted(sanitize(line), 0, columns - 3, (text) => text)}`),
  ];
}

function rule(heading: string, columns: number): string {
  const label = `── ${heading} `;
  return style.dim(label + '─'.repeat(Math.max(0, columns - width(label))));
}
