import type { World } from '../../src/model/world.ts';
import { chosenJob, listedJobs } from './jobs.ts';

/** What a person looks at in the activity pane: a job by its id (null: the one that matters most), and how many lines of output are scrolled back. */
export type ActivityState = { readonly selected: number | null; readonly scroll: number };

/** The pane as it opens. */
export const initialActivity: ActivityState = { selected: null, scroll: 0 };

/** The state after a key, the job whose output is to be read, or null when the key means nothing here. */
export function pressActivity(
  state: ActivityState,
  world: Pick<World, 'jobs'>,
  key: string,
): ActivityState | { readonly read: number } | null {
  const job = chosenJob(world, state.selected);
  if (!job) return null;
  if (key === 'enter') return { read: job.id };
  if (key === 'pageup') return { ...state, scroll: Math.min(state.scroll + PAGE, Math.max(0, job.tail.length - 1)) };
  if (key === 'pagedown') return { ...state, scroll: Math.max(0, state.scroll - PAGE) };
  const listed = listedJobs(world);
  const at = listed.findIndex(({ id }) => id === job.id);
  const wanted = { up: at - 1, k: at - 1, down: at + 1, j: at + 1, home: 0, end: listed.length - 1 }[key];
  if (wanted === undefined) return null;
  const next = listed[Math.min(Math.max(0, wanted), listed.length - 1)];
  return !next || next.id === state.selected ? state : { selected: next.id, scroll: 0 };
}

const PAGE = 5;
