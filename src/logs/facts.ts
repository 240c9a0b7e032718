import type { DividerKind, Stream } from './line.ts';

// What is known of a line in 32 bits: nanoseconds in 20, the level (of a divider: its kind) in 3, then one bit each.
const nanosMask = 0xf_ffff;
const stderrBit = 1 << 23;
const dividerBit = 1 << 24;
const cutBit = 1 << 25;
const continuationBit = 1 << 26;

/** What a divider tells, in the order of their codes; there is room for eight. */
const dividerKinds: readonly DividerKind[] = [
  'started',
  'restarted',
  'recreated',
  'stopped',
  'reconnected',
  'gap',
  'mark',
];

/** The facts of a line of text. `nanos` is 0 to 999,999, `level` a code. */
export function textFacts(nanos: number, level: number, stream: Stream, cut: boolean, continuation: boolean): number {
  return (
    nanos |
    (level << 20) |
    (stream === 'stderr' ? stderrBit : 0) |
    (cut ? cutBit : 0) |
    (continuation ? continuationBit : 0)
  );
}

/** The facts of a divider. */
export function dividerFacts(kind: DividerKind): number {
  return dividerBit | (dividerKinds.indexOf(kind) << 20);
}

/** These facts, of a line whose end is missing. */
export function cutFacts(facts: number): number {
  return facts | cutBit;
}

export function nanosIn(facts: number): number {
  return facts & nanosMask;
}

/** The code of the level. */
export function levelIn(facts: number): number {
  return (facts >>> 20) & 7;
}

export function streamIn(facts: number): Stream {
  return (facts & stderrBit) === 0 ? 'stdout' : 'stderr';
}

export function isDividerIn(facts: number): boolean {
  return (facts & dividerBit) !== 0;
}

export function dividerIn(facts: number): DividerKind {
  return dividerKinds[(facts >>> 20) & 7] ?? 'gap';
}

/** Whether a person put it there. */
export function isMarkIn(facts: number): boolean {
  return isDividerIn(facts) && dividerIn(facts) === 'mark';
}

export function isCutIn(facts: number): boolean {
  return (facts & cutBit) !== 0;
}

/** Whether the line goes on with the stack trace of a line before it. */
export function isContinuationIn(facts: number): boolean {
  return (facts & continuationBit) !== 0;
}
