import { expect, test } from 'vitest';
import { width } from '../../src/text/width.ts';

test.each([
  ['', 0],
  ['plain', 5],
  ['中文日志', 8],
  ['a中b', 4],
  ['👩‍👩‍👧', 2],
  ['🙂', 2],
  ['🇨🇳', 2],
  ['é', 1],
  ['e\u0301', 1],
  ['\x1b[31mred\x1b[0m', 3],
  ['\x1b[1;38;2;1;2;3m中\x1b[m', 2],
  ['╭─╮', 3],
  ['、。', 4],
])('%j takes %i cells', (text, columns) => {
  expect(width(text)).toBe(columns);
  expect(width(text)).toBe(columns);
});

test('stays right after more different texts than it remembers', () => {
  for (let n = 0; n < 10_000; n++) expect(width(`中${n}`)).toBe(2 + String(n).length);
});
