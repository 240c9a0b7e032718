import { expect, it } from 'vitest';
import { KEPT_LINES } from '../../../src/doctor/known.ts';
import { LogStore } from '../../../src/logs/store.ts';
import { keptLines } from '../../../src/session/doctor/kept-lines.ts';

function log(...lines: readonly (readonly [number, string])[]) {
  const buffer = new LogStore().buffer('api');
  for (const [ms, text] of lines) {
    const bytes = Buffer.from(text);
    buffer.append({ bytes, start: 0, end: bytes.length, stream: 'stdout', ms, nanos: 0, cut: false });
  }
  return buffer;
}

it('leaves out what an earlier run said', () => {
  const buffer = log([1000, 'old'], [2000, 'connection refused'], [3000, 'started']);
  buffer.addDivider('restarted', 2500, '');
  expect(keptLines(buffer, 2600).map(({ text }) => text)).toEqual(['started']);
  expect(keptLines(buffer, 0)).toHaveLength(3);
});

it('keeps the newest of many, in their order, without colours', () => {
  const many = Array.from({ length: KEPT_LINES + 5 }, (_, n): [number, string] => [n, `\u001b[31m${n}\u001b[0m`]);
  const kept = keptLines(log(...many), 0);
  expect(kept).toHaveLength(KEPT_LINES);
  expect([kept[0]?.text, kept.at(-1)?.text]).toEqual(['5', `${KEPT_LINES + 4}`]);
});
