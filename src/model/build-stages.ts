import type { BuildStep, JobStep } from './job.ts';

/** The steps of a stage; each instruction is a list of the steps that are the same one, in the order of the Dockerfile. */
export type StageSteps = {
  readonly name: string;
  readonly platform: string;
  readonly targets: readonly string[];
  readonly instructions: readonly (readonly JobStep[])[];
};

type Part = JobStep & { readonly build: BuildStep };
type Stage = { readonly key: string; readonly owner: string; readonly parts: Part[] };

/**
 * The instructions among the steps of a build as stages, those that others need before these. Services that are built from one Dockerfile have stages in common: BuildKit
 * tells these once for each service, and works at them once. They are one stage here, unless both were worked at.
 */
export function stagesOf(steps: readonly JobStep[]): readonly StageSteps[] {
  const parts = steps.filter(isInstruction);
  const dockerfile = dockerfiles(steps);
  const stages = new Map<string, Stage>();
  for (const part of parts.filter((part) => !isBase(part))) {
    const owner = part.build.targets[0] ?? '';
    add(stages, { key: `${dockerfile(owner)} ${part.build.platform} ${part.build.stage}`, owner }, part);
  }
  for (const base of parts.filter(isBase)) addBase(stages, base, dockerfile);
  const merged = mergeShared([...stages.values()]);
  const place = new Map(steps.map(({ id }, at) => [id, at]));
  const last = (stage: Stage) => Math.max(...stage.parts.map(({ id }) => place.get(id) ?? 0));
  return merged.toSorted((a, b) => last(a) - last(b)).map(stageSteps);
}

function isInstruction(step: JobStep): step is Part {
  return step.build !== null && step.build.number !== null;
}

/** A base image that several stages begin with is one step, under the name of any of them. */
function isBase({ build }: Part): boolean {
  return build.number === 1 && /^FROM /i.test(build.instruction);
}

function add(stages: Map<string, Stage>, { key, owner }: Pick<Stage, 'key' | 'owner'>, part: Part): void {
  const id = `${owner} ${key}`;
  const stage = stages.get(id) ?? { key, owner, parts: [] };
  stages.set(id, stage);
  stage.parts.push(part);
}

/** Into the stage of its name; if there is none, into the first that begins with it, or that has such a name for another service. */
function addBase(stages: Map<string, Stage>, base: Part, dockerfile: (target: string) => string): void {
  const owner = base.build.targets[0] ?? '';
  const named = { key: `${dockerfile(owner)} ${base.build.platform} ${base.build.stage}`, owner };
  const all = [...stages.values()];
  const needs = (stage: Stage) => stage.parts.some(({ build }) => build.inputs.includes(base.id));
  const home =
    all.find((stage) => stage.key === named.key && stage.owner === owner) ??
    all.find((stage) => stage.owner === owner && needs(stage)) ??
    all.find(needs) ??
    all.find((stage) => stage.parts.some(({ build }) => build.stage === base.build.stage));
  add(stages, home ?? named, base);
}

/** Tells of a target what its Dockerfile is: the step that loads it, which targets with the same Dockerfile have in common. */
function dockerfiles(steps: readonly JobStep[]): (target: string) => string {
  const loads = steps.filter(({ name }) => /internal\] load build definition from /.test(name));
  return (target) => loads.find(({ build }) => build?.targets.includes(target))?.id ?? target;
}

function mergeShared(stages: readonly Stage[]): readonly Stage[] {
  const merged: Stage[] = [];
  for (const stage of stages) {
    const twin = merged.find((other) => other.key === stage.key && areShared(other, stage));
    if (twin) twin.parts.push(...stage.parts);
    else merged.push({ ...stage, parts: [...stage.parts] });
  }
  return merged;
}

/** Whether one's instructions are among the other's, and none was worked at for both. */
function areShared(a: Stage, b: Stage): boolean {
  const few = a.parts.length < b.parts.length ? a : b;
  const many = few === a ? b : a;
  return few.parts.every((part) => {
    if (isBase(part)) return true;
    const twins = many.parts.filter((other) => instructionKey(other) === instructionKey(part));
    return twins.length > 0 && !(hasWorked(part) && twins.some(hasWorked));
  });
}

function hasWorked({ state, build }: Part): boolean {
  return state === 'working' || state === 'failed' || (state === 'done' && build.worked > 0);
}

function instructionKey({ build }: Part): string {
  return isBase({ build } as Part) ? 'base' : `${build.number}/${build.total} ${build.instruction}`;
}

function stageSteps({ parts, owner }: Stage): StageSteps {
  const keys = [...new Set(parts.toSorted(byNumber).map(instructionKey))];
  const instructions = keys.map((key) => parts.filter((part) => instructionKey(part) === key));
  const own = instructions.filter(([first]) => first && !isBase(first));
  const sets = (own.length > 0 ? own : instructions).map((twins) => twins.flatMap(({ build }) => build.targets));
  const shared = (sets[0] ?? []).filter((target) => sets.every((set) => set.includes(target)));
  const telling = (own[0] ?? instructions[0])?.[0]?.build;
  const targets = own.length === 0 || shared.length === 0 ? (owner === '' ? [] : [owner]) : [...new Set(shared)].sort();
  return { name: telling?.stage ?? '', platform: telling?.platform ?? '', targets, instructions };
}

function byNumber(a: Part, b: Part): number {
  return (a.build.number ?? 0) - (b.build.number ?? 0);
}
