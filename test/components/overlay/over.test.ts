import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { over } from '../../../components/overlay/over.ts';
import { width } from '../../../src/text/width.ts';
import { random, randomText } from '../../text/random.ts';

describe('a dialog over a screen', () => {
  it('stands in the middle', () => {
    const screen = Array.from({ length: 5 }, () => 'abcdefgh');
    expect(over(screen, ['[--]', '[--]'], 8)).toEqual(['abcdefgh', 'ab[--]gh', 'ab[--]gh', 'abcdefgh', 'abcdefgh']);
  });

  it('cuts wide characters at its edges without moving them', () => {
    expect(over(['日志日志'], ['[--]'], 8)).toEqual(['日[--]志']);
    expect(over(['a日志日a'], ['[--]'], 8)).toEqual(['a [--] a']);
  });

  it('does not take on the colours under it', () => {
    const [row] = over(['\x1b[31mabcdefgh\x1b[39m'], ['[--]'], 8);
    expect(row).toBe('\x1b[31mab\x1b[39m[--]\x1b[31mgh\x1b[39m');
  });

  it('keeps rows exactly as wide as the screen', () => {
    const next = random(9);
    for (let round = 0; round < 200; round++) {
      const screen = [randomText(next, 40), '', randomText(next, 20)];
      const rows = over(screen, ['+------+', '+------+', '+------+'], 30);
      for (const row of rows) expect(width(row)).toBeGreaterThanOrEqual(30);
      for (const row of rows) expect(stripVTControlCharacters(row)).toContain('+------+');
    }
  });
});
