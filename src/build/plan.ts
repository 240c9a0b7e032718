import type { BuildSpec } from '../model/project.ts';
import type { Dockerfile, Instruction, Stage, Taken } from './dockerfile.ts';
import { isAddress } from './sources.ts';
import { expand, namesIn, type Variables } from './variables.ts';

/** A variable as it stands at a step. `line` is that of the instruction which set it. */
export type ScopedVariable = { readonly keyword: 'ARG' | 'ENV'; readonly value: string | null; readonly line: number };

/** Files that a step takes from a folder here: the build context, under the name '', or a named context. */
export type TakenFiles = {
  readonly context: string;
  readonly sources: readonly string[];
  readonly exclude: readonly string[];
};

/** A step of a build as the Dockerfile has it, with all that its place in the cache depends on. */
export type PlannedStep = {
  readonly stage: string;
  readonly number: number;
  readonly total: number;
  readonly keyword: string;
  readonly text: string;
  readonly line: number;
  /** `RUN` depends on all variables, the others on those that they name. */
  readonly scope: Readonly<Record<string, ScopedVariable>>;
  /** `USER`, `SHELL` and `WORKDIR` as they hold for it. */
  readonly settings: Readonly<Record<string, { readonly text: string; readonly line: number }>>;
  readonly takes: readonly TakenFiles[];
  /** References of the images that it stands on or takes from. */
  readonly images: readonly string[];
  /** The steps whose results it takes, by their place in the list. */
  readonly inputs: readonly number[];
  /** False where it depends on something that is not known here, such as an address. */
  readonly complete: boolean;
};

/** The steps that a build makes for its target, stage by stage; null where the Dockerfile has no such stage. */
export function planBuild(
  file: Dockerfile,
  build: Pick<BuildSpec, 'args' | 'target' | 'contexts'>,
): readonly PlannedStep[] | null {
  const target = build.target === '' ? file.stages.length - 1 : stageIndex(file, build.target, file.stages.length);
  if (target < 0 || !file.stages[target]) return null;
  const planner = { file, build, steps: [] as PlannedStep[], ends: new Map<number, StageEnd>() };
  const needed = [...neededStages(file, target)].sort((a, b) => a - b);
  for (const index of needed) planner.ends.set(index, planStage(planner, index));
  return planner.steps;
}

/** What a stage leaves to those that are built from it. `last` is its last step, null where it has none. */
type StageEnd = {
  readonly last: number | null;
  readonly scope: Readonly<Record<string, ScopedVariable>>;
  readonly known: Variables;
  readonly settings: PlannedStep['settings'];
  readonly images: readonly string[];
  readonly complete: boolean;
};

type Planner = {
  readonly file: Dockerfile;
  readonly build: Pick<BuildSpec, 'args' | 'target' | 'contexts'>;
  readonly steps: PlannedStep[];
  readonly ends: Map<number, StageEnd>;
};

/** The instructions that BuildKit numbers. */
const NUMBERED = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

function planStage(planner: Planner, index: number): StageEnd {
  const { file, steps } = planner;
  const stage = file.stages[index] as Stage;
  let end = beginStage(planner, stage, index);
  const hasFrom = stageIndex(file, stage.image, index) < 0 && stage.image !== 'scratch' ? 1 : 0;
  const total = stage.instructions.filter(({ keyword }) => NUMBERED.has(keyword)).length + hasFrom;
  let number = hasFrom;
  let isFirst = end.last === null;
  for (const instruction of stage.instructions) {
    end = withSetting(planner, end, instruction);
    if (!NUMBERED.has(instruction.keyword)) continue;
    number += 1;
    const place = { stage: nameOf(file, index), number, total };
    steps.push({ ...place, ...stepOf(planner, end, instruction, index, isFirst) });
    isFirst &&= instruction.link;
    end = { ...end, last: steps.length - 1 };
  }
  return end;
}

/** A stage without a name is called by its number, and by nothing where it is the only one. */
function nameOf({ stages }: Dockerfile, index: number): string {
  const name = stages[index]?.name ?? '';
  return name !== '' ? name : stages.length === 1 ? '' : `stage-${index}`;
}

function beginStage({ file, build, ends }: Planner, stage: Stage, index: number): StageEnd {
  const none = { last: null, scope: {}, known: {}, settings: {} };
  const from = expand(stage.image, globalsOf(file, build.args));
  if (from === null) return { ...none, images: [], complete: false };
  if (from in build.contexts) return { ...none, images: [], complete: false };
  const parent = ends.get(stageIndex(file, from, index));
  if (parent) return parent;
  return { ...none, images: from === 'scratch' ? [] : [from], complete: true };
}

function globalsOf({ globals }: Dockerfile, args: Variables): Variables {
  const known: Record<string, string | null> = {};
  for (const { name, value } of globals) {
    known[name] = args[name] ?? (value === null ? null : expand(value, known));
  }
  return known;
}

