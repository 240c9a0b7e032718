import type { BuildSummary } from '../../../model/build.ts';
import type { World } from '../../../model/world.ts';
import { clock, duration } from '../../../text/format.ts';
import { plain } from '../../../text/sanitize.ts';
import { buildWords } from '../../../words/build.ts';
import { orderParts } from '../../../words/build-order.ts';
import type { Language } from '../../../words/catalogue.ts';
import { freshnessWords } from '../../../words/doctor/freshness.ts';
import type { Finding } from '../../finding.ts';
import { editFix } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { dockerfilePlace } from './failed-builds.ts';

/** The last build of a service installed dependencies again although only source had changed. */
export const buildCacheMissed: Rule = {
  code: 'build.cache-missed',
  supersedes: [],
  find: ({ world, isPasted }, language) =>
    isPasted ? [] : Object.values(world.builds).flatMap((summary) => findingsOf(summary, world, language)),
};

function findingsOf(summary: BuildSummary, world: World, language: Language): readonly Finding[] {
  const words = freshnessWords(language);
  const { service, advice, at, outcome } = summary;
  const [first] = advice;
  if (!first || outcome !== 'succeeded') return [];
  const { what, how } = orderParts(first, language);
  return [
    {
      code: 'build.cache-missed',
      severity: 'info',
      service,
      title: words.cacheTitle(service),
      evidence: [
        {
          source: `docker compose build ${service}`,
          text: buildWords(language).lastBuild(
            clock(at),
            duration(summary.ms),
            summary.ran,
            summary.ran + summary.cached,
          ),
        },
        { source: `Dockerfile:${first.copy.line}`, text: plain(first.copy.text) },
        { source: `Dockerfile:${first.install.line}`, text: plain(first.install.text) },
      ],
      why: plain(what),
      fixes: [editFix(words.order, dockerfilePlace(world, service, first.copy.line), words.orderExplain(plain(how)))],
      topic: 'layers',
      suffers: [],
    },
  ];
}
