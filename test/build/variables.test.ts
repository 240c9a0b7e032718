import { expect, it } from 'vitest';
import { expand, namesIn } from '../../src/build/variables.ts';

const variables = { A: 'one', EMPTY: '', NONE: null };
/** `${…}`, which the linter takes for a template in plain quotes. */
const braced = (inside: string) => `$\{${inside}}`;

it.each([
  ['$A/x', 'one/x'],
  [`${braced('A')}_x`, 'one_x'],
  [braced('B:-two'), 'two'],
  [braced('EMPTY:-two'), 'two'],
  [braced('EMPTY-two'), ''],
  [braced('A:+three'), 'three'],
  [braced('B:+three'), ''],
  [braced('B:-$A'), 'one'],
  ['$NONE.', '.'],
  ['\\$A', '$A'],
  ['nothing', 'nothing'],
])('fills in %s', (text, expected) => {
  expect(expand(text, variables)).toBe(expected);
});

it.each(['$B', braced('A#o'), braced('B:-$C'), braced('A/o/x'), braced('B:?no')])('does not know %s', (text) => {
  expect(expand(text, variables)).toBeNull();
});

it('finds the names', () => {
  expect(namesIn(`$A ${braced('B:-x')} \\$C ${braced('D')}`)).toEqual(['A', 'B', 'D']);
});
