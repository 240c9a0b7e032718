import { type Service, selectServices } from '../../../model/services.ts';
import { copies, type SyncEntry } from '../../../model/sync.ts';
import type { World } from '../../../model/world.ts';
import { clock } from '../../../text/format.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorWatchWords } from '../../../words/doctor/watch.ts';
import type { Finding } from '../../finding.ts';
import { commandFix, compose } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { fileEvidence, isUnwatched, SHOWN_FILES, waitingFiles } from './watched-files.ts';

/** Files were saved and wait, since no watch runs. A watch that is off without that is nobody's trouble. */
export const watchNotRunning: Rule = {
  code: 'watch.not-running',
  supersedes: [],
  find({ world, isPasted }, language) {
    if (isPasted) return [];
    return selectServices(world)
      .filter(({ name, state }) => state === 'running' && isUnwatched(world, name))
      .flatMap((service) => findingsOf(service, waitingFiles(world, service.name), world, language));
  },
};

function findingsOf(
  { name }: Service,
  waiting: readonly SyncEntry[],
  world: World,
  language: Language,
): readonly Finding[] {
  const words = doctorWatchWords(language);
  const files = [...new Map(waiting.map((entry) => [entry.file, entry])).values()];
  if (files.length === 0) return [];
  const isCopied = files.some(({ action }) => copies(action));
  return [
    {
      code: 'watch.not-running',
      severity: 'info',
      service: name,
      title: words.offTitle(name, String(files.length)),
      evidence: files
        .slice(-SHOWN_FILES)
        .map(({ file, savedAt, target }) =>
          fileEvidence(file, `${clock(savedAt)}${isCopied ? ` → ${target}` : ''}`, world),
        ),
      why: words.offWhy,
      fixes: [commandFix(words.startWatch(name), compose('watch', name), words.startWatchExplain)],
      topic: 'watch',
      suffers: [],
    },
  ];
}
