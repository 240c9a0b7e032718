import type { BuildTally } from '../../src/model/build-tally.ts';
import { buildTree, isChore } from '../../src/model/build-tree.ts';
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
import { buildLines, fittedRows, type RankedRow } from './build-lines.ts';
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
  const { columns, rows } = place;
  const problem = problemLines(job, columns).slice(0, Math.max(0, rows - 2));
  const room = rows - problem.length;
  const steps = stepRows(job, place);
  // What a failed step printed stands under it.
  const isShown = isRunning(job) || job.steps.some(({ state, build }) => build !== null && state === 'failed');
  const wanted = isShown ? steps.length + 1 : Math.min(steps.length + 1, Math.floor(room / 2));
  const stepRoom = Math.max(2, Math.min(wanted, room - Math.min(job.tail.length + 1, leastOutput(job, room))));
  const shown = steps.length === 0 ? [] : [stepHeading(job, place), ...fittedRows(steps, stepRoom - 1)];
  return [...problem, ...shown, ...outputLines(job, room - shown.length, place)].slice(0, Math.max(0, rows));
}

/** Rows that output keeps beside a long list of steps. Steps of a build tell the last of it themselves. */
function leastOutput({ steps }: Job, room: number): number {
  return room < SHORT && steps.some(({ build }) => build !== null) ? 2 : 4;
}

const SHORT = 14;

/** What a job in the queue waits for: the commands before it, as they would be typed. */
export function waitingDetails(before: readonly Job[], { columns, rows, language }: DetailsPlace): readonly string[] {
  const heading = rule(activityWords(language).waitsForThese, columns);
  const commands = before.map((job) => pad(`   $ ${plain(quote(job.argv))}`, columns));
  return [heading, ...commands].slice(0, Math.max(0, rows));
}

/** What a failed step of a build says itself is not said twice. */
function problemLines({ result, steps }: Job, columns: number): readonly string[] {
  const message = result?.kind === 'failed' || result?.kind === 'not-started' ? plain(result.message).trim() : '';
  if (message === '') return [];
  const isTold = steps.some(
    ({ build, state, status }) =>
      build !== null && state === 'failed' && status !== '' && message.endsWith(plain(status).trim()),
  );
  if (isTold) return [];
  return wrap(`✖ ${message}`, columns - 2).map((line) =>
    style.bad(` ${line}${' '.repeat(Math.max(0, columns - 1 - width(line)))}`),
  );
}

/** The counts of the steps. An instruction that several services share counts once, and what the builder does for itself only if it fails. */
function stepHeading({ steps }: Job, { columns, language }: DetailsPlace): string {
  const words = activityWords(language);
  const tree = buildTree(steps);
  const groups = tree?.groups ?? [];
  const others = steps.filter((step) => isOwn(step, tree !== null) || isRest(step));
  const sum = (of: keyof BuildTally) => groups.reduce((all, { tally }) => all + tally[of], 0);
  const counted = (...states: readonly JobStep['state'][]) =>
    others.filter(({ state }) => states.includes(state)).length;
  const cached = sum('cached') + counted('cached');
  const failed = steps.filter(({ state }) => state === 'failed').length;
  const heading = [
    words.steps(sum('done') + counted('done', 'cached'), sum('total') + others.length),
    ...(cached > 0 ? [words.cached(cached)] : []),
    ...(failed > 0 ? [style.bad(`✖ ${words.failedSteps(failed)}`)] : []),
  ];
  return rule(heading.join(' · '), columns);
}

/** What follows on the instructions, such as `exporting to image`. */
function isRest(step: JobStep): boolean {
  return step.build !== null && step.build.number === null && !isChore(step);
}

/** The build as a tree, then what Compose does with what was built. */
function stepRows(job: Job, place: DetailsPlace): readonly RankedRow[] {
  const { columns, language } = place;
  const isOver = !isRunning(job);
  const now = job.endedAt ?? place.now;
  const tree = buildTree(job.steps);
  const built = tree ? buildLines(tree, job.services, { columns, now, language, isOver }) : [];
  return [
    ...built,
    ...ranked(
      job.steps.filter((step) => isOwn(step, tree !== null)),
      columns,
      now,
      isOver,
    ),
  ];
}

/** What Compose says of an image that is built, the tree tells. */
function isOwn({ kind, build, state }: JobStep, hasTree: boolean): boolean {
  return build === null && !(hasTree && kind === 'build' && state !== 'failed');
}

/** Steps in their order: what failed and what is worked at stay longest, then what is nearest to where the work is. */
function ranked(steps: readonly JobStep[], columns: number, now: number, isOver: boolean): readonly RankedRow[] {
  const frontier = steps.findLastIndex(({ state }) => state !== 'waiting');
  const urgency: Readonly<Record<JobStep['state'], number>> = {
    failed: 0,
    working: 1,
    cancelled: 2,
    waiting: 8,
    cached: 8,
    done: 8,
  };
  return steps.map((step, at) => ({
    text: stepRow(step, columns, now, isOver),
    rank: urgency[step.state] + Math.abs(at - frontier) / (steps.length + 1),
  }));
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
