import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorWatchWords } from '../../../words/doctor/watch.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { stepFix } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { refusedWatches } from './watch-refusals.ts';

/** Compose is too old for watch. It matters where a watch was refused, or where there are rules and nothing follows them. */
export const watchUnsupported: Rule = {
  code: 'watch.unsupported',
  supersedes: ['watch.no-rules', 'watch.sync-failed', 'compose.unsupported-version'],
  find(known, language) {
    const { world, isPasted } = known;
    const [refused] = refusedWatches('unsupported', known);
    if (refused) {
      return [findingOf('warning', { source: refused.source, text: plain(refused.line) }, world, language)];
    }
    if (isPasted || !isTooOld(world.composeVersion) || world.watch.state !== 'off' || !hasRules(world)) return [];
    return [findingOf('info', { source: 'docker compose version', text: world.composeVersion ?? '' }, world, language)];
  },
};

function hasRules({ project }: World): boolean {
  return (project?.services ?? []).some(({ watch }) => watch.length > 0);
}

/** A version that cannot be read is taken to be new. Watch came with 2.22. */
function isTooOld(version: string | null): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) < 2 || (Number(major) === 2 && Number(minor) < 22);
}

function findingOf(severity: Finding['severity'], evidence: Evidence, world: World, language: Language): Finding {
  const words = doctorWatchWords(language);
  const version = world.composeVersion;
  return {
    code: 'watch.unsupported',
    severity,
    service: null,
    title: words.unsupportedTitle,
    evidence: [evidence],
    why: version !== null && isTooOld(version) ? words.unsupportedWhy(version) : words.unsupportedWhyUnknown,
    fixes: [stepFix(words.ownWatch, words.ownWatchExplain), stepFix(words.update, words.updateExplain)],
    topic: 'watch',
    suffers: [],
  };
}
