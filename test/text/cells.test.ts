import { expect, test } from 'vitest';
import { cells } from '../../src/text/cells.ts';

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
