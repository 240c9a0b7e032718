import { type StageSteps, stagesOf } from './build-stages.ts';
import { type BuildTally, tally } from './build-tally.ts';
import type { JobStep } from './job.ts';

/** An instruction of a Dockerfile. `same` are the ids of all steps that are this one: services that share a stage each have their own. */
export type BuildInstruction = {
  readonly step: JobStep;
  readonly same: readonly string[];
  /** What must end before it can begin, outside its own stage: names of stages, or of other steps. */
  readonly waitsFor: readonly string[];
};

/** How a part of a build stands: `waiting` also where some of it is done and nothing is worked at; `cached` where all that could be was. */
export type PartState = JobStep['state'];

/** A stage of a Dockerfile with its instructions in their order. Times are milliseconds since the epoch: its first start, its last end once all has ended. */
export type BuildStage = {
  readonly name: string;
  readonly platform: string;
  readonly targets: readonly string[];
  readonly state: PartState;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly tally: BuildTally;
  readonly waitsFor: readonly string[];
  readonly instructions: readonly BuildInstruction[];
};

/** What is built for the same services: one service, or several that share stages. `targets` is empty where the build does not tell them. */
export type BuildGroup = {
  readonly targets: readonly string[];
  readonly state: PartState;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly tally: BuildTally;
  readonly stages: readonly BuildStage[];
  /** What the builder does for itself beforehand. */
  readonly chores: readonly JobStep[];
  /** What follows on the instructions, such as `exporting to image`. */
  readonly rest: readonly JobStep[];
};

/** A build: what is shared first, else in the order in which it was heard of. `chores` belong to no service. */
export type BuildTree = { readonly groups: readonly BuildGroup[]; readonly chores: readonly JobStep[] };

/** The steps of a job that are steps of a build, as services, stages and instructions; each instruction is in it exactly once. Null where the job builds nothing. */
export function buildTree(steps: readonly JobStep[]): BuildTree | null {
  const parts = steps.filter(({ build }) => build !== null);
  if (parts.length === 0) return null;
  const found = stagesOf(parts);
  const stageOf = new Map(found.flatMap((stage) => stage.instructions.flat().map(({ id }) => [id, stage] as const)));
  const byId = new Map(parts.map((step) => [step.id, step]));
  const stages = found.map((stage) => stageFrom(stage, (step) => waitsFor(step, stage, byId, stageOf)));
  const others = parts.filter(({ id }) => !stageOf.has(id));
  const lists = groupTargets(stages, others);
  const homeless = others.filter((step) => homeOf(step, lists) === undefined);
  const groups = lists.map((targets) =>
    groupFrom(
      targets,
      stages.filter((stage) => same(stage.targets, targets)),
      others.filter((step) => homeOf(step, lists) === targets),
    ),
  );
  return { groups, chores: homeless };
}

/** Milliseconds that a step worked: spans that are over by the builder's own clock, and the present one since it was heard of. */
export function workedMs({ build, startedAt, endedAt }: JobStep, now: number): number {
  if (!build) return startedAt === null ? 0 : (endedAt ?? now) - startedAt;
  return build.worked + (build.workingSince === null ? 0 : Math.max(0, now - build.workingSince));
}

/** Milliseconds from the first start of a part to its last end, or to `now`; null before it started. */
export function spanMs({ startedAt, endedAt }: Pick<BuildStage, 'startedAt' | 'endedAt'>, now: number): number | null {
  return startedAt === null ? null : Math.max(0, (endedAt ?? now) - startedAt);
}

/** Whether a step is none of the person's own: BuildKit's, or an image that is only copied from. */
export function isChore({ build }: JobStep): boolean {
  return build !== null && build.number === null && /^(?:internal$|FROM )/.test(build.instruction);
}

