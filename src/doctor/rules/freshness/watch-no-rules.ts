import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorWatchWords } from '../../../words/doctor/watch.ts';
import type { Finding } from '../../finding.ts';
import { editFix } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../running/places.ts';
import { type RefusedWatch, refusedWatches } from './watch-refusals.ts';

/** Watch was asked for where there is no rule. A project without rules is as good as any, so nothing is said before. */
export const watchNoRules: Rule = {
  code: 'watch.no-rules',
  supersedes: ['watch.sync-failed'],
  find: (known, language) =>
    refusedWatches('no-rules', known).map((refused) =>
      findingOf(refused, known.isPasted ? 'warning' : 'info', known.world, language),
    ),
};

function findingOf(
  { services, source, line }: RefusedWatch,
  severity: Finding['severity'],
  world: World,
  language: Language,
): Finding {
  const words = doctorWatchWords(language);
  const [asked] = services.length === 1 ? services : [];
  const withRules = (world.project?.services ?? []).filter(({ watch }) => watch.length > 0).map(({ name }) => name);
  const candidate = asked ?? (world.project?.services ?? []).find(({ build }) => build !== null)?.name;
  const place = candidate === undefined ? null : placeOf(world, `services.${candidate}.build`, `services.${candidate}`);
  const others = withRules.length === 0 ? '' : words.has(withRules.join(language === 'en' ? ', ' : '、'));
  const explain = [words.addRuleExplain, others].filter((text) => text !== '').join(language === 'en' ? ' ' : '');
  return {
    code: 'watch.no-rules',
    severity,
    service: asked ?? null,
    title: asked === undefined ? words.noRulesTitle : words.noRulesTitleFor(asked),
    evidence: [{ source, text: plain(line) }],
    why: words.noRulesWhy,
    fixes: [editFix(words.addRule, place, explain)],
    topic: 'watch',
    suffers: [],
  };
}
