import { describe, expect, it } from 'vitest';
import { foldedUnder, foldKey, isFolded } from '../../../components/logs/fold.ts';
import { type LogSource, mergedSource, serviceSource } from '../../../components/logs/source.ts';
import { LogBuffer } from '../../../src/logs/buffer.ts';
import { MergedLog } from '../../../src/logs/merge.ts';
import { rawLine } from '../../logs/lines.ts';

const PYTHON = [
  'INFO:     ready',
  'ERROR:    request failed',
  'Traceback (most recent call last):',
  '  File "/app/app/main.py", line 42, in generate',
  '    raise ValueError("no such user")',
  'ValueError: no such user',
  'INFO:     going on',
];

function bufferOf(texts: readonly string[], source = 0, ms = (n: number) => n): LogBuffer {
  const buffer = new LogBuffer({ maxBytes: 1_000_000 });
  for (const [n, text] of texts.entries()) buffer.append(rawLine(text, ms(n)), source);
  return buffer;
}

const readable = { shape: 'readable', opened: new Set<string>() } as const;

/** The lines that stay in sight. */
function unfolded(source: Parameters<typeof isFolded>[0], folding: Parameters<typeof isFolded>[1] = readable) {
  const numbers = Array.from({ length: source.end - source.first }, (_, at) => source.first + at);
  return numbers.filter((n) => !isFolded(source, folding, n)).map((n) => source.text(n));
}

function keyAt(of: LogSource, n: number): string {
  const origin = of.origin(n);
  if (!origin) throw new Error(`no line ${n}`);
  return foldKey(origin);
}

describe('folding traces', () => {
  const source = serviceSource(bufferOf(PYTHON), [], 'none');

  it('hides what goes on with a trace under its first line', () => {
    expect(unfolded(source)).toEqual(['INFO:     ready', 'ERROR:    request failed', 'INFO:     going on']);
  });

  it('tells how many lines are hidden and what they say in the end', () => {
    expect(foldedUnder(source, readable, 1)).toEqual({ lines: 4, summary: 'ValueError: no such user' });
    expect([0, 3, 6, 7].map((n) => foldedUnder(source, readable, n))).toEqual(Array(4).fill(undefined));
  });

  it('shows a trace that was opened, and no other', () => {
    const two = serviceSource(bufferOf([...PYTHON, ...PYTHON]), [], 'none');
    const opened = { shape: 'readable', opened: new Set([keyAt(two, 1)]) } as const;
    expect(unfolded(two, opened)).toEqual([...PYTHON, ...unfolded(source)]);
    expect(foldedUnder(two, opened, 1)).toBeUndefined();
    expect(foldedUnder(two, opened, 8)).toMatchObject({ lines: 4 });
  });

  it('hides nothing in the other shapes', () => {
    for (const shape of ['raw', 'escaped'] as const) {
      expect(unfolded(source, { shape, opened: new Set() })).toEqual(PYTHON);
      expect(foldedUnder(source, { shape, opened: new Set() }, 1)).toBeUndefined();
    }
  });

  it('keeps the traces of two replicas apart that were written at once', () => {
    const buffer = new LogBuffer({ maxBytes: 1_000_000 });
    for (const [n, text] of PYTHON.entries()) for (const replica of [0, 1]) buffer.append(rawLine(text, n), replica);
    const both = serviceSource(buffer, ['api-1', 'api-2'], 'none');
    expect(unfolded(both)).toEqual(unfolded(source).flatMap((text) => [text, text]));
    expect(foldedUnder(both, readable, 2)).toEqual({ lines: 4, summary: 'ValueError: no such user' });
    const opened = { shape: 'readable', opened: new Set([keyAt(both, 2)]) } as const;
    expect(unfolded(both, opened)).toHaveLength(6 + 4);
  });

  it('opens in a merged log the trace of one service and not that of another with the same number', () => {
    const parts = [
      { service: 'api', buffer: bufferOf(PYTHON, 0, (n) => n * 10) },
      { service: 'web', buffer: bufferOf(PYTHON, 0, (n) => n * 10 + 5) },
    ];
    const merged = mergedSource(new MergedLog(parts), [{ labels: ['api'] }, { labels: ['web'] }], 'none');
    expect(unfolded(merged)).toHaveLength(6);
    const opened = {
      shape: 'readable',
      opened: new Set([foldKey({ buffer: parts[1]?.buffer as LogBuffer, n: 1 })]),
    } as const;
    expect(unfolded(merged, opened)).toHaveLength(6 + 4);
    const heads = [0, 1, 2, 3, 4, 5, 6, 7].filter((n) => foldedUnder(merged, opened, n));
    expect(heads.map((n) => merged.labels?.[merged.line(n)?.source ?? -1])).toEqual(['api']);
  });

  it('shows the rest of a trace whose first line was dropped', () => {
    const buffer = new LogBuffer({ maxBytes: 4096 * 3 });
    buffer.append(rawLine('ERROR:    request failed'));
    buffer.append(rawLine('Traceback (most recent call last):'));
    while (buffer.first === 0) buffer.append(rawLine(`  File "/app/app/main.py", line ${buffer.end}, in generate`));
    expect(buffer.isContinuation(buffer.first)).toBe(true);
    expect(unfolded(serviceSource(buffer, [], 'none'))).toHaveLength(buffer.end - buffer.first);
  });
});
