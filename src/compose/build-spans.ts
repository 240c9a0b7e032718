/** A span of work by the builder's clock; `end` is null while it lasts. */
export type Span = { readonly start: number; readonly end: number | null };

/**
 * Spans with one more. A step works several times, and BuildKit tells each span again to every target that waits for the step, a little shifted and in any order: what
 * began before an end that is known is over.
 */
export function withSpan(spans: readonly Span[], start: number, end: number | null): readonly Span[] {
  if (end === null) {
    const isTold = spans.some((span) => (span.end === null ? span.start === start : start <= span.end));
    return isTold ? spans : [...spans, { start, end }];
  }
  return [...spans.filter((span) => span.start !== start && (span.end !== null || span.start > end)), { start, end }];
}

/** Milliseconds in which one span or another was, of those that are over. */
export function worked(spans: readonly Span[]): number {
  let sum = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end === null || end <= until) continue;
    sum += end - Math.max(start, until);
    until = end;
  }
  return sum;
}

/**
 * Brings times of the builder's clock to the clock here, which may differ when the engine is on another machine. The smallest distance that was seen between a time and
 * the moment when it was heard is how the clocks differ, and the way in between.
 */
export function createClock(now: () => number): {
  readonly hear: (time: number) => void;
  readonly here: (time: number) => number;
} {
  let distance = Number.POSITIVE_INFINITY;
  return {
    hear: (time) => {
      distance = Math.min(distance, now() - time);
    },
    here: (time) => (Number.isFinite(distance) ? time + distance : time),
  };
}
