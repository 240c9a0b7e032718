/** Chance that repeats itself: numbers from 0 up to 1, the same row for the same seed. */
export type Chance = () => number;

/** Mulberry32 by Tommy Ettinger: enough for the rhythm of a log. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function between(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1));
}

/** One of several things. */
export function oneOf<Thing>(chance: Chance, things: readonly [Thing, ...Thing[]]): Thing {
  return things[Math.floor(chance() * things.length)] ?? things[0];
}
