import type { BuildCause, BuildPlace, BuildReason, BuildSummary, FileChanges, OrderAdvice } from '../model/build.ts';
import type { World } from '../model/world.ts';
import { clock, duration } from '../text/format.ts';
import { buildWords } from '../words/build.ts';
import { listedNames, orderParts } from '../words/build-order.ts';
import type { Language } from '../words/catalogue.ts';
import type { Advice } from './explanation.ts';

type Words = ReturnType<typeof buildWords>;

/** Why a build was not cached, each reason as one sentence without a full stop; that all came from the cache where that is so. Empty where nothing is known. */
export function buildReasons(summary: BuildSummary, language: Language): readonly string[] {
  const words = buildWords(language);
  const { reasons, ran, cached } = summary;
  if (ran === 0) return cached > 0 && summary.outcome === 'succeeded' ? [words.allCached] : [];
  return told(reasons).map((reason, at) => sentence(reason, at, words));
}

/** What the last build of a service was, and why it was not cached, in full sentences; empty where none is known of. */
export function explainBuild(world: Pick<World, 'builds'>, service: string, language: Language): readonly string[] {
  const summary = world.builds[service];
  if (!summary) return [];
  const words = buildWords(language);
  const reasons = summary.ran > 0 ? buildReasons(summary, language).map((reason) => words.itRan(reason)) : [];
  const isCompared = summary.comparedWith !== null && summary.reasons.some(({ cause }) => isFoundByComparing(cause));
  const compared = isCompared ? [words.comparedWith(clock(summary.comparedWith ?? 0))] : [];
  return [[outcome(summary, words), ...reasons, ...compared].join(language === 'en' ? ' ' : '')];
}

/** How the Dockerfile of a service could be ordered so that dependencies are not installed again. */
export function adviseBuild(world: Pick<World, 'builds'>, service: string, language: Language): readonly Advice[] {
  const summary = world.builds[service];
  return (summary?.advice ?? []).map((advice) => ({ key: null, text: orderSentence(advice, language), command: null }));
}

/** An advice on the order of a Dockerfile, in one or two sentences. */
export function orderSentence(advice: OrderAdvice, language: Language): string {
  const { what, how } = orderParts(advice, language);
  return [what, how].join(language === 'en' ? ' ' : '');
}

/** A step as it is named on the screen: `[builder 4/7] COPY . .`. */
export function placeText({ stage, number, total, text }: BuildPlace): string {
  return `[${stage === '' ? '' : `${stage} `}${number}/${total}] ${text}`;
}

/** That a step stands on another that is told of already is no news. */
function told(reasons: readonly BuildReason[]): readonly BuildReason[] {
  const roots = reasons.filter(({ cause }) => cause.kind !== 'earlier');
  return roots.length > 0 ? distinct(roots) : reasons;
}

/** What holds for the whole build is said once. */
function distinct(reasons: readonly BuildReason[]): readonly BuildReason[] {
  const isWhole = ({ cause }: BuildReason) => ['no-cache', 'first', 'other-engine'].includes(cause.kind);
  return reasons.every(isWhole) ? reasons.slice(0, 1) : reasons;
}

function sentence({ place, cause }: BuildReason, at: number, words: Words): string {
  if (cause.kind === 'unknown') return words.causeUnknown(placeText(place));
  const say = at === 0 ? words.ranAnewFrom : words.ranAnewAlso;
  return say(placeText(place), causeText(place, cause, words));
}

function causeText({ line }: BuildPlace, cause: Exclude<BuildCause, { kind: 'unknown' }>, words: Words): string {
  switch (cause.kind) {
    case 'no-cache':
      return words.noCache;
    case 'first':
      return words.first;
    case 'other-engine':
      return words.otherEngine;
    case 'earlier':
      return words.earlier(placeText(cause.place));
    case 'upstream':
      return words.upstream(placeText(cause.place), causeText(cause.place, cause.cause, words));
    case 'base':
      return cause.image === cause.was ? words.baseMoved(cause.image) : words.baseOther(cause.image, cause.was);
    case 'instruction':
      return cause.change === 'changed' ? words.instructionChanged(line) : words.instructionMoved(line);
    case 'setting':
      return cause.line === null
        ? words.settingRemoved(cause.keyword)
        : words.settingChanged(cause.keyword, cause.line);
    case 'argument':
      return (cause.names.length === 1 ? words.argument : words.arguments)(listedNames(cause.names, words));
    case 'files':
      return filesText(cause.files, words);
    case 'unfinished':
      return words.unfinished;
    case 'gone':
      return words.gone;
  }
}

function filesText({ changed, added, removed, more }: FileChanges, words: Words): string {
  const parts = [
    ...(changed.length > 0 ? [words.changed(listedNames(changed, words))] : []),
    ...(added.length > 0 ? [(added.length === 1 ? words.added : words.addedMany)(listedNames(added, words))] : []),
    ...(removed.length > 0
      ? [(removed.length === 1 ? words.removed : words.removedMany)(listedNames(removed, words))]
      : []),
    ...(more > 0 ? [words.more(more)] : []),
  ];
  return parts.join(words.join);
}

function isFoundByComparing({ kind }: BuildCause): boolean {
  return ['upstream', 'base', 'instruction', 'setting', 'argument', 'files', 'unfinished', 'gone'].includes(kind);
}

function outcome({ at, ms, ran, cached, outcome }: BuildSummary, words: Words): string {
  const when = clock(at);
  const took = duration(ms);
  if (outcome === 'failed') return words.lastBuildFailed(when, took);
  if (outcome === 'cancelled') return words.lastBuildCancelled(when, took);
  return ran === 0 && cached > 0 ? words.lastBuildCached(when, took) : words.lastBuild(when, took, ran, ran + cached);
}
