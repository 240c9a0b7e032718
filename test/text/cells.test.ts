import { expect, test } from 'vitest';
import { cells } from '../../src/text/cells.ts';
import { width } from '../../src/text/width.ts';

test('parts SGR from characters', () => {
  expect(cells('a\x1b[31m中\x1b[m')).toEqual([
    { kind: 'character', text: 'a', columns: 1 },
    { kind: 'sgr', text: '\x1b[31m', columns: 0 },
    { kind: 'character', text: '中', columns: 2 },
    { kind: 'sgr', text: '\x1b[m', columns: 0 },
  ]);
});

test('keeps a joined emoji and a combined letter whole', () => {
  expect(cells('👩‍👩‍👧e\u0301')).toEqual([
    { kind: 'character', text: '👩‍👩‍👧', columns: 2 },
    { kind: 'character', text: 'e\u0301', columns: 1 },
  ]);
});

test('takes the characters that come often apart as the segmenter would, with their widths', () => {
  const ranges = [
    [0x20, 0x7e],
    [0xb7, 0xb7],
    [0x2026, 0x2026],
    [0x2190, 0x21ff],
    [0x2500, 0x25fc],
    [0x2714, 0x2716],
    [0x3001, 0x3011],
    [0x4e00, 0x9fff],
    [0xff01, 0xff60],
  ] as const;
  const all = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  );
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(all.join(''))];
  const expected = segments.map(({ segment }) => ({ kind: 'character', text: segment, columns: width(segment) }));
  expect(all.flatMap((character) => cells(character))).toEqual(expected);
  expect(cells(all.filter((character) => character !== '✕').join(''))).toEqual(
    expected.filter(({ text }) => text !== '✕'),
  );
});
