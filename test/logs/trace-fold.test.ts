import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import type { Stream } from '../../src/logs/line.ts';
import { traceHead, traceTail } from '../../src/logs/trace-fold.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const python = (name: string) => [
  `ERROR ${name} failed`,
  'Traceback (most recent call last):',
  `  File "${name}.py", line 1, in run`,
  `    raise ValueError("${name}")`,
  `ValueError: ${name}`,
];

type Line = { readonly text: string; readonly source?: number; readonly stream?: Stream };

function logOf(lines: readonly (string | Line)[], maxBytes = 1 << 20): LogBuffer {
  const buffer = new LogBuffer({ maxBytes });
  for (const line of lines) {
    const { text, source = 0, stream = 'stdout' } = typeof line === 'string' ? { text: line } : line;
    buffer.append(rawLine(text, 1, 0, stream), source);
  }
  return buffer;
}

describe('of a trace alone', () => {
  const buffer = logOf(['INFO before', ...python('a'), 'INFO after', ...python('b'), ...python('c')]);

  test('the head of each line is the line before the first that goes on', () => {
    expect([2, 3, 4, 5].map((n) => traceHead(buffer, n))).toEqual([1, 1, 1, 1]);
    expect([8, 11].map((n) => traceHead(buffer, n))).toEqual([7, 7]);
    expect([13, 16].map((n) => traceHead(buffer, n))).toEqual([12, 12]);
  });

  test('the tail has the count of what follows, and its last words', () => {
    expect(traceTail(buffer, 1)).toEqual({ lines: 4, summary: 'ValueError: a' });
    expect(traceTail(buffer, 7)).toEqual({ lines: 4, summary: 'ValueError: b' });
    expect(traceTail(buffer, 12)).toEqual({ lines: 4, summary: 'ValueError: c' });
  });

  test('an ordinary line has no tail', () => {
    expect([0, 6].map((n) => traceTail(buffer, n))).toEqual([undefined, undefined]);
    expect(traceTail(logOf(['ERROR at the end']), 0)).toBeUndefined();
  });

  test('grows with the lines that come', () => {
    const [head = '', ...rest] = python('live');
    const live = logOf([head]);
    expect(traceTail(live, 0)).toBeUndefined();
    for (const [at, text] of rest.entries()) {
      live.append(rawLine(text, 1));
      expect(traceTail(live, 0)?.lines).toBe(at + 1);
    }
    expect(traceTail(live, 0)?.summary).toBe('ValueError: live');
  });
});

describe('the summary', () => {
  test('is the last line at the margin; of frames alone there is none', () => {
    const java = logOf([
      'ERROR java.lang.RuntimeException: outer',
      '\tat com.example.A.run(A.java:1)',
      'Caused by: java.io.IOException: inner',
      '\tat com.example.B.run(B.java:2)',
      '\t... 3 more',
    ]);
    expect(traceTail(java, 0)).toEqual({ lines: 4, summary: 'Caused by: java.io.IOException: inner' });
    const frames = logOf(['ERROR java.lang.RuntimeException: outer', '\tat com.example.A.run(A.java:1)']);
    expect(traceTail(frames, 0)).toEqual({ lines: 1, summary: '' });
  });

  test('is no closing bracket, and no empty line', () => {
    const node = logOf(['TypeError: no', '    at run (a.js:1:1) {', "  code: 'E'", '}']);
    expect(traceTail(node, 0)).toEqual({ lines: 3, summary: '' });
  });

  test('has no colours', () => {
    const [head = '', ...rest] = python('red');
    const coloured = logOf([head, ...rest.slice(0, -1), 'ValueError: \x1b[31mred\x1b[0m  ']);
    expect(traceTail(coloured, 0)).toEqual({ lines: 4, summary: 'ValueError: red' });
  });
});

/** Mixes the traces as they would arrive: each in its order, anything between. */
function mix(traces: readonly (readonly Line[])[], next: () => number): Line[] {
  const left = traces.map((lines) => [...lines]);
  const mixed: Line[] = [];
  for (let open = left.filter((lines) => lines.length > 0); open.length > 0; ) {
    const chosen = open[Math.floor(next() * open.length)] as Line[];
    mixed.push(chosen.shift() as Line);
    open = left.filter((lines) => lines.length > 0);
  }
  return mixed;
}

