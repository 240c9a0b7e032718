import {
  type BuildGroup,
  type BuildInstruction,
  type BuildStage,
  type BuildTree,
  type PartState,
  workedMs,
} from '../../src/model/build-tree.ts';
import type { JobStep, SourceLine } from '../../src/model/job.ts';
import { plain } from '../../src/text/sanitize.ts';
import { activityWords } from '../../src/words/activity.ts';
import {
  type BuildLook,
  choresRow,
  exitCode,
  groupRow,
  instructionRow,
  otherRow,
  outputRow,
  placeRow,
  reasonRow,
  sourceRow,
  stageName,
  stageRow,
} from './build-row.ts';

/** A row, and how soon it gives way when there is no room for all: the greater, the sooner. */
export type RankedRow = { readonly text: string; readonly rank: number };

/** All that can be told of a build, in its order; `services` are those of the job, which name a build that does not tell its own. */
export function buildLines(tree: BuildTree, services: readonly string[], look: BuildLook): readonly RankedRow[] {
  const slow = tree.chores.filter((step) => isTelling(step, look));
  const busy = tree.groups.flatMap(({ stages }) => stages.filter(({ state }) => state === 'working'));
  return [
    ...slow.map((step) => ({ text: otherRow(step, 1, look), rank: RANK.running })),
    ...tree.groups.flatMap((group) => groupLines(group, services, busy, look)),
  ];
}

/** As many of the rows as there is room for, in their order. What is over is folded as a whole. */
export function fittedRows(ranked: readonly RankedRow[], rows: number): readonly string[] {
  if (ranked.length <= rows) return ranked.map(({ text }) => text);
  const numbered = ranked.map((row, at) => ({ ...row, at }));
  const telling = numbered
    .filter(({ rank }) => rank < RANK.over)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, Math.max(0, rows));
  const kept = [...telling];
  for (const run of runsOf(numbered.filter(({ rank }) => rank >= RANK.over))) {
    if (kept.length + run.length <= rows) kept.push(...run);
  }
  return kept.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

type NumberedRow = RankedRow & { readonly at: number };

/** Rows that stand one under the other. */
function runsOf(rows: readonly NumberedRow[]): readonly (readonly NumberedRow[])[] {
  const runs: NumberedRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.at(-1)?.at === row.at - 1) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** What failed stays longest, then what is at work, each under its headings; then what tells how far it is; what is over goes first. */
const RANK = {
  failed: 0,
  printed: 1,
  quoted: 2,
  active: 3,
  running: 4,
  group: 5,
  stage: 6,
  output: 7,
  next: 8,
  waiting: 9,
  done: 10,
  chores: 11,
  over: 12,
} as const;

function groupLines(
  group: BuildGroup,
  services: readonly string[],
  busy: readonly BuildStage[],
  look: BuildLook,
): readonly RankedRow[] {
  const isActive = group.state === 'working' || group.state === 'failed';
  const isSingle = group.stages.length === 1;
  const heading = groupRow(group, titleOf(group, services, isSingle, look), look);
  const slow = group.chores.filter((step) => isTelling(step, look));
  const chores = choresRow(
    group.chores.filter((step) => !slow.includes(step)),
    3,
    look,
  );
  return [
    { text: heading, rank: isActive ? activeRank(group.state) : RANK.group },
    ...(chores === '' ? [] : [{ text: chores, rank: isActive ? RANK.chores : RANK.over + 1 }]),
    ...slow.flatMap((step) => stepRows(step, otherRow(step, 3, look), 3, look)),
    ...group.stages.flatMap((stage) => stageLines(stage, group, busy, look)),
    ...group.rest.flatMap((step) => stepRows(step, otherRow(step, 3, look), 3, look, isActive ? RANK.done : RANK.over)),
  ];
}

/** The services, and the stage if it is the only one. */
function titleOf({ targets, stages }: BuildGroup, services: readonly string[], isSingle: boolean, look: BuildLook) {
  const named = targets.length > 0 ? targets : services;
  const title = named.length > 0 ? plain(named.join(' · ')) : activityWords(look.language).build;
  const [stage] = stages;
  const only = isSingle && stage ? stageName(stage) : '';
  return only === '' || only === title ? title : `${title} › ${only}`;
}

