import type { LogBuffer } from './buffer.ts';
import type { Lines, Origin } from './line.ts';
import { dividerBit, type LineMarker, matchBit } from './sift-match.ts';
import { isJoined, joinedBit, markTraces, tracedBit } from './sift-trace.ts';

/** What becomes of a line. `traced` is part of a stack trace that matches, without matching itself. */
export const skipped = 0;
export const matching = 1;
export const traced = 2;
export const asContext = 3;
export const divider = 4;

/** What became of the lines from `start` on. */
export type Stretch = { readonly start: number; readonly states: Uint8Array };

/** The lines of a stretch that are dividers. */
export function dividersIn({ start, states }: Stretch): readonly number[] {
  const found: number[] = [];
  for (let at = states.indexOf(divider); at !== -1; at = states.indexOf(divider, at + 1)) found.push(start + at);
  return found;
}

export type KeeperOptions = {
  readonly marker: LineMarker;
  /** How many lines before and after a match are kept with it. */
  readonly context: number;
  readonly serviceOf: (origin: Origin) => string;
};

/**
 * Says which lines of a log are kept: those that match, the stack traces that they are part of, and their context. The answer
 * for a line depends on no more than the lines around it, so any stretch can be asked for, in any order.
 *
 * Of a trace whose lines follow one another all are kept when any of them matches; where other lines stand between them,
 * those after it are kept when the first line of the trace matches.
 */
export class Keeper {
  readonly #base: Lines;
  readonly #options: KeeperOptions;

  constructor(base: Lines, options: KeeperOptions) {
    this.#base = base;
    this.#options = options;
  }

  /** What becomes of lines `from` up to `to`. */
  states(from: number, to: number): Uint8Array {
    const { context } = this.#options;
    const start = this.runStart(Math.max(this.#base.first, from - context));
    const end = this.#runEnd(Math.min(this.#base.end, to + context));
    const { buffer } = this.#base;
    const marks = buffer === undefined ? this.#gatheredMarks(start, end) : this.#marks(buffer, start, end, 0);
    joinRuns(marks);
    return withContext(marks, from - start, to - start, context);
  }

  /** The first of the lines that follow one another up to line `b` as parts of one trace: `b` itself where it continues nothing. */
  runStart(b: number): number {
    let start = b;
    while (start > this.#base.first && this.#isJoined(start)) start -= 1;
    return start;
  }

  #runEnd(b: number): number {
    let end = b;
    while (end < this.#base.end && this.#isJoined(end)) end += 1;
    return end;
  }

  /** Whether line `b` continues the very line before it. */
  #isJoined(b: number): boolean {
    const { buffer } = this.#base;
    if (buffer !== undefined) return isJoined(buffer, b);
    const origin = this.#base.origin(b);
    if (origin === undefined || !isJoined(origin.buffer, origin.n)) return false;
    const before = this.#base.origin(b - 1);
    return before?.buffer === origin.buffer && before.n === origin.n - 1;
  }

  /** The marks of lines that follow one another in their buffer. */
  #marks(buffer: LogBuffer, from: number, to: number, part: number): Uint8Array {
    const { marker, serviceOf } = this.#options;
    const nameOf = (n: number) => serviceOf({ buffer, n, part });
    const marks = marker.mark(buffer, from, to, nameOf);
    markTraces(buffer, from, marks, (n) => ((marker.mark(buffer, n, n + 1, nameOf)[0] ?? 0) & matchBit) !== 0);
    return marks;
  }

  /** The marks of lines from several buffers: those of a buffer are marked together as far as there is no great gap in them. */
  #gatheredMarks(start: number, end: number): Uint8Array {
    const newest = new Map<number, Run>();
    const runs: Run[] = [];
    const runOf: (Run | undefined)[] = [];
    const numbers = new Float64Array(end - start);
    for (let b = start; b < end; b++) {
      const origin = this.#base.origin(b);
      let run = origin && newest.get(origin.part);
      if (origin !== undefined && (run === undefined || origin.n < run.end || origin.n > run.end + widestGap)) {
        run = { origin, end: origin.n, marks: new Uint8Array(0) };
        newest.set(origin.part, run);
        runs.push(run);
      }
      if (origin !== undefined && run !== undefined) run.end = origin.n + 1;
      numbers[b - start] = origin?.n ?? Number.NaN;
      runOf.push(run);
    }
    for (const run of runs) run.marks = this.#marks(run.origin.buffer, run.origin.n, run.end, run.origin.part);
    const marks = new Uint8Array(end - start);
    for (let at = 0; at < marks.length; at++) {
      const run = runOf[at];
      const n = numbers[at] as number;
      const mark = run?.marks[n - run.origin.n] ?? 0;
      const follows = at > 0 && runOf[at - 1] === run && numbers[at - 1] === n - 1;
      marks[at] = follows ? mark : mark & ~joinedBit;
    }
    return marks;
  }
}

/** Lines of one buffer, from `origin` up to number `end`. */
type Run = { readonly origin: Origin; end: number; marks: Uint8Array };

/** So many lines that are not wanted are marked as well rather than to begin anew. */
const widestGap = 8;

/** Of joined lines all belong to a matching trace when any does. */
function joinRuns(marks: Uint8Array): void {
  let start = 0;
  let kept = 0;
  for (let at = 0; at <= marks.length; at++) {
    const mark = marks[at] ?? 0;
    if ((mark & joinedBit) === 0) {
      if (kept !== 0) for (let run = start; run < at; run++) marks[run] = (marks[run] as number) | tracedBit;
      start = at;
      kept = 0;
    }
    kept |= mark & (matchBit | tracedBit);
  }
}

/** The states of the lines at `from` up to `to` of the marks, which reach far enough to both sides. */
function withContext(marks: Uint8Array, from: number, to: number, context: number): Uint8Array {
  const states = new Uint8Array(to - from);
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < to; at++) {
    const mark = marks[at] as number;
    if ((mark & (matchBit | tracedBit)) !== 0) last = at;
    if (at >= from) states[at - from] = stateOf(mark, at - last <= context);
  }
  if (context === 0) return states;
  let next = Number.POSITIVE_INFINITY;
  for (let at = marks.length - 1; at >= from; at--) {
    if (((marks[at] as number) & (matchBit | tracedBit)) !== 0) next = at;
    if (at < to && states[at - from] === skipped && next - at <= context) states[at - from] = asContext;
  }
  return states;
}

function stateOf(mark: number, isNear: boolean): number {
  if ((mark & dividerBit) !== 0) return divider;
  if ((mark & matchBit) !== 0) return matching;
  if ((mark & tracedBit) !== 0) return traced;
  return isNear ? asContext : skipped;
}
