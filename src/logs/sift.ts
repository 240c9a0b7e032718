import { type Filter, isEmptyFilter } from './filter.ts';
import type { Level } from './level.ts';
import type { Lines, LogLine, Origin } from './line.ts';
import { Block, nothing, type Share } from './sift-block.ts';
import { Entries } from './sift-entries.ts';
import { asContext, divider, dividersIn, Keeper, matching, type Stretch, skipped, traced } from './sift-keep.ts';
import { LineMarker } from './sift-match.ts';
import { isSameShape, type Shape, shapeOf } from './sift-shape.ts';

export type SiftOptions = {
  readonly filter: Filter;
  /** Whether lines in a row that are the same apart from digits become one entry. */
  readonly collapse: boolean;
  readonly serviceOf: (origin: Origin) => string;
  /** How many lines are looked at in one go; without it, as many as take about a millisecond. */
  readonly blockLines?: number;
};

/** A log that is sifted. A merged one tells that older lines have moved. */
export type SiftBase = Lines & { readonly movedBelow?: number };

/**
 * The lines of a log that a filter lets through, in entries with numbers of their own. The newest are found first, older ones
 * in further calls of `update()`: `first` may be negative, and gets smaller. An entry keeps its number for as long as it is
 * kept. Only at the end something may change: the last entry shows a newer line of its kind or a newer divider, or a divider at
 * the end makes way for lines before it that have become context.
 *
 * Dividers are kept, of several in a row only the last. When the base is a merged log, `update()` has to be called after each
 * of its updates and before anything is read here.
 */
export class SiftedLog implements Lines {
  readonly #base: SiftBase;
  readonly #options: SiftOptions;
  readonly #keeper: Keeper;
  readonly #entries: Entries;
  /** Everything from line `#from` up to `#to` of the base has been looked at. */
  #from: number;
  #to: number;
  #baseFirst: number;
  #stride: number;
  #revision = 0;
  /** The newest dividers, in order: the last one before the lines that are looked at again when more arrive, and those after it. */
  readonly #dividers: number[] = [];
  /** What became of the newest lines: up to `#to`, from line `start` on. */
  #recent: Stretch = { start: 0, states: new Uint8Array(0) };

  constructor(base: SiftBase, options: SiftOptions) {
    const { filter, collapse, serviceOf, blockLines = firstStride } = options;
    this.#base = base;
    this.#options = options;
    const context = isEmptyFilter(filter) ? 0 : filter.context;
    this.#keeper = new Keeper(base, { marker: new LineMarker(filter), context, serviceOf });
    this.#entries = new Entries((b, later) => collapse && isSameShape(shapeOf(base, b), shapeOf(base, later)));
    this.#from = base.end;
    this.#to = base.end;
    this.#baseFirst = base.first;
    this.#stride = blockLines;
  }

  get first(): number {
    return this.#entries.first;
  }

  get end(): number {
    return this.#entries.end;
  }

  /** Changes whenever an entry does; not when lines have been looked at in vain. */
  get revision(): number {
    return this.#revision;
  }

