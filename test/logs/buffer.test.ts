import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const mebibyte = 1024 * 1024;

test('gives back a line with all that is known of it', () => {
  const buffer = new LogBuffer({ maxBytes: mebibyte });
  buffer.append(rawLine('\x1b[31mERROR\x1b[0m 中文\x1b[2J\tx', 1_795_548_025_052, 420_907, 'stderr'), 3);
  const line = buffer.line(0);
  expect(line).toMatchObject({
    kind: 'text',
    n: 0,
    time: 1_795_548_025_052,
    nanos: '1795548025.052420907',
    text: '\x1b[31mERROR\x1b[0m 中文      x',
    level: 'error',
    stream: 'stderr',
    source: 3,
    cut: false,
  });
  expect(line?.raw()).toBe('\x1b[31mERROR\x1b[0m 中文\x1b[2J\tx');
  expect([buffer.levelAt(0), buffer.sourceAt(0), buffer.timeAt(0), buffer.nanosAt(0)]).toEqual([
    'error',
    3,
    1_795_548_025_052,
    420_907,
  ]);
});

test('what is not there is undefined', () => {
  const buffer = new LogBuffer({ maxBytes: mebibyte });
  expect([buffer.first, buffer.end, buffer.dropped]).toEqual([0, 0, 0]);
  buffer.append(rawLine('a'));
  for (const n of [-1, 1, 0.5, Number.NaN]) expect(buffer.line(n) === undefined || n === 0.5).toBe(true);
  expect(buffer.timeAt(7)).toBeNaN();
});

test('a line feed within a line cannot tear the screen', () => {
  const buffer = new LogBuffer({ maxBytes: mebibyte });
  buffer.append(rawLine('a\nb'));
  expect(buffer.line(0)?.text).toBe('a b');
});

test('a divider stands between lines, is no text and counts for no level', () => {
  const buffer = new LogBuffer({ maxBytes: mebibyte });
  buffer.append(rawLine('ERROR one'));
  buffer.addDivider('restarted', 5000.7, 'ERROR restarted');
  buffer.append(rawLine('two'));
  expect(buffer.line(1)).toMatchObject({ kind: 'divider', divider: 'restarted', time: 5000, text: 'ERROR restarted' });
  expect(buffer.text(1)).toBeUndefined();
  expect(buffer.levelAt(1)).toBe('none');
  expect(buffer.counts).toEqual({ error: 1, warning: 0 });
});

describe('the budget', () => {
  test('holds, and what is kept is the newest, complete', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    const next = random(1);
    for (let n = 0; n < 100_000; n++) {
      buffer.append(
        rawLine(`${n} ${n % 10 === 0 ? 'ERROR' : n % 10 === 1 ? 'WARN' : ''} ${'x'.repeat(next() * 200)}`, n),
      );
      if (n % 1000 === 0) expect(buffer.bytes).toBeLessThanOrEqual(mebibyte);
    }
    expect(buffer.end).toBe(100_000);
    expect(buffer.dropped).toBe(buffer.first);
    expect(buffer.end - buffer.first).toBeGreaterThan(5000);
    let errors = 0;
    for (let n = buffer.first; n < buffer.end; n++) {
      const line = buffer.line(n);
      expect(line?.text.startsWith(`${n} `)).toBe(true);
      expect(line?.time).toBe(n);
      if (line?.kind === 'text' && line.level === 'error') errors += 1;
    }
    expect(buffer.counts.error).toBe(errors);
    expect(buffer.line(buffer.first - 1)).toBeUndefined();
  });

  test('holds for empty lines too', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    for (let n = 0; n < 200_000; n++) buffer.append(rawLine(''));
    expect(buffer.bytes).toBeLessThanOrEqual(mebibyte);
    expect(buffer.end).toBe(200_000);
  });

  test('a line that would take most of it is cut and marked', () => {
    const buffer = new LogBuffer({ maxBytes: mebibyte });
    buffer.append(rawLine('y'.repeat(mebibyte)));
    expect(buffer.line(0)).toMatchObject({ cut: true, text: 'y'.repeat(mebibyte / 4) });
    buffer.append(rawLine('next'));
    expect(buffer.line(1)).toMatchObject({ cut: false, text: 'next' });
    expect(buffer.bytes).toBeLessThanOrEqual(mebibyte);
  });

  test('a million lines of a usual length fit 128 MiB', () => {
    const buffer = new LogBuffer({ maxBytes: 128 * mebibyte });
    const line = rawLine('2026-11-24 12:04:29,114 INFO  [app.api] request 000000 served in 12 ms from cache');
    for (let n = 0; n < 1_000_000; n++) buffer.append(line);
    expect(buffer.first).toBe(0);
    expect(buffer.end).toBe(1_000_000);
  });

  test('a quiet log takes little', () => {
    const buffer = new LogBuffer({ maxBytes: 128 * mebibyte });
    buffer.append(rawLine('hello'));
    expect(buffer.bytes).toBeLessThan(32 * 1024);
  });
});

test('the revision changes with every append, and both callbacks are called', () => {
  let appended = 0;
  let grown = 0;
  const buffer = new LogBuffer({ maxBytes: mebibyte, onAppend: () => appended++, onGrow: () => grown++ });
  const revisions = new Set([buffer.revision]);
  for (let n = 0; n < 1000; n++) {
    buffer.append(rawLine('z'.repeat(100)));
    revisions.add(buffer.revision);
  }
  expect(revisions.size).toBe(1001);
  expect(appended).toBe(1000);
  expect(grown).toBeGreaterThan(2);
});

test('does not keep the bytes that it was given', () => {
  const buffer = new LogBuffer({ maxBytes: mebibyte });
  for (const text of ['short', 'long '.repeat(50)]) {
    const line = rawLine(text);
    buffer.append(line);
    line.bytes.fill(0);
    expect(buffer.line(buffer.end - 1)?.text).toBe(text);
  }
});
