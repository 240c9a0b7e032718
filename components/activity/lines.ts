import type { World } from '../../src/model/world.ts';
import { pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { wrap } from '../../src/text/wrap.ts';
import { activityWords } from '../../src/words/activity.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';
import { viewport } from '../services/viewport.ts';
import { buildReasonRows } from './build-reasons.ts';
import { jobDetails, waitingDetails } from './details.ts';
import { jobRow } from './job-row.ts';
import { chosenJob, isWaiting, listedJobs, waitedFor } from './jobs.ts';

/** What the activity pane shows inside its frame. `now` in milliseconds since the epoch, used only for what runs. */
export type ActivityView = {
  readonly world: Pick<World, 'jobs' | 'builds'>;
  readonly language: Language;
  readonly now: number;
  readonly columns: number;
  readonly rows: number;
  readonly focused: boolean;
  /** Id of the selected job; null for the one that matters most. */
  readonly selected: number | null;
  /** Lines of its output that are scrolled back. */
  readonly scroll: number;
};

/** The commands, newest on top, and under them the steps and output of the selected one; rows of exactly `columns` cells, at most `rows`. */
export function activityLines({
  world,
  language,
  now,
  columns,
  rows,
  focused,
  selected,
  scroll,
}: ActivityView): readonly string[] {
  const jobs = listedJobs(world);
  const chosen = chosenJob(world, selected);
  if (!chosen) {
    const told = wrap(activityWords(language).none, Math.max(1, columns - 2));
    return told.slice(0, rows).map((line) => style.dim(pad(` ${line}`, columns)));
  }
  const listed = Math.min(jobs.length, Math.max(1, Math.floor(rows * LIST_SHARE)));
  const window = viewport(jobs.length, listed, jobs.indexOf(chosen));
  const list = jobs.slice(window.from, window.to).map((job) => {
    const row = jobRow(job, job === chosen, { world, columns, now, language });
    return job === chosen && focused ? style.selected(plain(row)) : row;
  });
  const reasons = buildReasonRows(chosen, world, columns, language).slice(
    0,
    Math.max(0, rows - list.length - LEAST_DETAILS),
  );
  const place = { columns, rows: rows - list.length - reasons.length, scroll, now, language };
  const details = isWaiting(chosen) ? waitingDetails(waitedFor(world, chosen), place) : jobDetails(chosen, place);
  return [...list, ...reasons, ...details];
}

/** Rows that steps and output keep beside why a build was not cached. */
const LEAST_DETAILS = 3;

/** Of the rows, for the list while there is something to tell of a job. */
const LIST_SHARE = 0.3;
