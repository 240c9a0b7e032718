import { describe, expect, it } from 'vitest';
import { createKeptRows } from '../../../components/app/kept-rows.ts';

describe('rows that are kept', () => {
  const world = { name: 'world' };
  const made = () => {
    let count = 0;
    return () => [`made ${++count}`];
  };

  it('are given again for the very same inputs', () => {
    const kept = createKeptRows();
    const make = made();
    const first = kept('health', [world, 40, Number.NaN], make);
    expect(kept('health', [world, 40, Number.NaN], make)).toBe(first);
    expect(first).toEqual(['made 1']);
  });

  it('are made anew when any input is another, even one that looks the same', () => {
    const kept = createKeptRows();
    const make = made();
    kept('health', [world, 40], make);
    expect(kept('health', [{ ...world }, 40], make)).toEqual(['made 2']);
    expect(kept('health', [world, 41], make)).toEqual(['made 3']);
    expect(kept('health', [world, 41, 1], make)).toEqual(['made 4']);
    expect(kept('health', [world], make)).toEqual(['made 5']);
  });

  it('are those of each pane, and only the last', () => {
    const kept = createKeptRows();
    const make = made();
    expect(kept('health', [world], make)).toEqual(['made 1']);
    expect(kept('watch', [world], make)).toEqual(['made 2']);
    expect(kept('health', [world], make)).toEqual(['made 1']);
    kept('health', [null], make);
    expect(kept('health', [world], make)).toEqual(['made 4']);
  });
});
