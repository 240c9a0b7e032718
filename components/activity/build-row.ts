import type { BuildGroup, BuildInstruction, BuildStage } from '../../src/model/build-tree.ts';
import { spanMs, workedMs } from '../../src/model/build-tree.ts';
import type { BuildSource, JobStep, SourceLine } from '../../src/model/job.ts';
import { bar } from '../../src/text/bar.ts';
import { pad } from '../../src/text/clip.ts';
import { bytes, duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import { activityWords } from '../../src/words/activity.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';
import { stepSign } from './step-sign.ts';

/** How rows of a build are drawn. `now` is when the job ended, once it has. */
export type BuildLook = {
  readonly columns: number;
  readonly now: number;
  readonly language: Language;
  readonly isOver: boolean;
};

/** The heading of what is built for the same services; `name` is what it is called. */
export function groupRow(group: BuildGroup, name: string, look: BuildLook): string {
  const { done, total, cached } = group.tally;
  const counted = total === 0 ? '' : `${done}/${total}`;
  const scale = look.columns < 60 || total === 0 ? '' : bar(done / total, 10);
  const words = activityWords(look.language);
  const fromCache = group.state === 'cached' ? 'CACHED' : cached > 0 ? words.cached(cached) : '';
  const waiting = group.stages.length === 1 ? waits(group.stages[0]?.waitsFor ?? [], look) : '';
  return row(group.state, 1, style.strong(name), [waiting, fromCache, scale, counted, span(group, look)], look);
}

/** A stage; `besides` are the stages that are worked at in the same moment. */
export function stageRow(stage: BuildStage, besides: readonly string[], look: BuildLook): string {
  const words = activityWords(look.language);
  const { done, total, cached } = stage.tally;
  const fromCache = stage.state === 'cached' ? 'CACHED' : cached > 0 ? words.cached(cached) : '';
  const parallel = besides.length === 0 ? '' : style.dim(`  ${words.besides(plain(besides.join(' · ')))}`);
  return row(
    stage.state,
    3,
    `${stageName(stage)}${parallel}`,
    [waits(stage.waitsFor, look), fromCache, `${done}/${total}`, span(stage, look)],
    look,
  );
}

/** What a stage is called. */
export function stageName({ name, platform }: Pick<BuildStage, 'name' | 'platform'>): string {
  return plain([platform, name].filter((word) => word !== '').join(' '));
}

/** An instruction with its number in `numberWidth` cells, and what it waits for. */
export function instructionRow(
  { step, waitsFor }: Pick<BuildInstruction, 'step' | 'waitsFor'>,
  numberWidth: number,
  indent: number,
  look: BuildLook,
): string {
  const number = `${step.build?.number ?? ''}/${step.build?.total ?? ''}`;
  const text = oneLine(step.build?.instruction ?? step.name);
  return stepLine(step, `${style.dim(number.padStart(numberWidth))} ${text}`, indent, waits(waitsFor, look), look);
}

/** A step that is no instruction, such as `exporting to image` or a chore that takes long. */
export function otherRow(step: JobStep, indent: number, look: BuildLook): string {
  const status = step.state === 'working' && !look.isOver ? oneLine(step.status.replace(/:$/, '')) : '';
  return stepLine(step, oneLine(nameOf(step)), indent, status, look);
}

/** The name of a step without what stands in brackets. */
export function nameOf({ name }: JobStep): string {
  return name.replace(/^\[[^\]]*\] /, '');
}

/** The chores of a group on one line. */
export function choresRow(chores: readonly JobStep[], indent: number, look: BuildLook): string {
  const words = activityWords(look.language);
  const told = chores.map((step) => {
    const name = nameOf(step);
    if (name === 'load build context') return `${words.context} ${bytes(step.progress?.current ?? 0)}`;
    if (name.startsWith('load metadata')) return words.metadata;
    if (name === 'load .dockerignore') return '.dockerignore';
    return name.startsWith('load build definition from ')
      ? plain(name.slice('load build definition from '.length))
      : '';
  });
  const state = chores.some((step) => step.state === 'working') ? 'working' : 'done';
  const text = [...new Set(told)].filter((word) => word !== '').join(' · ');
  return text === '' ? '' : row(state, indent, style.dim(text), [], look);
}