function withSetting({ file, build }: Planner, end: StageEnd, instruction: Instruction): StageEnd {
  const { keyword, line, text } = instruction;
  if (keyword === 'USER' || keyword === 'SHELL')
    return { ...end, settings: { ...end.settings, [keyword]: { text, line } } };
  if (keyword === 'WORKDIR') {
    const before = end.settings.WORKDIR?.text ?? '';
    return { ...end, settings: { ...end.settings, WORKDIR: { text: `${before}\n${text}`, line } } };
  }
  if (keyword !== 'ARG' && keyword !== 'ENV') return end;
  const scope = { ...end.scope };
  const known = { ...end.known };
  for (const { name, value: written } of instruction.settings) {
    // A value of `ENV` wins over an `ARG` of the same name.
    if (keyword === 'ARG' && scope[name]?.keyword === 'ENV') continue;
    const otherwise = written ?? globalsOf(file, build.args)[name] ?? null;
    const given = keyword === 'ARG' ? build.args[name] : undefined;
    const value = given ?? (otherwise === null ? null : expand(otherwise, end.known));
    scope[name] = { keyword, line, value: value ?? otherwise };
    if (value !== null) known[name] = value;
    else delete known[name];
  }
  return { ...end, scope, known };
}

function stepOf(planner: Planner, end: StageEnd, instruction: Instruction, index: number, isFirst: boolean) {
  const { keyword, line } = instruction;
  const taken = instruction.takes.map((take) => resolveTaken(planner, take, end.known, index));
  const settings = Object.entries(end.settings).filter(
    ([name]) => keyword === 'RUN' || (name === 'WORKDIR' && keyword !== 'WORKDIR'),
  );
  const names = new Set(namesIn(instruction.text));
  const scope = Object.entries(end.scope).filter(([name]) => keyword === 'RUN' || names.has(name));
  const own = instruction.link || end.last === null ? [] : [end.last];
  return {
    keyword,
    line,
    text: keyText(instruction),
    scope: Object.fromEntries(scope),
    settings: Object.fromEntries(settings),
    takes: taken.flatMap(({ files }) => files),
    images: [...(isFirst && !instruction.link ? end.images : []), ...taken.flatMap(({ images }) => images)],
    inputs: [...new Set([...own, ...taken.flatMap(({ inputs }) => inputs)])],
    complete: end.complete && taken.every(({ complete }) => complete),
  };
}

/** Spaces count only where a shell reads them. */
function keyText({ keyword, text }: Instruction): string {
  const rest = text.slice(keyword.length).trim();
  return `${keyword} ${keyword === 'RUN' ? rest : rest.replaceAll(/[ \t]+/g, ' ')}`;
}

type ResolvedTake = {
  readonly files: readonly TakenFiles[];
  readonly images: readonly string[];
  readonly inputs: readonly number[];
  readonly complete: boolean;
};

function resolveTaken({ file, build, ends }: Planner, take: Taken, known: Variables, index: number): ResolvedTake {
  const nothing = { files: [], images: [], inputs: [] };
  const from = take.from === null ? '' : expand(take.from, known);
  const folder = from === null || from === '' ? from : build.contexts[from];
  if (folder === null) return { ...nothing, complete: false };
  if (from !== null && from !== '' && folder === undefined) {
    const stage = ends.get(stageIndex(file, from, index));
    if (!stage) return { ...nothing, images: [from], complete: !take.writable };
    const inputs = stage.last === null ? [] : [stage.last];
    return {
      ...nothing,
      inputs,
      images: stage.last === null ? stage.images : [],
      complete: stage.complete && !take.writable,
    };
  }
  const sources = take.sources.map((source) => expand(source, known));
  const local = sources
    .filter((source) => source !== null)
    .filter((source) => !isAddress(source) && !source.includes('**'));
  return {
    ...nothing,
    files: local.length > 0 ? [{ context: from ?? '', sources: local, exclude: take.exclude }] : [],
    // How BuildKit reads excluded patterns depends on its version.
    complete: local.length === sources.length && take.exclude.length === 0 && !take.writable,
  };
}

/** The stage of that name or number among those before `end`; -1 where there is none. */
function stageIndex({ stages }: Dockerfile, name: string, end: number): number {
  const byName = stages.findLastIndex(
    (stage, at) => at < end && stage.name !== '' && stage.name === name.toLowerCase(),
  );
  if (byName >= 0) return byName;
  return /^\d+$/.test(name) && Number(name) < end ? Number(name) : -1;
}

/** The target and all stages that it is built from or takes from: BuildKit builds no other. */
function neededStages(file: Dockerfile, target: number): ReadonlySet<number> {
  const needed = new Set<number>();
  const visit = (index: number) => {
    const stage = file.stages[index];
    if (!stage || needed.has(index)) return;
    needed.add(index);
    const named = [stage.image, ...stage.instructions.flatMap(({ takes }) => takes.map(({ from }) => from ?? ''))];
    for (const name of named) if (name !== '') visit(stageIndex(file, name, index));
  };
  visit(target);
  return needed;
}
