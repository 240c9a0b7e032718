import { expect, test } from 'vitest';
import {
  cutFacts,
  dividerFacts,
  dividerIn,
  isContinuationIn,
  isCutIn,
  isDividerIn,
  isMarkIn,
  levelIn,
  nanosIn,
  streamIn,
  textFacts,
} from '../../src/logs/facts.ts';
import type { DividerKind } from '../../src/logs/line.ts';

/** As a chunk keeps them. */
const stored = (facts: number) => new Uint32Array([facts])[0] as number;

test('each fact of a line comes back, whatever the others are', () => {
  for (const nanos of [0, 1, 524_288, 999_999])
    for (const level of [0, 1, 2, 3, 4])
      for (const stream of ['stdout', 'stderr'] as const)
        for (const cut of [false, true])
          for (const continues of [false, true]) {
            const facts = stored(textFacts(nanos, level, stream, cut, continues));
            expect({
              nanos: nanosIn(facts),
              level: levelIn(facts),
              stream: streamIn(facts),
              cut: isCutIn(facts),
              continues: isContinuationIn(facts),
              divider: isDividerIn(facts),
              mark: isMarkIn(facts),
            }).toEqual({ nanos, level, stream, cut, continues, divider: false, mark: false });
          }
});

test('each kind of divider comes back; only a mark is one', () => {
  const kinds: Record<DividerKind, true> = {
    started: true,
    restarted: true,
    recreated: true,
    stopped: true,
    reconnected: true,
    gap: true,
    mark: true,
  };
  for (const kind of Object.keys(kinds) as DividerKind[]) {
    const facts = stored(dividerFacts(kind));
    expect([isDividerIn(facts), dividerIn(facts), isMarkIn(facts)]).toEqual([true, kind, kind === 'mark']);
    expect([isContinuationIn(facts), isCutIn(facts), nanosIn(facts)]).toEqual([false, false, 0]);
  }
});

test('a line of the level that a mark has as its kind is no mark', () => {
  const codeOfMark = levelIn(dividerFacts('mark'));
  expect(isMarkIn(textFacts(0, codeOfMark, 'stdout', false, false))).toBe(false);
});

test('cutting changes nothing else', () => {
  const facts = textFacts(123_456, 3, 'stderr', false, true);
  const cut = stored(cutFacts(facts));
  expect(cut).toBe(textFacts(123_456, 3, 'stderr', true, true));
  expect(cutFacts(cut)).toBe(cut);
});
