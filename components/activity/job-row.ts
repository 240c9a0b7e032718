import type { Job } from '../../src/model/job.ts';
import type { World } from '../../src/model/world.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { clock } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import { width } from '../../src/text/width.ts';
import { activityWords } from '../../src/words/activity.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { jobState } from '../footer/job-state.ts';
import { style } from '../frame/style.ts';
import { isWaiting, waitedFor } from './jobs.ts';

/** How rows are drawn; `now` in milliseconds since the epoch, used only for jobs that run. */
export type RowLook = {
  readonly world: Pick<World, 'jobs'>;
  readonly columns: number;
  readonly now: number;
  readonly language: Language;
};

/** A job in exactly `columns` cells: when it began, the command as it would be typed, and how it stands. */
export function jobRow(job: Job, chosen: boolean, look: RowLook): string {
  const { columns } = look;
  const time = columns >= WITH_TIME ? `${clock(job.startedAt ?? job.queuedAt)}  ` : '';
  const state = clip(stateOf(job, look), Math.floor(columns * 0.6));
  const command = pad(`$ ${plain(quote(job.argv))}`, Math.max(3, columns - 4 - time.length - width(state)));
  return pad(`${chosen ? '▸' : ' '} ${style.dim(time)}${command} ${state}`, columns);
}

const WITH_TIME = 60;

function stateOf(job: Job, { world, now, language }: RowLook): string {
  const before = isWaiting(job) ? waitedFor(world, job) : [];
  if (before.length === 0) return jobState(job, now, language);
  return style.dim(`◌ ${activityWords(language).waitsFor(before.map(shortName).join(' · '))}`);
}

/** What the command is called without the program and its options, such as `up backend`. */
function shortName({ command, services }: Job): string {
  return plain([command, ...services.slice(0, 2)].join(' '));
}