function stageFrom(stage: StageSteps, waits: (step: JobStep) => readonly string[]): BuildStage {
  const instructions = stage.instructions.map((twins) => {
    const [step] = twins.toSorted((a, b) => TELLING.indexOf(a.state) - TELLING.indexOf(b.state)) as [JobStep];
    return {
      step,
      same: twins.map(({ id }) => id),
      waitsFor: step.state === 'waiting' ? waits(step) : [],
    };
  });
  const { name, platform, targets } = stage;
  const told = instructions.map(({ step }) => step);
  const state = stateOf(told);
  const next = state === 'waiting' ? instructions.find(({ step }) => step.state === 'waiting') : undefined;
  return {
    name,
    platform,
    targets,
    ...timesOf(told),
    state,
    tally: tally(told),
    waitsFor: next?.waitsFor ?? [],
    instructions,
  };
}

/** Of the same instruction for several services, the step that says the most: the builder does it once, the others come from the cache or are still to. */
const TELLING: readonly PartState[] = ['failed', 'working', 'done', 'cached', 'cancelled', 'waiting'];

function groupFrom(targets: readonly string[], stages: readonly BuildStage[], others: readonly JobStep[]): BuildGroup {
  const told = stages.flatMap(({ instructions }) => instructions.map(({ step }) => step));
  const all = [...told, ...others];
  return {
    targets,
    ...timesOf(all),
    state: stateOf(told.length > 0 && all.every(({ state }) => state !== 'failed' && state !== 'working') ? told : all),
    tally: stages.reduce((sum, stage) => plus(sum, stage.tally), tally([])),
    stages,
    chores: others.filter(isChore),
    rest: others.filter((step) => !isChore(step)),
  };
}

function stateOf(steps: readonly JobStep[]): PartState {
  const has = (state: PartState) => steps.some((step) => step.state === state);
  if (has('failed')) return 'failed';
  if (has('working')) return 'working';
  if (has('cancelled')) return 'cancelled';
  if (has('waiting')) return 'waiting';
  // The base image is never from the cache when it is only looked up.
  const own = steps.filter(({ build }) => build?.number !== 1);
  return own.length > 0 && own.every(({ state }) => state === 'cached') ? 'cached' : 'done';
}

function timesOf(steps: readonly JobStep[]): Pick<BuildStage, 'startedAt' | 'endedAt'> {
  const starts = steps.map(({ startedAt }) => startedAt).filter((at) => at !== null);
  const ends = steps.map(({ endedAt }) => endedAt).filter((at) => at !== null);
  return {
    startedAt: starts.length > 0 ? Math.min(...starts) : null,
    endedAt: ends.length > 0 && ends.length === steps.length ? Math.max(...ends) : null,
  };
}

function plus(a: BuildTally, b: BuildTally): BuildTally {
  return { done: a.done + b.done, cached: a.cached + b.cached, total: a.total + b.total };
}

function waitsFor(
  step: JobStep,
  own: StageSteps,
  byId: ReadonlyMap<string, JobStep>,
  stageOf: ReadonlyMap<string, StageSteps>,
): readonly string[] {
  const open = (step.build?.inputs ?? [])
    .map((id) => byId.get(id))
    .filter((input) => input !== undefined && input.endedAt === null && stageOf.get(input.id) !== own);
  const names = open.map(
    (input) => (input && stageOf.get(input.id)?.name) || (input?.name.replace(/^\[[^\]]*\] /, '') ?? ''),
  );
  return [...new Set(names)];
}

/** The sets of targets that stages are for, the larger ones first; those of other steps where they have no stage. */
function groupTargets(stages: readonly BuildStage[], others: readonly JobStep[]): readonly (readonly string[])[] {
  const lists: (readonly string[])[] = [];
  const note = (targets: readonly string[]) => {
    if (!lists.some((list) => same(list, targets))) lists.push(targets);
  };
  for (const { targets } of stages) note(targets);
  for (const { build } of others) {
    const [first] = build?.targets ?? [];
    if (first !== undefined && !lists.some((list) => list.includes(first))) note([first]);
  }
  return lists.toSorted((a, b) => b.length - a.length);
}

/** A step that is no instruction goes to the group of just its services, else to the first one that has its first service. */
function homeOf({ build }: JobStep, lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const targets = build?.targets ?? [];
  const [first] = targets;
  const own = lists.find((list) => same(list, targets));
  return own ?? (first === undefined ? undefined : lists.toReversed().find((list) => list.includes(first)));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((target) => b.includes(target));
}
