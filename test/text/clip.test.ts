import { describe, expect, test } from 'vitest';
import { clip, clipStart, pad, padStart, slice } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { random, randomText } from './random.ts';

describe('clip', () => {
  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['abcdef', 1, '…'],
    ['abcdef', 0, ''],
    ['中文日志', 7, '中文日…'],
    ['中文日志', 6, '中文…'],
    ['a👩‍👩‍👧b👩‍👩‍👧', 5, 'a👩‍👩‍👧b…'],
    ['\x1b[31mabcdef\x1b[39m', 4, '\x1b[31mabc…\x1b[39m'],
    ['\x1b[31mabc\x1b[39mdef', 5, '\x1b[31mabc\x1b[39md…'],
    ['\x1b[31mabc\x1b[39m', 3, '\x1b[31mabc\x1b[39m'],
  ])('%j in %i', (text, columns, expected) => expect(clip(text, columns)).toBe(expected));

  test('an ellipsis wider than the room is left out', () => expect(clip('abcdef', 2, { ellipsis: '...' })).toBe('ab'));
});

test('clipStart keeps the end of a path and its style', () => {
  expect(clipStart('backend/app/api/main.py', 12)).toBe('…api/main.py');
  expect(clipStart('目录/文件', 6)).toBe('…/文件');
  expect(clipStart('\x1b[31mabcdef\x1b[39m', 4)).toBe('…\x1b[31mdef\x1b[39m');
});

test('pad and padStart fill or clip to the exact width', () => {
  expect(pad('中', 4)).toBe('中  ');
  expect(padStart('7', 3)).toBe('  7');
  expect(pad('中文日志', 4)).toBe('中… ');
  expect(padStart('中文日志', 4)).toBe(' 中…');
});

describe('slice', () => {
  test.each([
    ['abcdef', 2, 4, 'cd'],
    ['中文日志', 1, 5, ' 文 '],
    ['中文日志', 2, 6, '文日'],
    ['中文日志', 1, 2, ' '],
    ['\x1b[31mabc\x1b[39mdef', 1, 5, '\x1b[31mbc\x1b[39mde'],
    ['\x1b[31mabcdef', 2, 4, '\x1b[31mcd\x1b[39m'],
    ['abc', 5, 9, ''],
  ])('%j from %i to %i', (text, from, to, expected) => expect(slice(text, from, to)).toBe(expected));
});

test('widths hold for any text (seeded)', () => {
  const next = random(7);
  for (let round = 0; round < 1000; round++) {
    const text = randomText(next, 30);
    const columns = Math.floor(next() * 40);
    expect(width(clip(text, columns))).toBeLessThanOrEqual(columns);
    expect(width(clipStart(text, columns))).toBeLessThanOrEqual(columns);
    expect(width(pad(text, columns))).toBe(columns);
    expect(width(padStart(text, columns))).toBe(columns);
    const from = Math.floor(next() * 20);
    const expected = Math.max(0, Math.min(width(text), from + columns) - from);
    expect(width(slice(text, from, from + columns)), JSON.stringify({ text, from, columns })).toBe(expected);
  }
});