function stageLines(
  stage: BuildStage,
  group: BuildGroup,
  busy: readonly BuildStage[],
  look: BuildLook,
): readonly RankedRow[] {
  const isSingle = group.stages.length === 1;
  const isActive = stage.state === 'working' || stage.state === 'failed';
  const besides =
    isActive && !look.isOver ? busy.filter((other) => other !== stage && other.state === stage.state) : [];
  const numbers = stage.instructions.map(({ step }) => `${step.build?.number}/${step.build?.total}`.length);
  const indent = isSingle ? 3 : 5;
  const rows = stage.instructions.flatMap((instruction) => {
    // What a stage waits for stands beside its name.
    const waitsFor = stage.state === 'waiting' && instruction.waitsFor.every((name) => stage.waitsFor.includes(name));
    const told = waitsFor ? { ...instruction, waitsFor: [] } : instruction;
    const text = instructionRow(told, Math.max(0, ...numbers), indent, look);
    return instructionRows(instruction, stage, text, indent, look);
  });
  if (isSingle || stageName(stage) === '') return rows;
  const names = besides.map((other) => stageName(other)).filter((name) => name !== '');
  const rank = isActive ? activeRank(stage.state) : restingRank(stage, group);
  return [{ text: stageRow(stage, names, look), rank }, ...rows];
}

function activeRank(state: PartState): number {
  return state === 'failed' ? RANK.failed : RANK.active;
}

/** What is over in a part that still builds says more than where all is over. */
function restingRank(stage: BuildStage, group: BuildGroup): number {
  if (stage.state === 'waiting') return RANK.stage;
  return isEnded(group.state) ? RANK.over : RANK.done;
}

/** The last that is done and the first that waits tell most about how far a stage is. */
function instructionRows(
  { step }: BuildInstruction,
  stage: BuildStage,
  text: string,
  indent: number,
  look: BuildLook,
): readonly RankedRow[] {
  if (step.state === 'failed' || step.state === 'working') return stepRows(step, text, indent, look);
  const steps = stage.instructions.map((instruction) => instruction.step);
  if (isEnded(stage.state)) return [{ text, rank: RANK.over }];
  const frontier = steps.findIndex(({ state }) => !isEnded(state));
  const distance = Math.abs(steps.indexOf(step) - frontier);
  const isNext = distance <= 1 && stage.state !== 'waiting';
  const far = distance / (steps.length + 1);
  return [{ text, rank: (isNext ? RANK.next : step.state === 'waiting' ? RANK.waiting : RANK.done) + far }];
}

function isEnded(state: PartState): boolean {
  return state === 'done' || state === 'cached';
}

/** A step with what it printed last, and where it stands in its Dockerfile if it failed. */
function stepRows(
  step: JobStep,
  text: string,
  indent: number,
  look: BuildLook,
  rank: number = RANK.chores,
): readonly RankedRow[] {
  const output = step.build?.output ?? [];
  const newest = output.at(-1);
  if (step.state === 'working' && !look.isOver) {
    const line = newest === undefined ? [] : [{ text: outputRow(newest, indent, look), rank: RANK.output }];
    return [{ text, rank: RANK.running }, ...line];
  }
  if (step.state !== 'failed') return [{ text, rank }];
  const source = step.build?.source;
  const last = output.slice(-MOST_OUTPUT);
  const printed = last.map((line, at) => ({
    text: outputRow(line, indent, look),
    rank: RANK.printed + (last.length - 1 - at) / MOST_OUTPUT,
  }));
  const quoted = withoutBlankEdges(source?.lines ?? []).map((line) => ({
    text: sourceRow(line, indent, look),
    rank: line.marked ? RANK.quoted : RANK.output,
  }));
  const place = source ? [{ text: placeRow(source, indent, look), rank: RANK.failed }] : [];
  const isTold = exitCode(step) !== null || step.status === '';
  const reason = isTold ? [] : [{ text: reasonRow(step, indent, look), rank: RANK.failed }];
  return [{ text, rank: RANK.failed }, ...printed, ...reason, ...place, ...quoted];
}

function withoutBlankEdges(lines: readonly SourceLine[]): readonly SourceLine[] {
  const isTold = ({ text, marked }: SourceLine) => marked || text.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(isTold)), lines.findLastIndex(isTold) + 1);
}

/** Lines of output of a failed step. */
const MOST_OUTPUT = 8;

/** A chore is worth a row of its own once it takes a while, or when it failed. */
function isTelling(step: JobStep, { now, isOver }: BuildLook): boolean {
  return step.state === 'failed' || (step.state === 'working' && !isOver && workedMs(step, now) > LONG_CHORE_MS);
}

const LONG_CHORE_MS = 1000;
