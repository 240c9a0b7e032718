import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { probeStrip } from '../../../components/health/probe-strip.ts';

const probe = (ms: number, exitCode = 0) => ({ startedAt: 1000, endedAt: 1000 + ms, exitCode, output: '' });

test('the height of a good probe is its share of the longest good one; a failed one does not count for that', () => {
  expect(stripVTControlCharacters(probeStrip([probe(0), probe(100), probe(50), probe(9000, 1)], 10))).toBe('▁█▅x');
});

test('only the newest are shown where there is no room for all', () => {
  expect(stripVTControlCharacters(probeStrip([probe(10), probe(10, 1), probe(10, -1)], 2))).toBe('xx');
  expect(probeStrip([probe(10)], 0)).toBe('');
});

test('failures are red', () => {
  expect(probeStrip([probe(10, 1)], 1)).toBe('\x1b[31mx\x1b[39m');
});
