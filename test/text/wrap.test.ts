import { expect, test } from 'vitest';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import { random, randomText } from './random.ts';

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 8, ['one two', 'three']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['a\n\nb', 5, ['a', '', 'b']],
  ['', 5, ['']],
  ['  indented longword', 12, ['  indented', 'longword']],
  ['  longword', 6, ['  long', 'word']],
  ['中文日志文件', 5, ['中文', '日志', '文件']],
  ['你好，世界。', 4, ['你', '好，', '世', '界。']],
  ['他说「好」吧', 6, ['他说', '「好」', '吧']],
  ['use 中文 here', 6, ['use 中', '文', 'here']],
  ['中', 1, ['中']],
  ['x', 0, []],
])('%j in %i', (text, columns, expected) => expect(wrap(text, columns)).toEqual(expected));

test('each line carries and closes the style', () => {
  expect(wrap('\x1b[31mone two\x1b[39m three', 4)).toEqual(['\x1b[31mone\x1b[39m', '\x1b[31mtwo\x1b[39m', 'thre', 'e']);
  expect(wrap('\x1b[1ma\nb', 4)).toEqual(['\x1b[1ma\x1b[22m', '\x1b[1mb\x1b[22m']);
});

test('no line is too wide and nothing but spaces is lost (seeded)', () => {
  const next = random(11);
  for (let round = 0; round < 1000; round++) {
    const text = randomText(next, 60);
    const columns = 2 + Math.floor(next() * 20);
    const lines = wrap(text, columns);
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
    expect(plain(lines.join('')).replaceAll(' ', '')).toBe(plain(text).replaceAll(' ', ''));
    if (columns > 4 && !/，.{0,9}，/.test(plain(text))) {
      for (const line of lines.slice(1)) expect(plain(line), JSON.stringify({ text, columns })).not.toMatch(/^，/);
    }
  }
});

test('a line of a megabyte is wrapped in linear time', () => {
  const started = performance.now();
  expect(wrap('中a '.repeat(250_000), 80).length).toBeGreaterThan(10_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
