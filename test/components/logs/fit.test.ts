import { describe, expect, it } from 'vitest';
import { fitted, within } from '../../../components/logs/fit.ts';
import { slice } from '../../../src/text/clip.ts';
import { width } from '../../../src/text/width.ts';
import { random, randomText } from '../../text/random.ts';

const asIs = (text: string) => text;

describe('fitting a line', () => {
  it('fills or cuts to exactly the cells', () => {
    expect(fitted('short', 0, 8, asIs)).toBe('short   ');
    expect(fitted('a longer line', 0, 8, asIs)).toBe('a longe…');
    expect(fitted('a longer line', 2, 8, asIs)).toBe('longer …');
    expect(fitted('中文日志', 1, 5, asIs)).toBe(' 文… ');
  });

  it('closes the styles that a line left open', () => {
    expect(fitted('\x1b[31mred', 0, 5, asIs)).toBe('\x1b[31mred\x1b[39m  ');
    expect(fitted('\x1b[31mred', 1, 5, asIs)).toBe('\x1b[31med\x1b[39m   ');
  });

  it('has the wanted width whatever the line', () => {
    const next = random(7);
    for (let round = 0; round < 500; round++) {
      const text = randomText(next, 60);
      const columns = 1 + Math.floor(next() * 40);
      const left = Math.floor(next() * 30);
      expect(width(fitted(text, left, columns, asIs)), JSON.stringify({ text, left, columns })).toBe(columns);
    }
  });

  it('cuts a huge line early without changing what is seen', () => {
    const next = random(11);
    for (let round = 0; round < 200; round++) {
      const text = randomText(next, 200);
      expect(slice(within(text, 30), 0, 30)).toBe(slice(text, 0, 30));
    }
    expect(within('x'.repeat(1_000_000), 80).length).toBe(80);
    expect(within(`\x1b[31m${'x'.repeat(1_000_000)}\x1b[0m`, 80).length).toBe(85);
    expect(within('中'.repeat(1_000_000), 80).length).toBeLessThan(1000);
  });
});
