import { describe, expect, it } from 'vitest';
import { pressScroll } from '../../../components/overlay/scroll.ts';

const place = { total: 100, rows: 10 };

describe('scrolling', () => {
  it('goes by lines and by pages that overlap by one', () => {
    expect(pressScroll(5, 'down', place)).toBe(6);
    expect(pressScroll(5, 'k', place)).toBe(4);
    expect(pressScroll(5, 'pagedown', place)).toBe(14);
    expect(pressScroll(50, 'pageup', place)).toBe(41);
  });

  it('stays within the text', () => {
    expect(pressScroll(0, 'up', place)).toBe(0);
    expect(pressScroll(85, 'space', place)).toBe(90);
    expect(pressScroll(5, 'end', place)).toBe(90);
    expect(pressScroll(5, 'home', place)).toBe(0);
    expect(pressScroll(0, 'end', { total: 3, rows: 10 })).toBe(0);
  });

  it('leaves other keys alone', () => {
    expect(pressScroll(5, 'x', place)).toBeNull();
  });
});
