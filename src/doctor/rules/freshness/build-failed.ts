import { plain } from '../../../text/sanitize.ts';
import { masked } from '../../../text/secret.ts';
import type { Language } from '../../../words/catalogue.ts';
import { buildFailedWords } from '../../../words/doctor/build-failed.ts';
import type { Evidence, Finding } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { type BuildCause, buildCause } from '../../texts/build-cause.ts';
import { surePullRefusal } from '../../texts/pull-refusal.ts';
import { buildFixes } from './build-fixes.ts';
import { buildWhy } from './build-why.ts';
import { pathInQuestion } from './copied-source.ts';
import { dockerfilePlace, type FailedBuild, failedBuilds } from './failed-builds.ts';

/** An image could not be built. That a registry did not give what it stands on is another finding. */
export const buildFailed: Rule = {
  code: 'build.failed',
  supersedes: ['watch.sync-failed', 'dependency.waiting'],
  asks: (known) =>
    found(known).flatMap((failed) => {
      const path = pathInQuestion(failed, known);
      return path === null ? [] : [{ kind: 'path', path } as const];
    }),
  find: (known, language) => found(known).map((failed) => findingOf(failed, known, language)),
};

function found(known: Known): readonly FailedBuild[] {
  return failedBuilds(known).filter(({ build }) => surePullRefusal(build.reason) === null);
}

function findingOf(failed: FailedBuild, known: Known, language: Language): Finding {
  const words = buildFailedWords(language);
  const { service, build } = failed;
  const cause = buildCause(build, failed.lines);
  return {
    code: 'build.failed',
    severity: 'error',
    service,
    title: service === null ? words.titleUnknown : words.title(service),
    evidence: evidenceOf(failed, cause, known, language),
    why: buildWhy(cause, failed, known, language),
    fixes: buildFixes(cause, failed, known, language),
    topic: TOPICS[cause.kind] ?? 'dockerfile',
    suffers: [],
  };
}

const TOPICS: Partial<Record<BuildCause['kind'], Finding['topic']>> = {
  copy: 'context',
  ignored: 'context',
  'no-context': 'context',
  'copy-from': 'multi-stage',
  'no-target': 'multi-stage',
};

/** Lines of the step's output that are shown: what a command says last says most. */
const SHOWN_OUTPUT = 6;

function evidenceOf(failed: FailedBuild, cause: BuildCause, known: Known, language: Language): readonly Evidence[] {
  const words = buildFailedWords(language);
  const { service, build, source } = failed;
  const step = service === null ? words.output : words.outputOf(service);
  const last = build.output.slice(-SHOWN_OUTPUT);
  const telling = cause.line !== null && !last.some((line) => line.trim() === cause.line) ? [cause.line] : [];
  const file = dockerfilePlace(known.world, service, build.place?.line ?? 1);
  const place = build.place && (file ? placeText(file, known.world) : `${build.place.file}:${build.place.line}`);
  return [
    ...(build.instruction === '' ? [] : [{ source: place ?? step, text: shown(build.instruction) }]),
    ...[...telling, ...last].map((line) => ({ source: step, text: shown(line) })),
    { source, text: shown(build.line) },
  ];
}

/** Instructions and what commands print may hold secrets. */
function shown(text: string): string {
  return masked(plain(text));
}
