import { supports } from '../compose/version.ts';
import { NEWEST_HABITS, type WatchHabits } from '../sync/rules.ts';

/** How the watch of that version of Compose reads ignore files; as the newest does where the version is not known. */
export function watchHabits(composeVersion: string | null): WatchHabits {
  if (composeVersion === null || supports(composeVersion, 'watch-ignore')) return NEWEST_HABITS;
  return { starKeepsExceptions: false, ownIgnoreFiles: false };
}
