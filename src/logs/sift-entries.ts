import { type Block, nothing, type Share } from './sift-block.ts';

/** Whether two lines of the base are to be one entry. */
export type IsSame = (b: number, later: number) => boolean;

/** Blocks of entries that grow at both ends, so that the first entry may have a negative number. */
export class Entries {
  readonly #isSame: IsSame;
  #blocks: Block[] = [];
  #end = 0;
  #matched = 0;

  constructor(isSame: IsSame) {
    this.#isSame = isSame;
  }

  get first(): number {
    const block = this.#blocks[0];
    return block === undefined ? this.#end : block.firstEntry + block.gone;
  }

  get end(): number {
    return this.#end;
  }

  /** How many matches all entries stand for. */
  get matched(): number {
    return this.#matched;
  }

  /** The first block of all; undefined when there is none. */
  get oldest(): Block | undefined {
    return this.#blocks[0];
  }

  /** The oldest block that is `wanted`, where all later ones are too. */
  oldestThat(wanted: (block: Block) => boolean): Block | undefined {
    return this.#blocks[this.#search((block) => !wanted(block))];
  }

  /** The block that holds entry `n`. */
  blockOf(n: number): Block | undefined {
    if (!(n >= this.first && n < this.#end)) return undefined;
    // Of blocks that begin with the same number all but the last are empty.
    return this.#blocks[this.#search((block) => block.firstEntry <= n) - 1];
  }

  /** The line that entry `n` shows; NaN when there is no such entry. */
  baseOf(n: number): number {
    const block = this.blockOf(n);
    return block === undefined ? Number.NaN : block.shown(n - block.firstEntry);
  }

  /** The entry that shows line `b`, or else the next one; `end` when there is none. */
  entryAt(b: number): number {
    for (let at = this.#search((block) => block.end <= b); at < this.#blocks.length; at++) {
      const block = this.#blocks[at] as Block;
      const index = block.indexAt(b);
      if (index < block.count) return block.firstEntry + index;
    }
    return this.#end;
  }

  /** Makes the entry that shows line `b` or stands for it one that is there for itself. */
  want(b: number): void {
    const n = this.entryAt(b);
    const block = this.blockOf(n);
    block?.want(n - block.firstEntry);
  }

  /** Puts the entries of an older stretch before all others. */
  prepend(block: Block): void {
    const next = this.#blocks.find(({ isEmpty }) => !isEmpty);
    this.#matched += block.sum(0, block.count);
    if (next !== undefined && !block.isEmpty) this.#joinBefore(block, next);
    block.firstEntry = this.first - block.count;
    block.trim();
    this.#blocks.unshift(block);
  }

  /** Puts the entries of a newer stretch after all others: in the last block, as long as that has no more than `span` lines. */
  append(block: Block, span: number): void {
    // Lines looked at before may have become context: the stretches where nothing had been found are now part of this one.
    while (this.#blocks.at(-1)?.isEmpty && (this.#blocks.at(-1)?.start ?? 0) >= block.start) this.#blocks.pop();
    const last = this.#blocks.at(-1);
    const target = last !== undefined && block.end - last.start <= span ? last : block;
    this.#matched += block.sum(0, block.count);
    if (!block.isEmpty) this.#joinAfter(block, target);
    if (target === block) {
      last?.trim();
      block.firstEntry = this.#end;
      this.#blocks.push(block);
    } else {
      if (target.isEmpty) target.received = block.received;
      for (let index = 0; index < block.count; index++) target.push(block.shown(index), block.share(index));
      target.end = Math.max(target.end, block.end);
    }
    this.#end += block.count;
  }

  /** Takes the last entry away if it is a divider at line `from` or later; whether it was. */
  dropLastDivider(from: number): boolean {
    const tail = this.#tail();
    if (!tail?.isDivider(tail.count - 1) || tail.shown(tail.count - 1) < from) return false;
    this.#pop(tail);
    return true;
  }

  /** Forgets all blocks before `block`, or, without one, all. */
  dropBefore(block: Block | undefined): void {
    while (this.#blocks.length > 0 && this.#blocks[0] !== block) this.#dropOldest();
  }

  /** Forgets the entries that show lines before `b`. */
  dropLinesBefore(b: number): void {
    while ((this.#blocks[0]?.end ?? Number.POSITIVE_INFINITY) <= b) this.#dropOldest();
    for (const block of this.#blocks) {
      if (block.start >= b) return;
      const kept = block.indexAt(b);
      this.#matched -= block.sum(block.gone, kept);
      block.gone = kept;
    }
  }

  #dropOldest(): void {
    const dropped = this.#blocks.shift();
    if (dropped === undefined) return;
    this.#matched -= dropped.sum(dropped.gone, dropped.count);
    const { repeats, matches } = dropped.given;
    const heir = repeats === 0 ? undefined : this.#blocks.find(({ isEmpty }) => !isEmpty);
    if (heir === undefined || heir.received.repeats < repeats) return;
    heir.add(heir.gone, { repeats: -repeats, matches: -matches, wanted: false });
    heir.received = less(heir.received, dropped.given);
    this.#matched -= matches;
  }

  /** Of two dividers in a row the later stays; two lines that are the same become one entry of `next`. */
  #joinBefore(block: Block, next: Block): void {
    const last = block.count - 1;
    const isDivider = block.isDivider(last);
    if (isDivider !== next.isDivider(next.gone)) return;
    if (!isDivider) {
      if (!this.#isSame(block.shown(last), next.shown(next.gone))) return;
      block.given = block.share(last);
      next.add(next.gone, block.given);
      next.received = less(next.received, less(nothing, block.given));
    }
    block.count -= 1;
  }

  /** As `joinBefore`, for a block whose entries will be in `target`. */
  #joinAfter(block: Block, target: Block): void {
    const tail = this.#tail();
    if (tail === undefined) return;
    const last = tail.count - 1;
    const isDivider = tail.isDivider(last);
    if (isDivider !== block.isDivider(0)) return;
    if (!isDivider) {
      if (!this.#isSame(tail.shown(last), block.shown(0))) return;
      const all = tail.share(last);
      block.add(0, all);
      block.received = tail === target ? (last === 0 ? tail.received : nothing) : all;
      if (tail !== target) tail.given = last === 0 ? less(all, tail.received) : all;
    }
    this.#pop(tail);
  }

  #pop(tail: Block): void {
    tail.count -= 1;
    this.#end -= 1;
    for (let at = this.#blocks.length - 1; this.#blocks[at] !== tail; at--)
      (this.#blocks[at] as Block).firstEntry = this.#end;
    if (tail.count === 0) tail.received = nothing;
  }

  /** The last block that has entries. */
  #tail(): Block | undefined {
    return this.#blocks.findLast(({ isEmpty }) => !isEmpty);
  }

  /** How many blocks there are at the beginning for which `isBefore` holds. */
  #search(isBefore: (block: Block) => boolean): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#blocks[middle] as Block)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function less(a: Share, b: Share): Share {
  return { repeats: a.repeats - b.repeats, matches: a.matches - b.matches, wanted: a.wanted };
}
