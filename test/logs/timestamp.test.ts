import { expect, test } from 'vitest';
import { isTimestamp, sinceParameter, timestampMs, timestampNanos } from '../../src/logs/timestamp.ts';

test.each([
  '1970-01-01T00:00:00.000000000Z',
  '2024-02-29T23:59:59.999999999Z',
  '2026-11-24T19:15:55.733447269Z',
  '2100-03-01T00:00:00.001000001Z',
])('%s is parsed to the nanosecond', (text) => {
  const bytes = Buffer.from(`xx${text} line`);
  expect(isTimestamp(bytes, 2, bytes.length)).toBe(true);
  expect(timestampMs(bytes, 2)).toBe(Date.parse(`${text.slice(0, 23)}Z`));
  expect(timestampNanos(bytes, 2)).toBe(Number(text.slice(23, 29)));
});

test('what only looks like one is none', () => {
  for (const text of ['2026-11-24T19:15:55Z hello and more text', '2026-11-24T19:15:55.733447269Z', 'hello']) {
    expect(isTimestamp(Buffer.from(text), 0, text.length)).toBe(false);
  }
});

test('since has nine decimals', () => {
  expect(sinceParameter(1_795_548_025_052, 420_907)).toBe('1795548025.052420907');
  expect(sinceParameter(1000, 0)).toBe('1.000000000');
});
