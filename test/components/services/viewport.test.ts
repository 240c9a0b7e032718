import { expect, test } from 'vitest';
import { viewport } from '../../../components/services/viewport.ts';

test('all lines are shown when they fit', () => {
  expect(viewport(4, 10, 3)).toEqual({ from: 0, to: 4 });
});

test('the selected line is always in the window, and the window is always full', () => {
  for (let total = 1; total < 12; total++) {
    for (let rows = 1; rows < 12; rows++) {
      for (let selected = 0; selected < total; selected++) {
        const { from, to } = viewport(total, rows, selected);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to - from).toBe(Math.min(total, rows));
        expect(selected >= from && selected < to).toBe(true);
      }
    }
  }
});

test('nothing selected shows the beginning', () => {
  expect(viewport(9, 3, -1)).toEqual({ from: 0, to: 3 });
});
