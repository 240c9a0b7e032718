import { expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { MergedLog } from '../../src/logs/merge.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const part = (service: string, maxBytes = 1 << 22) => ({ service, buffer: new LogBuffer({ maxBytes }) });
const texts = (merged: MergedLog) =>
  Array.from({ length: merged.end - merged.first }, (_, at) => merged.line(merged.first + at)?.text);

test('orders by time to the nanosecond, and keeps the order of each log', () => {
  const a = part('a');
  const b = part('b');
  a.buffer.append(rawLine('a1', 1000, 5));
  a.buffer.append(rawLine('a2', 999, 0));
  a.buffer.append(rawLine('a3', 1001, 0));
  b.buffer.append(rawLine('b1', 1000, 4));
  b.buffer.append(rawLine('b2', 1000, 6));
  const merged = new MergedLog([a, b]);
  expect(texts(merged)).toEqual(['b1', 'a1', 'a2', 'b2', 'a3']);
  expect([merged.partAt(0)?.service, merged.numberAt(3)]).toEqual(['b', 1]);
  expect([merged.line(-1), merged.line(5), merged.partAt(5)]).toEqual([undefined, undefined, undefined]);
});

test('a late line does not reorder what was handed out', () => {
  const a = part('a');
  const b = part('b');
  a.buffer.append(rawLine('a1', 1000));
  const merged = new MergedLog([a, b]);
  b.buffer.append(rawLine('late', 500));
  a.buffer.append(rawLine('a2', 2000));
  expect(merged.update()).toBe(true);
  expect(texts(merged)).toEqual(['a1', 'late', 'a2']);
  expect(merged.update()).toBe(false);
});

test('a flood merges complete and in order, and lines keep their numbers while others are dropped (seeded)', () => {
  const next = random(8);
  const parts = [part('loud', 200_000), part('quiet'), part('third', 400_000)];
  const merged = new MergedLog(parts);
  const seen = new Map<string, number>();
  let time = 0;
  for (let round = 0; round < 300; round++) {
    for (let n = 0; n < 60; n++) {
      time += Math.floor(next() * 3);
      const index = next() < 0.02 ? 1 : next() < 0.8 ? 0 : 2;
      parts[index]?.buffer.append(rawLine(`${index}-${parts[index]?.buffer.end}`, time));
    }
    merged.update();
    const kept = parts.reduce((sum, { buffer }) => sum + buffer.end - buffer.first, 0);
    expect(merged.end - merged.first).toBe(kept);
    // The newest lines keep the numbers under which they were first seen.
    for (let at = merged.end - 1; at >= Math.max(merged.first, merged.end - 500); at--) {
      const text = merged.line(at)?.text as string;
      if ((seen.get(text) ?? at) !== at) throw new Error(`${text} moved from ${seen.get(text)} to ${at}`);
      seen.set(text, at);
    }
  }
  expect(parts[0]?.buffer.dropped).toBeGreaterThan(0);
  let before = Number.NEGATIVE_INFINITY;
  for (let at = merged.first; at < merged.end; at++) {
    const line = merged.line(at);
    expect(line?.time).toBeGreaterThanOrEqual(before);
    before = line?.time ?? before;
  }
});