  /** How much of what the base holds has been looked at, from 0 to 1. */
  get progress(): number {
    const { first, end } = this.#base;
    const seen = Math.max(0, Math.min(this.#to, end) - Math.max(this.#from, first));
    return first === end ? 1 : seen / (end - first);
  }

  /** How many lines matched by themselves; those shown as context or as part of a stack trace are not counted. */
  get matched(): number {
    return this.#entries.matched;
  }

  /**
   * Works for about `budgetMs` milliseconds: takes in new lines at the end of the base first, then goes on backward through
   * what has not been looked at yet. Whether there is more to do.
   */
  update(budgetMs = 4): boolean {
    const start = performance.now();
    this.#followBase();
    let now = start;
    while (this.#hasMore()) {
      if (this.#to < this.#base.end) this.#takeIn();
      else this.#scanBack();
      const before = now;
      now = performance.now();
      this.#pace(now - before);
      if (now - start >= budgetMs) break;
    }
    return this.#hasMore();
  }

  /** The number in the base of the line that entry `n` shows; NaN when there is no such entry. */
  baseOf(n: number): number {
    return this.#entries.baseOf(n);
  }

  /** The entry that shows line `b` of the base or stands for it, or else the next one; `end` when there is none. */
  entryAt(b: number): number {
    return this.#entries.entryAt(b);
  }

  /** Whether entry `n` is there only because it is near a match. */
  isContext(n: number): boolean {
    const block = this.#entries.blockOf(n);
    if (block === undefined) return false;
    return !block.isDivider(n - block.firstEntry) && !block.isWanted(n - block.firstEntry);
  }

  /** How many lines of the base entry `n` stands for, at least 1. */
  repeatsAt(n: number): number {
    const block = this.#entries.blockOf(n);
    return block === undefined ? 1 : Math.max(1, block.repeats(n - block.firstEntry));
  }

  line(n: number): LogLine | undefined {
    return this.#base.line(this.baseOf(n));
  }

  text(n: number): string | undefined {
    return this.#base.text(this.baseOf(n));
  }

  timeAt(n: number): number {
    return this.#base.timeAt(this.baseOf(n));
  }

  levelAt(n: number): Level {
    return this.#base.levelAt(this.baseOf(n));
  }

  origin(n: number): Origin | undefined {
    return this.#base.origin(this.baseOf(n));
  }

  #hasMore(): boolean {
    return this.#to < this.#base.end || this.#from > this.#base.first;
  }

  /** Forgets entries whose lines the base has dropped or moved. */
  #followBase(): void {
    const { first } = this.#base;
    const before = this.#baseFirst;
    if (first === before) return;
    this.#baseFirst = first;
    if (first < before) {
      this.#lookAgainAt(before);
      return;
    }
    if (this.#base.movedBelow !== undefined) this.#dropMoved();
    this.#entries.dropLinesBefore(first);
    this.#to = Math.max(this.#to, first);
    this.#from = Math.max(this.#from, first);
    this.#revision += 1;
  }

  /** Older lines have come before line `oldest`; with them as context, or as its trace, it and those after it may be kept. */
  #lookAgainAt(oldest: number): void {
    const { context } = this.#options.filter;
    if (this.#from > oldest + context || (context === 0 && this.#keeper.runStart(oldest) === oldest)) return;
    const untouched = this.#entries.oldestThat(({ start }) => start > oldest + context);
    this.#entries.dropBefore(untouched);
    this.#from = untouched?.start ?? this.#to;
    this.#revision += 1;
  }

  /**
   * The lines that have moved are those before some line, and none before it has stayed. `movedBelow` tells only of the last
   * time; where a block begins with the same line as before, it and all later ones have not moved since they were found.
   */
  #dropMoved(): void {
    const base = this.#base;
    const unmoved = this.#entries.oldestThat(({ start, origin }) => {
      const now = base.origin(start);
      return now !== undefined && now.buffer === origin?.buffer && now.n === origin.n;
    });
    if (unmoved === this.#entries.oldest && unmoved !== undefined) return;
    this.#entries.dropBefore(unmoved);
    this.#from = unmoved?.start ?? this.#to;
    if (unmoved === undefined) this.#recent = { start: this.#to, states: new Uint8Array(0) };
  }

