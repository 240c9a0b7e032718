import type { SyncTally, SyncWorld } from '../../src/model/sync.ts';
import type { World } from '../../src/model/world.ts';
import { count } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { headerWords } from '../../src/words/header.ts';
import { style } from '../frame/style.ts';

/** Whether watch runs, styled; empty where the project has no rule and nothing was asked. */
export function watchPart({ watch, project, sync }: World, language: Language): string {
  const words = headerWords(language);
  const specs = (project?.services ?? []).filter(
    ({ name }) => watch.services.length === 0 || watch.services.includes(name),
  );
  const rules = specs.reduce((sum, spec) => sum + spec.watch.length, 0);
  switch (watch.state) {
    case 'off':
      return rules === 0 ? '' : style.dim(words.watchOff);
    case 'starting':
      return style.busy(words.watchStarting);
    case 'running':
      return runningPart(sync.tallies, rules, language);
    case 'stopping':
      return style.busy(words.watchStopping);
    case 'retrying':
      return style.bad(words.watchRetrying);
    case 'elsewhere':
      return style.good(words.watchElsewhere);
    case 'failed':
      return style.bad(words.watchFailed);
  }
}

/** What needs attention first, then what is under way; otherwise how many rules are watched. */
function runningPart(tallies: SyncWorld['tallies'], rules: number, language: Language): string {
  const words = headerWords(language);
  const sum = (of: (counts: SyncTally['counts']) => number) => tallies.reduce((all, { counts }) => all + of(counts), 0);
  const failed = sum((counts) => counts.failed);
  const syncing = sum((counts) => counts.saved + counts.noticed + counts.sent);
  if (failed > 0) return style.bad(words.watchMissing(count(failed)));
  return syncing > 0 ? style.busy(words.watchSyncing(count(syncing))) : style.good(words.watchRunning(rules));
}
