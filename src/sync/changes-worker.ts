import { parentPort, workerData } from 'node:worker_threads';
import type { Project } from '../model/project.ts';
import { watchChanges } from './changes.ts';
import { loadRules, type WatchHabits } from './rules.ts';

/** What the thread begins with: the rules are loaded there once more, since functions cannot be sent. */
export type ChangesTask = { readonly project: Project; readonly habits: WatchHabits };

const { project, habits }: ChangesTask = workerData;
const rules = await loadRules(project, habits);
watchChanges(
  {
    paths: [...new Set(rules.map(({ path }) => path))],
    skipsFolder: (folder) => rules.every((rule) => rule.coversFolder(folder)),
  },
  (changes) => parentPort?.postMessage(changes),
  // The thread itself is ended when nobody wants to know any more.
  new AbortController().signal,
);
