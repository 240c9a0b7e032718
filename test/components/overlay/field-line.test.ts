import chalk from 'chalk';
import { afterEach, describe, expect, it } from 'vitest';
import { fieldLine } from '../../../components/overlay/field-line.ts';
import { width } from '../../../src/text/width.ts';
import { random } from '../../text/random.ts';
import '../golden.ts';

afterEach(() => {
  chalk.level = 1;
});

describe('a drawn field', () => {
  it('shows the cursor on the character that it stands before', () => {
    expect(fieldLine({ text: 'abc', cursor: 1 }, 6)).toBe('a\x1b[7mb\x1b[27mc   ');
    expect(fieldLine({ text: 'abc', cursor: 3 }, 6)).toBe('abc\x1b[7m \x1b[27m  ');
  });

  it('shows the cursor without colours too', () => {
    chalk.level = 0;
    expect(fieldLine({ text: 'abc', cursor: 1 }, 6)).toBe('a▏bc  ');
  });

  it('scrolls so that the cursor is in sight', () => {
    expect(fieldLine({ text: 'abcdefgh', cursor: 8 }, 4)).toBe('fgh\x1b[7m \x1b[27m');
    expect(fieldLine({ text: 'abcdefgh', cursor: 0 }, 4)).toBe('\x1b[7ma\x1b[27mbcd');
  });

  it('is exactly as wide as its place', () => {
    const next = random(5);
    const characters = ['a', '图', '👩‍👩‍👧', ' '];
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: Math.floor(next() * 30) }, () => characters[Math.floor(next() * 4)]).join('');
      const stops = [...new Intl.Segmenter().segment(text)].map(({ index }) => index);
      const cursor = stops[Math.floor(next() * stops.length)] ?? text.length;
      const columns = 2 + Math.floor(next() * 20);
      expect(width(fieldLine({ text, cursor }, columns)), JSON.stringify({ text, cursor, columns })).toBe(columns);
    }
  });
});