  /** Looks at the next new lines, and again at those before them which they may have made context or part of a matching trace. */
  #takeIn(): void {
    const { context } = this.#options.filter;
    const to = Math.min(this.#base.end, this.#to + this.#stride);
    const start = Math.max(this.#base.first, this.#keeper.runStart(this.#to) - context);
    const states = this.#keeper.states(start, to);
    this.#correct({ start, states });
    if (this.#entries.dropLastDivider(Math.max(start, this.#from))) this.#restoreDivider(start);
    const from = Math.min(this.#to, Math.max(start, this.#afterLast()));
    const block = this.#blockOf(from, to, { start, states });
    if (block.count > 0) this.#revision += 1;
    this.#entries.append(block, longestStride);
    this.#dividers.splice(
      0,
      Math.max(
        0,
        this.#dividers.findLastIndex((b) => b < start),
      ),
    );
    this.#dividers.push(...dividersIn({ start, states }).filter((b) => b >= this.#to));
    this.#to = to;
    this.#recent = { start, states };
  }

  /** A divider that was given up for a later one is kept after all when lines between the two are: those from `start` on may be. */
  #restoreDivider(start: number): void {
    const last = this.#dividers.findLast((b) => b < start);
    if (last === undefined || last < this.#afterLast()) return;
    const block = new Block(last, last + 1, this.#base.origin(last));
    block.push(last, nothing);
    this.#entries.append(block, longestStride);
  }

  /** The line of the base after that of the last entry, as far as lines have been looked at. */
  #afterLast(): number {
    const { first, end } = this.#entries;
    return first === end ? this.#from : Math.max(this.#from, this.baseOf(end - 1) + 1);
  }

  /** Lines that were context are there for themselves once a newer line of their trace has matched. */
  #correct({ start, states }: Stretch): void {
    for (let b = Math.max(start, this.#from, this.#recent.start); b < this.#to; b++) {
      if (states[b - start] !== traced || this.#recent.states[b - this.#recent.start] !== asContext) continue;
      this.#entries.want(b);
      this.#revision += 1;
    }
  }

  /** Looks at the newest lines that have not been looked at yet. Traces are not divided. */
  #scanBack(): void {
    const start = this.#keeper.runStart(Math.max(this.#base.first, this.#from - this.#stride));
    const states = this.#keeper.states(start, this.#from);
    if (this.#from === this.#to) this.#recent = { start, states };
    const block = this.#blockOf(start, this.#from, { start, states });
    if (block.count > 0) this.#revision += 1;
    // As long as there is at most a divider, all dividers are after the last line that is kept.
    if (this.end - this.first < 2) this.#dividers.unshift(...dividersIn({ start, states }));
    this.#entries.prepend(block);
    this.#from = start;
  }

  /** The entries of lines `from` up to `to`, each stretch for itself. */
  #blockOf(from: number, to: number, { start, states }: Stretch): Block {
    const block = new Block(from, to, this.#base.origin(from));
    const { collapse } = this.#options;
    let last: Shape | undefined;
    for (let b = from; b < to; b++) {
      const state = states[b - start];
      if (state === skipped) continue;
      const shape = collapse ? shapeOf(this.#base, b) : undefined;
      const share = shares[state as number] as Share;
      const followsDivider = block.count > 0 && block.isDivider(block.count - 1);
      if (state === divider ? followsDivider : isSameShape(last, shape)) block.moveLast(b, share);
      else block.push(b, share);
      last = shape;
    }
    return block;
  }

  /** Looks at more lines in one go, or fewer, so that one takes about a millisecond. */
  #pace(tookMs: number): void {
    if (this.#options.blockLines !== undefined) return;
    if (tookMs > 2) this.#stride = Math.max(shortestStride, this.#stride >>> 1);
    else if (tookMs < 0.7) this.#stride = Math.min(longestStride, this.#stride * 2);
  }
}

/** Lines of the base that are looked at in one go. */
const firstStride = 512;
const shortestStride = 256;
const longestStride = 4096;

/** What a line adds to its entry, by its state. */
const shares: Readonly<Record<number, Share>> = {
  [matching]: { repeats: 1, matches: 1, wanted: true },
  [traced]: { repeats: 1, matches: 0, wanted: true },
  [asContext]: { repeats: 1, matches: 0, wanted: false },
  [divider]: nothing,
};