describe('of traces whose lines are interleaved (seeded)', () => {
  const origins: readonly { readonly source: number; readonly stream: Stream }[] = [
    { source: 0, stream: 'stdout' },
    { source: 0, stream: 'stderr' },
    { source: 1, stream: 'stderr' },
  ];

  test.each([1, 2, 3, 4, 5])('each line finds its own head, and each head its own tail: seed %i', (seed) => {
    const next = random(seed);
    const traces = origins.map((origin, at) =>
      [`a${at}`, `b${at}`, `c${at}`].flatMap((name) => [
        ...python(name).map((text) => ({ text, ...origin })),
        { text: `INFO ${name} goes on`, ...origin },
      ]),
    );
    const buffer = logOf(mix(traces, next));
    const heads = new Map<string, number>();
    let heard = 0;
    for (let n = 0; n < buffer.end; n++) {
      const line = buffer.line(n);
      if (line?.kind !== 'text') continue;
      const key = `${line.source}/${line.stream}`;
      if (buffer.isContinuation(n)) expect(traceHead(buffer, n)).toBe(heads.get(key));
      else heads.set(key, n);
      const name = /^ERROR (\w+) failed/.exec(line.text)?.[1];
      if (name === undefined) continue;
      heard += 1;
      expect(traceTail(buffer, n)).toEqual({ lines: 4, summary: `ValueError: ${name}` });
    }
    expect(heard).toBe(9);
  });

  test('what is long after the trace is not looked for', () => {
    const [head = '', ...rest] = python('slow');
    const others = Array.from({ length: 250 }, () => ({ text: 'INFO other', source: 1 }));
    const near = logOf([head, ...others.slice(0, 150), ...rest]);
    expect(traceTail(near, 0)?.lines).toBe(4);
    const far = logOf([head, ...others, ...rest]);
    expect(traceTail(far, 0)).toBeUndefined();
  });
});

describe('at the ends of what is kept', () => {
  test('the head that was dropped is not found, and the lines of its trace have no other', () => {
    const lines = Array.from({ length: 900 }, (_, at) => `    frame ${at} ${'x'.repeat(80)}`);
    const buffer = logOf(['ERROR first', ...lines], 64 * 1024);
    expect(buffer.first).toBeGreaterThan(0);
    expect(buffer.isContinuation(buffer.first)).toBe(true);
    expect(traceHead(buffer, buffer.first)).toBeUndefined();
    expect(traceHead(buffer, buffer.end - 1)).toBeUndefined();
    buffer.append(rawLine('ERROR next', 1));
    buffer.append(rawLine('  detail', 1));
    expect(traceHead(buffer, buffer.end - 1)).toBe(buffer.end - 2);
  });

  test('a head of another replica or stream is not taken for the one that was dropped', () => {
    const frame = `    frame ${'x'.repeat(80)}`;
    const buffer = logOf(['ERROR first', ...Array.from({ length: 890 }, () => frame)], 64 * 1024);
    buffer.append(rawLine('ERROR other', 1, 0, 'stderr'), 0);
    buffer.append(rawLine('ERROR other', 1, 0, 'stdout'), 1);
    buffer.append(rawLine(frame, 1), 0);
    expect(buffer.first).toBeGreaterThan(0);
    expect(buffer.isContinuation(buffer.end - 1)).toBe(true);
    expect(traceHead(buffer, buffer.end - 1)).toBeUndefined();
  });

  test('older lines that were read back have heads and tails under their negative numbers', () => {
    const buffer = logOf(python('new'));
    buffer.prepend(logOf(python('old')));
    expect([traceHead(buffer, -1), traceHead(buffer, 4)]).toEqual([-5, 0]);
    expect(traceTail(buffer, -5)).toEqual({ lines: 4, summary: 'ValueError: old' });
    expect(traceTail(buffer, 0)).toEqual({ lines: 4, summary: 'ValueError: new' });
  });

  test('a new run ends a trace', () => {
    const buffer = logOf(['ERROR first', '  detail']);
    buffer.addDivider('restarted', 2, '');
    buffer.append(rawLine('  a banner', 2));
    expect(traceTail(buffer, 0)).toEqual({ lines: 1, summary: '' });
  });
});

test('a mark within a trace, or a restart of another replica, hides no line from the count', () => {
  for (const kind of ['mark', 'restarted'] as const) {
    const [head = '', ...rest] = python('a');
    const buffer = logOf([head, ...rest.slice(0, 2)]);
    buffer.addDivider(kind, 1, '', 1);
    for (const text of rest.slice(2)) buffer.append(rawLine(text, 1));
    const hidden = [1, 2, 4, 5].filter((n) => buffer.isContinuation(n) && traceHead(buffer, n) === 0);
    expect(hidden).toEqual([1, 2, 4, 5]);
    expect(traceTail(buffer, 0)).toEqual({ lines: hidden.length, summary: 'ValueError: a' });
  }
});
