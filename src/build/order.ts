import { posix } from 'node:path';
import type { BuildReason, OrderAdvice } from '../model/build.ts';
import { changesOf } from './file-changes.ts';
import { installerOf } from './installs.ts';
import type { PlannedStep } from './plan.ts';
import type { BuildRecord, RecordedStep } from './record.ts';
import { matchSources } from './sources.ts';
import { placeOf, ranAnew, sameStep } from './why.ts';

/**
 * Where dependencies were installed again for nothing but source that was copied before: which order would spare it. `plan` has the steps of `now`, with their
 * texts. Nothing is advised where what lists the dependencies changed too, or is not known to be the same.
 */
export function adviseOrder(
  before: BuildRecord | null,
  now: BuildRecord,
  plan: readonly PlannedStep[],
  reasons: readonly BuildReason[],
): readonly OrderAdvice[] {
  if (!before) return [];
  return reasons.flatMap((reason) => {
    const copy = now.steps.findIndex(({ line, stage }) => line === reason.place.line && stage === reason.place.stage);
    if (reason.cause.kind !== 'files' || !/^(?:COPY|ADD)$/.test(now.steps[copy]?.keyword ?? '')) return [];
    const advice = stepsOn(now, copy).map((install) => adviceFor({ before, now, plan }, copy, install));
    return advice.filter((found) => found !== null).slice(0, 1);
  });
}

type Builds = { readonly before: BuildRecord; readonly now: BuildRecord; readonly plan: readonly PlannedStep[] };

function adviceFor({ before, now, plan }: Builds, copyAt: number, installAt: number): OrderAdvice | null {
  const copy = now.steps[copyAt] as RecordedStep;
  const install = now.steps[installAt] as RecordedStep;
  const text = plan[installAt]?.text ?? '';
  const installer = install.keyword === 'RUN' && ranAnew(install) ? installerOf(text) : undefined;
  if (!installer || !isOnlyFor(before, now, copyAt, installAt)) return null;
  const advice = { copy: placeOf(copy), install: placeOf(install), tool: installer.tool, fetch: installer.fetch(text) };
  if (installer.manifest === null) return { ...advice, manifests: [], copiedBefore: true };
  const manifests = manifestsOf(before, now, copy, installer.manifest);
  if (manifests === null || manifests.length === 0) return null;
  return { ...advice, manifests, copiedBefore: hasBefore(now, copyAt, manifests) };
}

/** Whether nothing but the copied files made this step run anew: neither the step itself nor what stands between differs, and nothing else that ran comes in. */
function isOnlyFor(before: BuildRecord, now: BuildRecord, copyAt: number, installAt: number): boolean {
  const on = new Set(stepsOn(now, copyAt));
  const onTheWay = [...ancestors(now, installAt), installAt].filter((at) => on.has(at));
  return onTheWay.every((at) => {
    const step = now.steps[at];
    if (!step || !isAsBefore(before, now, step)) return false;
    return step.inputs.every((input) => input === copyAt || on.has(input) || !ranAnew(now.steps[input] ?? step));
  });
}

function isAsBefore(before: BuildRecord, now: BuildRecord, step: RecordedStep): boolean {
  const old = sameStep(before, step);
  const isSame = (field: 'scope' | 'settings') =>
    JSON.stringify(old?.[field], keyOnly) === JSON.stringify(step[field], keyOnly);
  if (!old || !isSame('scope') || !isSame('settings')) return false;
  return step.takes.every((take) => {
    const { seen, isUnsure } = changesOf(before.contexts[take.context], now.contexts[take.context], take);
    return seen === null && !isUnsure;
  });
}

function ancestors({ steps }: BuildRecord, at: number): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (index: number) => {
    for (const input of steps[index]?.inputs ?? []) {
      if (found.has(input)) continue;
      found.add(input);
      visit(input);
    }
  };
  visit(at);
  return found;
}

function keyOnly(name: string, value: unknown): unknown {
  return name === 'line' ? undefined : value;
}

/** The steps that stand on this one alone or among others, in their order. */
function stepsOn({ steps }: BuildRecord, at: number): readonly number[] {
  const on = new Set([at]);
  for (const [index, { inputs }] of steps.entries()) if (inputs.some((input) => on.has(input))) on.add(index);
  on.delete(at);
  return [...on];
}

/** The manifests nearest to the root among what the step copies; null where one of them is not as it was. */
function manifestsOf(
  before: BuildRecord,
  now: BuildRecord,
  copy: RecordedStep,
  manifest: RegExp,
): readonly string[] | null {
  const found = copy.takes.flatMap((take) => {
    const { match } = matchSources(take.sources, take.exclude);
    const taken = (now.contexts[take.context]?.files ?? []).filter(
      ({ path, kind }) => kind !== 'folder' && match(path) !== 'out',
    );
    const old = new Map((before.contexts[take.context]?.files ?? []).map((file) => [file.path, file]));
    return taken
      .filter(
        ({ path }) => manifest.test(posix.basename(path)) && !/(?:^|\/)(?:node_modules|vendor|\.venv)\//.test(path),
      )
      .map((file) => ({ path: file.path, isSame: file.key !== null && old.get(file.path)?.key === file.key }));
  });
  const depth = Math.min(...found.map(({ path }) => path.split('/').length));
  const nearest = found.filter(({ path }) => path.split('/').length === depth);
  return nearest.every(({ isSame }) => isSame) ? nearest.map(({ path }) => path).sort() : null;
}

/** Whether steps before this one bring all of these files into the image already. */
function hasBefore({ steps }: BuildRecord, copyAt: number, manifests: readonly string[]): boolean {
  const earlier: RecordedStep[] = [];
  for (let at = steps[copyAt]?.inputs[0]; at !== undefined; at = steps[at]?.inputs[0])
    earlier.push(steps[at] as RecordedStep);
  const takes = earlier.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD').flatMap((step) => step.takes);
  return manifests.every((path) =>
    takes.some(({ sources, exclude }) => matchSources(sources, exclude).match(path) !== 'out'),
  );
}
