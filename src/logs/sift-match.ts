import type { LogBuffer } from './buffer.ts';
import { candidates } from './candidates.ts';
import { Chunk } from './chunk.ts';
import { isContinuationIn } from './facts.ts';
import { type Filter, isEmptyFilter, passesLevel, passesService, type WordTest } from './filter.ts';
import { levels } from './level.ts';
import { matches } from './matcher.ts';
import { factsAt, isDivider } from './read.ts';

/** What is known of a line, as bits: it passes the filter, it is a divider, it goes on with a stack trace. */
export const matchBit = 1;
export const dividerBit = 2;
export const continuationBit = 4;

/**
 * Tries a filter on the lines of buffers, the cheap tests first: level and time are read from the index, a literal is looked
 * for in the bytes of a whole stretch, and only what is left for a regular expression is decoded.
 */
export class LineMarker {
  readonly #filter: Filter;
  readonly #isEmpty: boolean;
  readonly #literals: readonly WordTest[];
  readonly #patterns: readonly WordTest[];
  readonly #wantedLevels: ReadonlySet<string>;
  #scratch = new Chunk(4096, 0);

  constructor(filter: Filter) {
    this.#filter = filter;
    this.#isEmpty = isEmptyFilter(filter);
    this.#literals = filter.words.filter(({ matcher }) => matcher.literal !== undefined);
    this.#patterns = filter.words.filter(({ matcher }) => matcher.literal === undefined);
    this.#wantedLevels = new Set(levels.filter((level) => filter.levels.every((test) => passesLevel(test, level))));
  }

  /** The bits of lines `from` up to `to` of `buffer`; `serviceOf` tells the service of a line. A divider never passes. */
  mark(buffer: LogBuffer, from: number, to: number, serviceOf: (n: number) => string): Uint8Array {
    const marks = new Uint8Array(to - from);
    let left = this.#markByIndex(buffer, from, to, this.#sourceTest(serviceOf), marks);
    for (const word of this.#literals) if (left > 0) left = this.#sieveByLiteral(buffer, from, word, marks, left);
    if (left > 0 && this.#patterns.length > 0) sieveByText(buffer, from, this.#patterns, marks, 0, marks.length);
    if (this.#filter.inverted && !this.#isEmpty) invert(marks);
    return marks;
  }

  /** Whether a line is from one of the wanted services. All lines of a source are of one service, so each is asked for once. */
  #sourceTest(serviceOf: (n: number) => string): SourceTest | undefined {
    const { services } = this.#filter;
    if (services.length === 0) return undefined;
    const known: (boolean | undefined)[] = [];
    return (source, n) => {
      known[source] ??= services.every((test) => passesService(test, serviceOf(n)));
      return known[source];
    };
  }

  /** Everything that needs no text; returns how many lines pass so far. */
  #markByIndex(
    buffer: LogBuffer,
    from: number,
    to: number,
    isWanted: SourceTest | undefined,
    marks: Uint8Array,
  ): number {
    const { since, until } = this.#filter;
    const byLevel = this.#wantedLevels.size < levels.length;
    let passed = 0;
    let n = from;
    while (n < to) {
      const chunk = buffer.chunkOf(n);
      if (chunk === undefined) return passed;
      const stop = Math.min(to, chunk.firstLine + chunk.lines);
      for (; n < stop; n++) {
        if (isDivider(chunk, n)) {
          marks[n - from] = dividerBit;
          continue;
        }
        const time = chunk.times[n - chunk.firstLine] as number;
        const passes =
          time >= since &&
          time <= until &&
          (!byLevel || this.#wantedLevels.has(buffer.levelAt(n))) &&
          (isWanted === undefined || isWanted(chunk.sources[n - chunk.firstLine] as number, n));
        marks[n - from] = (passes ? matchBit : 0) | (isContinuationIn(factsAt(chunk, n)) ? continuationBit : 0);
        if (passes) passed += 1;
      }
    }
    return passed;
  }

  /** Takes the mark from the lines that `word` rules out, chunk by chunk; returns how many are left. */
  #sieveByLiteral(buffer: LogBuffer, from: number, word: WordTest, marks: Uint8Array, passed: number): number {
    // Of a few lines it is quicker to decode each than to look through the bytes of all.
    if (passed * 8 < marks.length || passed < 16) return sieveByText(buffer, from, [word], marks, 0, marks.length);
    let left = 0;
    let at = 0;
    while (at < marks.length) {
      const chunk = buffer.chunkOf(from + at);
      if (chunk === undefined) break;
      const stop = Math.min(marks.length, chunk.firstLine + chunk.lines - from);
      const found = candidates(this.#piece(chunk, from + at, from + stop), word.matcher);
      left +=
        found === undefined
          ? sieveByText(buffer, from, [word], marks, at, stop)
          : sieveByNumbers(found, from, word.negated, marks, at, stop);
      at = stop;
    }
    return left;
  }

  /** Lines `from` up to `to` of `chunk` as a chunk of its own, which holds until the next one is made. */
  #piece(chunk: Chunk, from: number, to: number): Chunk {
    const lines = to - from;
    if (lines === chunk.lines) return chunk;
    const at = from - chunk.firstLine;
    const start = chunk.starts[at] as number;
    const used = (chunk.starts[at + lines] as number) - start;
    if (this.#scratch.bytes.length < used) this.#scratch = new Chunk(used * 2, from);
    const piece = this.#scratch;
    if (piece.starts.length <= lines) piece.starts = new Uint32Array(lines * 2 + 1);
    chunk.bytes.copy(piece.bytes, 0, start, start + used);
    for (let index = 0; index <= lines; index++) piece.starts[index] = (chunk.starts[at + index] as number) - start;
    piece.facts = chunk.facts.subarray(at, at + lines);
    piece.firstLine = from;
    piece.lines = lines;
    piece.used = used;
    return piece;
  }
}

/** Whether line `n`, which is of replica `source`, is from a wanted service. */
type SourceTest = (source: number, n: number) => boolean;

/** Tries words on the text of the marked lines at `start` up to `stop`; returns how many are left. */
function sieveByText(
  buffer: LogBuffer,
  from: number,
  words: readonly WordTest[],
  marks: Uint8Array,
  start: number,
  stop: number,
): number {
  let left = 0;
  for (let at = start; at < stop; at++) {
    const mark = marks[at] as number;
    if ((mark & matchBit) === 0) continue;
    const text = buffer.text(from + at) ?? '';
    if (words.every(({ matcher, negated }) => matches(text, matcher) !== negated)) left += 1;
    else marks[at] = mark & ~matchBit;
  }
  return left;
}

/** Keeps the marks of the lines whose numbers are in `found`, or, negated, of all the others; returns how many are left. */
function sieveByNumbers(
  found: readonly number[],
  from: number,
  negated: boolean,
  marks: Uint8Array,
  start: number,
  stop: number,
): number {
  let left = 0;
  let next = 0;
  for (let at = start; at < stop; at++) {
    const isFound = found[next] === from + at;
    if (isFound) next += 1;
    const mark = marks[at] as number;
    if (isFound === negated) marks[at] = mark & ~matchBit;
    else left += mark & matchBit;
  }
  return left;
}

function invert(marks: Uint8Array): void {
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at] as number;
    if ((mark & dividerBit) === 0) marks[at] = mark ^ matchBit;
  }
}