/** With what a failed `RUN` ended, as BuildKit and the classic builder tell it; null for what failed otherwise. */
export function exitCode({ state, status }: JobStep): string | null {
  if (state !== 'failed') return null;
  return /(?:did not complete successfully: exit code|returned a non-zero code): (\d+)$/.exec(status)?.[1] ?? null;
}

/** Why a step failed. */
export function reasonRow({ status }: JobStep, indent: number, { columns }: BuildLook): string {
  return pad(`${' '.repeat(indent + 2)}${style.bad(oneLine(status))}`, columns);
}

/** A line that a step printed. */
export function outputRow(text: string, indent: number, { columns }: BuildLook): string {
  return pad(`${' '.repeat(indent + 2)}${style.dim(plain(text))}`, columns);
}

/** Where a failing instruction stands. */
export function placeRow({ file, line }: BuildSource, indent: number, { columns }: BuildLook): string {
  return pad(`${' '.repeat(indent + 2)}${style.strong(`${plain(file)}:${line}`)}`, columns);
}

/** A line of a Dockerfile, marked where the failing instruction stands. */
export function sourceRow({ number, text, marked }: SourceLine, indent: number, { columns }: BuildLook): string {
  const line = `${`${number}`.padStart(4)} ${marked ? '▌' : '│'} ${plain(text)}`;
  return pad(`${' '.repeat(indent + 2)}${marked ? style.bad(line) : style.dim(line)}`, columns);
}

function stepLine(step: JobStep, text: string, indent: number, more: string, look: BuildLook): string {
  const isRunning = step.state === 'working' && !look.isOver;
  const took = step.state === 'waiting' || step.state === 'cached' ? '' : duration(workedMs(step, look.now));
  const code = exitCode(step);
  const exit = code === null ? '' : activityWords(look.language).exit(code);
  const parts = [more, step.state === 'cached' ? 'CACHED' : exit, isRunning ? counted(step, look) : '', took];
  return row(step.state, indent, step.state === 'waiting' ? style.dim(text) : text, parts, look);
}

/** A build context is sent without its size being known. */
function counted({ progress }: JobStep, { columns }: BuildLook): string {
  if (!progress || progress.current + progress.total === 0) return '';
  if (progress.total === 0) return bytes(progress.current);
  const of = `${bytes(progress.current)} / ${bytes(progress.total)}`;
  return columns < 60 ? of : `${bar(progress.current / progress.total, 10)} ${of}`;
}

function waits(names: readonly string[], { language, isOver }: BuildLook): string {
  const words = activityWords(language);
  const told = names.map((name) => (name === 'load build context' ? words.context : oneLine(name)));
  return told.length === 0 || isOver ? '' : words.waitsFor(told.join(' · '));
}

function span(part: Pick<BuildStage, 'startedAt' | 'endedAt' | 'state'>, { now }: BuildLook): string {
  const ms = spanMs(part, now);
  return ms === null || part.state === 'cached' || part.state === 'waiting' ? '' : duration(ms);
}

function oneLine(text: string): string {
  return plain(text.replace(/\s+/g, ' ').trim());
}

function row(
  state: JobStep['state'],
  indent: number,
  text: string,
  parts: readonly string[],
  { columns, isOver }: BuildLook,
): string {
  const { sign, tone } = stepSign(state, isOver);
  const told = parts.filter((part) => part !== '');
  const right = told.length === 0 ? '' : ` ${told.join('  ')}`;
  const name = pad(text, Math.max(3, columns - indent - 3 - width(right)));
  return pad(`${' '.repeat(indent)}${tone(sign)} ${name}${tone(right)}`, columns);
}
