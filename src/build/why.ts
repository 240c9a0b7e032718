import type { BuildCause, BuildDifference, BuildPlace, BuildReason, FileChanges } from '../model/build.ts';
import { changesOf } from './file-changes.ts';
import type { BuildRecord, RecordedStep } from './record.ts';

/**
 * Why the first step of each stage that ran anew did so, in the order of the Dockerfile. `before` is the build to compare with, null where there is none. Says
 * only what the two records tell: where one lacks something that a step depends on, the cause is `unknown`.
 */
export function whyRanAnew(before: BuildRecord | null, now: BuildRecord): readonly BuildReason[] {
  const stages = new Set<string>();
  return now.steps.flatMap((step, index) => {
    if (!ranAnew(step) || stages.has(step.stage)) return [];
    stages.add(step.stage);
    return [{ place: placeOf(step), cause: causeOf(before, now, index) }];
  });
}

/** Where a step stands. */
export function placeOf({ stage, number, total, line, shown }: RecordedStep): BuildPlace {
  return { stage, number, total, line, text: shown };
}

/** True for a step that did its work in this build, well or badly. */
export function ranAnew({ state }: RecordedStep): boolean {
  return state === 'ran' || state === 'failed';
}

/** The same step in the build before: at the same place with the same text. */
export function sameStep(before: BuildRecord, step: RecordedStep): RecordedStep | null {
  const found = before.steps.find(({ stage, number }) => stage === step.stage && number === step.number);
  return found?.key === step.key ? found : null;
}

function causeOf(before: BuildRecord | null, now: BuildRecord, index: number): BuildCause {
  const step = now.steps[index] as RecordedStep;
  if (now.noCache) return { kind: 'no-cache' };
  const earlier = step.inputs.map((input) => now.steps[input]).find((input) => input !== undefined && ranAnew(input));
  if (earlier) return { kind: 'earlier', place: placeOf(earlier) };
  if (!before) return { kind: 'first' };
  if (before.engine !== now.engine) return { kind: 'other-engine' };
  return differenceOf(before, now, step) ?? upstreamOf(before, now, index) ?? remainderOf(before, now, index);
}

/** What differs at the step itself, the most telling first; null where nothing is seen to differ. */
function differenceOf(before: BuildRecord, now: BuildRecord, step: RecordedStep): BuildCause | null {
  const old = sameStep(before, step);
  const base = changedImage(before, now, step);
  if (base) return base;
  if (!old) return textCause(before, step);
  if (old.state === 'failed' || old.state === 'unreached') return { kind: 'unfinished' };
  const variables = changedVariables(old, step);
  const args = variables.filter((name) => (step.scope[name] ?? old.scope[name])?.keyword === 'ARG');
  if (args.length > 0) return { kind: 'argument', names: args };
  const [variable] = variables;
  if (variable !== undefined) return { kind: 'setting', keyword: 'ENV', line: step.scope[variable]?.line ?? null };
  const setting = [...new Set([...Object.keys(old.settings), ...Object.keys(step.settings)])].find(
    (name) => old.settings[name]?.key !== step.settings[name]?.key,
  );
  if (setting !== undefined) return { kind: 'setting', keyword: setting, line: step.settings[setting]?.line ?? null };
  const files = filesOf(before, now, step);
  return files ? { kind: 'files', files } : null;
}

/** An image under the step: under another reference, or under the same one with another digest. */
function changedImage(before: BuildRecord, now: BuildRecord, step: RecordedStep): BuildCause | null {
  const old = before.steps.find(({ stage, number }) => stage === step.stage && number === step.number);
  if (!old || old.images.length !== step.images.length) return null;
  for (const [at, image] of step.images.entries()) {
    const was = old.images[at] ?? '';
    const compared = compareImages(before.images[was], now.images[image]);
    if (compared === 'other' || (was !== image && compared === 'unknown')) return { kind: 'base', image, was };
  }
  return null;
}

/** A digest and an id cannot be told to be the same image. */
function compareImages(old: string | null | undefined, now: string | null | undefined): 'same' | 'other' | 'unknown' {
  if (!old || !now || old.split(' ')[0] !== now.split(' ')[0]) return 'unknown';
  return old === now ? 'same' : 'other';
}

function textCause(before: BuildRecord, step: RecordedStep): BuildCause {
  const isKnown = before.steps.some(({ key, stage }) => key === step.key && stage === step.stage);
  if (isKnown) return { kind: 'instruction', change: 'moved' };
  const isOfOtherStage = before.steps.some(({ key }) => key === step.key);
  return isOfOtherStage || before.steps.length === 0 ? { kind: 'unknown' } : { kind: 'instruction', change: 'changed' };
}

/** Names whose value is another one, or which one of the two builds lacks. */
function changedVariables(old: RecordedStep, step: RecordedStep): readonly string[] {
  const names = new Set([...Object.keys(old.scope), ...Object.keys(step.scope)]);
  return [...names].filter((name) => old.scope[name]?.key !== step.scope[name]?.key).sort();
}

function filesOf(before: BuildRecord, now: BuildRecord, step: RecordedStep): FileChanges | null {
  for (const take of step.takes) {
    const changes = changesOf(before.contexts[take.context], now.contexts[take.context], take);
    if (changes.seen) return changes.seen;
  }
  return null;
}

/**
 * The nearest step under this one that is not what it was: where it came from the cache all the same, an older build or another service had made it. An image
 * does not count here, since another one with the same content changes nothing.
 */
function upstreamOf(before: BuildRecord, now: BuildRecord, index: number): BuildCause | null {
  const queue = [...(now.steps[index]?.inputs ?? [])];
  for (const at of queue) {
    const step = now.steps[at];
    const cause = step ? differenceOf(before, now, step) : null;
    if (step && cause && isOwn(cause)) return { kind: 'upstream', place: placeOf(step), cause };
    queue.push(...(step?.inputs ?? []).filter((input) => !queue.includes(input)));
  }
  return null;
}

function isOwn(cause: BuildCause): cause is BuildDifference {
  return ['instruction', 'setting', 'argument', 'files'].includes(cause.kind);
}

/** Nothing was seen to differ. That the cache lost it can be said only if all that the step stands on is known to be the same. */
function remainderOf(before: BuildRecord, now: BuildRecord, index: number): BuildCause {
  const seen = new Set<number>();
  const isSame = (at: number): boolean => {
    if (seen.has(at)) return true;
    seen.add(at);
    const step = now.steps[at];
    return step !== undefined && isAsBefore(before, now, step) && step.inputs.every(isSame);
  };
  return isSame(index) ? { kind: 'gone' } : { kind: 'unknown' };
}

function isAsBefore(before: BuildRecord, now: BuildRecord, step: RecordedStep): boolean {
  const old = sameStep(before, step);
  if (!old || !step.complete || !old.complete || step.state === 'untold' || differenceOf(before, now, step) !== null)
    return false;
  if (step.images.some((image) => compareImages(before.images[image], now.images[image]) !== 'same')) return false;
  return step.takes.every(
    (take) => !changesOf(before.contexts[take.context], now.contexts[take.context], take).isUnsure,
  );
}
