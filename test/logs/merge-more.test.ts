import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { MergedLog } from '../../src/logs/merge.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const part = (service: string, maxBytes = 1 << 22) => ({ service, buffer: new LogBuffer({ maxBytes }) });
type Part = ReturnType<typeof part>;

function fill({ buffer }: Part, ...lines: readonly (readonly [text: string, ms: number])[]) {
  for (const [text, ms] of lines) buffer.append(rawLine(text, ms));
}

const numbers = (merged: MergedLog) => Array.from({ length: merged.end - merged.first }, (_, at) => merged.first + at);
const shown = (merged: MergedLog) =>
  numbers(merged).map((at) => {
    const line = merged.line(at);
    return line?.kind === 'divider' ? `--${line.divider} ${line.time}--` : line?.text;
  });

describe('renumber', () => {
  test('moves all numbers, and what comes later goes on after them', () => {
    const [a, b] = [part('a'), part('b')];
    fill(a, ['a1', 1], ['a2', 3]);
    fill(b, ['b1', 2]);
    const merged = new MergedLog([a, b]);
    merged.renumber(100);
    expect([merged.first, merged.end]).toEqual([97, 100]);
    expect(shown(merged)).toEqual(['a1', 'b1', 'a2']);
    expect([merged.line(96), merged.line(100), merged.origin(2)]).toEqual([undefined, undefined, undefined]);
    expect([merged.timeAt(98), merged.numberAt(99), merged.partAt(98)?.service]).toEqual([2, 1, 'b']);
    expect(merged.origin(98)).toEqual({ buffer: b.buffer, n: 0, part: 1 });
    fill(b, ['b2', 4]);
    expect(merged.update()).toBe(true);
    expect([merged.first, merged.end, merged.text(100)]).toEqual([97, 101, 'b2']);
  });

  test('may go below 0, and through growth and drops the numbers stay (seeded)', () => {
    const next = random(5);
    const parts = [part('loud', 128 * 1024), part('quiet')];
    fill(parts[0] as Part, ['first', 0]);
    const merged = new MergedLog(parts);
    merged.renumber(-20_000);
    const seen = new Map<string, number>();
    for (let n = 1; n < 30_000; n++) {
      const { service, buffer } = parts[next() < 0.05 ? 1 : 0] as Part;
      buffer.append(rawLine(`${service} ${buffer.end}`, n));
      if (n % 500 !== 0) continue;
      merged.update();
      expect(merged.end).toBe(-20_000 + n);
      for (let at = merged.end - 1; at >= merged.end - 400; at--) {
        const text = merged.text(at) as string;
        if ((seen.get(text) ?? at) !== at) throw new Error(`${text} moved from ${seen.get(text)} to ${at}`);
        seen.set(text, at);
      }
    }
    merged.update();
    expect(parts[0]?.buffer.dropped).toBeGreaterThan(0);
    expect(merged.end - merged.first).toBe(parts.reduce((sum, { buffer }) => sum + buffer.end - buffer.first, 0));
  });
});

describe('isCurrent', () => {
  test('stays true while lines come and go, and is false once a part got older ones', () => {
    const [a, b] = [part('a', 64 * 1024), part('b')];
    fill(b, ['b', 0]);
    const merged = new MergedLog([a, b]);
    for (let n = 0; n < 5000; n++) fill(a, [`a ${n}`, n]);
    expect([a.buffer.dropped > 0, merged.isCurrent]).toEqual([true, true]);
    merged.update();
    expect(merged.isCurrent).toBe(true);
    const older = part('older');
    fill(older, ['older b', -1]);
    b.buffer.prepend(older.buffer);
    expect(merged.isCurrent).toBe(false);
    merged.update();
    expect(merged.isCurrent).toBe(false);
    const anew = new MergedLog([a, b]);
    expect([anew.isCurrent, shown(anew)[0]]).toEqual([true, 'older b']);
  });

  test('a merge made anew under the old end keeps the numbers of what was shown', () => {
    const [a, b] = [part('a'), part('b')];
    fill(a, ['a1', 10], ['a2', 30]);
    fill(b, ['b1', 20]);
    const merged = new MergedLog([a, b]);
    const older = part('older');
    fill(older, ['a-2', 5], ['a-1', 6]);
    a.buffer.prepend(older.buffer);
    const anew = new MergedLog([a, b]);
    anew.renumber(merged.end);
    expect([anew.first, anew.end]).toEqual([-2, 3]);
    expect([0, 1, 2].map((at) => anew.text(at))).toEqual(['a1', 'b1', 'a2']);
    expect([-2, -1].map((at) => anew.text(at))).toEqual(['a-2', 'a-1']);
    expect([anew.numberAt(-2), anew.origin(-1)]).toEqual([-2, { buffer: a.buffer, n: -1, part: 0 }]);
  });
});

