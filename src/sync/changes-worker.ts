import { parentPort, workerData } from 'node:worker_threads';
import type { Project } from '../model/project.ts';
import { watchChanges, watchedBy } from './changes.ts';
import { loadRules, type WatchHabits } from './rules.ts';

/** What the thread begins with: the rules are loaded there once more, since functions cannot be sent. */
export type ChangesTask = { readonly project: Project; readonly habits: WatchHabits };

const { project, habits }: ChangesTask = workerData;
const rules = await loadRules(project, habits);
watchChanges(
  watchedBy(rules),
  (changes) => parentPort?.postMessage(changes),
  // The thread itself is ended when nobody wants to know any more.
  new AbortController().signal,
);
