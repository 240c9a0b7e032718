import { expect, test } from 'vitest';
import { bar, spark } from '../../src/text/bar.ts';

test.each([
  [0, 4, '░░░░'],
  [1, 4, '████'],
  [0.5, 4, '██░░'],
  [0.3, 4, '█▎░░'],
  [2, 3, '███'],
  [Number.NaN, 2, '░░'],
  [0.5, 0, ''],
])('bar(%d, %i)', (fraction, columns, expected) => expect(bar(fraction, columns)).toBe(expected));

test('spark', () => {
  expect(spark([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
  expect(spark([0, 50, 100, 200], 100)).toBe('▁▅██');
  expect(spark([0, 0])).toBe('▁▁');
  expect(spark([1, Number.NaN, 1])).toBe('█ █');
  expect(spark([])).toBe('');
});