describe('waitFor', () => {
  test('nothing later is taken in until the part that is waited for has come, or is no more', () => {
    const [a, b] = [part('a'), part('b')];
    const waiting = new Set([1]);
    const merged = new MergedLog([a, b], (index) => waiting.has(index));
    fill(a, ['a1', 1], ['a2', 5], ['a3', 9]);
    expect([merged.update(), shown(merged)]).toEqual([false, []]);
    fill(b, ['b1', 3]);
    expect(merged.update()).toBe(true);
    expect(shown(merged)).toEqual(['a1', 'b1']);
    fill(b, ['b2', 7]);
    merged.update();
    expect(shown(merged)).toEqual(['a1', 'b1', 'a2', 'b2']);
    waiting.clear();
    merged.update();
    expect(shown(merged)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });

  test('histories in pieces of any size come out in order (seeded)', () => {
    const next = random(17);
    const parts = [part('a'), part('b'), part('c')];
    const left = parts.map((_, index) =>
      Array.from({ length: 2000 }, (_each, at) => [`${index}/${at}`, at * 3 + index] as const),
    );
    const merged = new MergedLog(parts, (index) => (left[index] as unknown[]).length > 0);
    while (left.some((lines) => lines.length > 0)) {
      const index = Math.floor(next() * 3);
      fill(parts[index] as Part, ...(left[index] as (readonly [string, number])[]).splice(0, next() * 100));
      merged.update();
    }
    expect(numbers(merged).map((at) => merged.timeAt(at))).toEqual(Array.from({ length: 6000 }, (_, at) => at));
  });
});

describe('marks', () => {
  const mark = (at: number, ...parts: readonly Part[]) => {
    for (const { buffer } of parts) buffer.addDivider('mark', at, '');
  };

  test('one that is in every log stands once', () => {
    const parts = [part('a'), part('b'), part('c')] as const;
    const [a, b, c] = parts;
    fill(a, ['a1', 1]);
    fill(b, ['b1', 2]);
    fill(c, ['c1', 3]);
    mark(10, ...parts);
    fill(b, ['b2', 11]);
    const merged = new MergedLog(parts);
    expect(shown(merged)).toEqual(['a1', 'b1', 'c1', '--mark 10--', 'b2']);
    mark(20, ...parts);
    fill(a, ['a2', 21]);
    merged.update();
    mark(30, ...parts);
    merged.update();
    expect(shown(merged).slice(4)).toEqual(['b2', '--mark 20--', 'a2', '--mark 30--']);
  });

  test('other dividers of one moment all stand, and two marks of different moments do', () => {
    const [a, b] = [part('a'), part('b')];
    mark(10, a, b);
    mark(11, a, b);
    for (const { buffer } of [a, b]) buffer.addDivider('restarted', 12, '');
    expect(shown(new MergedLog([a, b]))).toEqual([
      '--mark 10--',
      '--mark 11--',
      '--restarted 12--',
      '--restarted 12--',
    ]);
  });

  test('two marks stand once each also where the clock of a log is ahead of ours', () => {
    const [a, b] = [part('a'), part('b')];
    fill(b, ['b ahead', 500]);
    mark(10, a, b);
    fill(a, ['a1', 11]);
    mark(20, a, b);
    const stand = shown(new MergedLog([a, b])).filter((text) => text?.startsWith('--mark'));
    expect(stand).toEqual(['--mark 10--', '--mark 20--']);
  });
});

describe('traces', () => {
  const trace = (name: string, ms: number) =>
    [
      [`ERROR ${name}`, ms],
      [`  File "${name}.py", line 1`, ms + 2],
      [`ValueError: ${name}`, ms + 4],
    ] as const;

  test('stay together among the lines of other logs', () => {
    const [a, b] = [part('a'), part('b')];
    fill(a, ['a0', 5], ...trace('a', 10), ['a9', 20]);
    fill(b, ['b1', 11], ['b2', 13], ...trace('b', 13), ['b9', 19]);
    expect(shown(new MergedLog([a, b]))).toEqual([
      'a0',
      ...trace('a', 0).map(([text]) => text),
      ...['b1', 'b2'],
      ...trace('b', 0).map(([text]) => text),
      ...['b9', 'a9'],
    ]);
  });

  test('of many logs at once (seeded)', () => {
    const next = random(23);
    const parts = ['a', 'b', 'c'].map((service) => part(service));
    for (let n = 0; n < 600; n++) {
      const each = parts[Math.floor(next() * 3)] as Part;
      if (next() < 0.5) fill(each, ...trace(`${each.service}${n}`, n));
      else fill(each, [`INFO ${n}`, n]);
    }
    const merged = new MergedLog(parts);
    let continuations = 0;
    for (const at of numbers(merged)) {
      const { buffer, n } = merged.origin(at) ?? {};
      if (buffer === undefined || n === undefined || !buffer.isContinuation(n)) continue;
      continuations += 1;
      expect(merged.origin(at - 1)).toMatchObject({ n: n - 1 });
      expect(merged.origin(at - 1)?.buffer).toBe(buffer);
    }
    expect(continuations).toBeGreaterThan(400);
    expect(merged.end).toBe(parts.reduce((sum, { buffer }) => sum + buffer.end, 0));
  });
});

describe('movedBelow', () => {
  /** What each entry is. */
  const places = (merged: MergedLog) =>
    new Map(numbers(merged).map((at) => [at, `${merged.partAt(at)?.service}/${merged.numberAt(at)}`]));

  test('is below everything until a part drops lines', () => {
    const [a, b] = [part('a'), part('b')];
    fill(a, ['a', 1]);
    const merged = new MergedLog([a, b]);
    fill(b, ['b', 2]);
    merged.update();
    expect(merged.movedBelow).toBe(Number.NEGATIVE_INFINITY);
  });

  test('says exactly from where on entries are what they were (seeded)', () => {
    const next = random(31);
    const parts = [part('loud', 64 * 1024), part('quiet'), part('third', 128 * 1024)];
    const merged = new MergedLog(parts);
    let drops = 0;
    for (let n = 0; n < 20_000; n++) {
      const each = parts[next() < 0.05 ? 1 : next() < 0.7 ? 0 : 2] as Part;
      fill(each, [`${n} ${'x'.repeat(next() * 60)}`, n]);
      if (n % 400 !== 0) continue;
      const before = places(merged);
      const { first, movedBelow } = merged;
      merged.update();
      const now = places(merged);
      if (merged.first === first) {
        expect(merged.movedBelow).toBe(movedBelow);
        continue;
      }
      drops += 1;
      for (const [at, place] of before) {
        if (at >= merged.movedBelow && now.get(at) !== place) throw new Error(`entry ${at} has moved`);
      }
      // The last before it was dropped or has moved.
      expect(now.get(merged.movedBelow - 1)).not.toBe(before.get(merged.movedBelow - 1));
    }
    expect(drops).toBeGreaterThan(10);
  });

  test('is as exact where a mark was dropped that stood only once', () => {
    const [a, b] = [part('a', 64 * 1024), part('b')];
    fill(a, ['a1', 0]);
    fill(b, ['b1', 1]);
    for (const { buffer } of [a, b]) buffer.addDivider('mark', 2, '');
    const merged = new MergedLog([a, b]);
    expect(numbers(merged).map((at) => merged.partAt(at)?.service)).toEqual(['a', 'b', 'b']);
    for (let n = 3; a.buffer.first === 0; n++) {
      merged.update();
      fill(a, ['x'.repeat(100), n]);
    }
    merged.update();
    const { first: dropped, end } = a.buffer;
    // Its first line, its mark, which has no entry here, and what came after the two entries of the other log.
    expect([merged.first, merged.end, merged.end - merged.first]).toEqual([dropped - 1, end + 1, end - dropped + 2]);
    expect(merged.movedBelow).toBe(dropped + 1);
  });
});

test('goes on rightly in a part whose lines were dropped before they were handed out', () => {
  const [a, b] = [part('a', 64 * 1024), part('b')];
  fill(b, ['b', 1]);
  const merged = new MergedLog([a, b]);
  for (let n = 0; n < 5000; n++) fill(a, [`a ${n}`, 2 + n]);
  merged.update();
  expect(merged.end - merged.first).toBe(a.buffer.end - a.buffer.first + 1);
  expect([shown(merged)[1], shown(merged).at(-1)]).toEqual([`a ${a.buffer.first}`, 'a 4999']);
});
