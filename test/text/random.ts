/** A seeded source of numbers from 0 up to 1 (mulberry32), so that a failing round can be run again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Up to `most` pieces of terminal text: letters, spaces, CJK, emoji and SGR. */
export function randomText(next: () => number, most: number): string {
  const pieces = ['a', 'Z', '/', ' ', '中', '，', '🙂', '👩‍👩‍👧', 'é', '\x1b[31m', '\x1b[1;44m', '\x1b[39m', '\x1b[0m'];
  return Array.from({ length: Math.floor(next() * most) }, () => pieces[Math.floor(next() * pieces.length)]).join('');
}
