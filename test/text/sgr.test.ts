import { expect, test } from 'vitest';
import { closing, noStyle, opening, restyle } from '../../src/text/sgr.ts';

const after = (...sequences: readonly string[]) => sequences.reduce(restyle, noStyle);

test.each([
  [['\x1b[31m'], '\x1b[31m', '\x1b[39m'],
  [['\x1b[31m', '\x1b[32m'], '\x1b[32m', '\x1b[39m'],
  [['\x1b[1m', '\x1b[2m'], '\x1b[1;2m', '\x1b[22m'],
  [['\x1b[1;31;44m'], '\x1b[1;31;44m', '\x1b[22m\x1b[39m\x1b[49m'],
  [['\x1b[38;5;200m'], '\x1b[38;5;200m', '\x1b[39m'],
  [['\x1b[38;2;1;2;3;1m'], '\x1b[38;2;1;2;3;1m', '\x1b[39m\x1b[22m'],
  [['\x1b[4:3m'], '\x1b[4:3m', '\x1b[24m'],
  [['\x1b[4m', '\x1b[4:0m'], '', ''],
  [['\x1b[31m', '\x1b[0m'], '', ''],
  [['\x1b[31m', '\x1b[m'], '', ''],
  [['\x1b[31;7m', '\x1b[39m'], '\x1b[7m', '\x1b[27m'],
  [['\x1b[1m', '\x1b[22m'], '', ''],
])('%j', (sequences, open, close) => {
  expect(opening(after(...sequences))).toBe(open);
  expect(closing(after(...sequences))).toBe(close);
});
