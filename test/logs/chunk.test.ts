import { expect, test } from 'vitest';
import { Chunk } from '../../src/logs/chunk.ts';
import { rawLine } from './lines.ts';

test('finds the line of each byte, also after its index has grown', () => {
  const chunk = new Chunk(4096, 100);
  for (let n = 0; n < 400; n++) chunk.add(rawLine(`${n % 10}`.repeat(1 + (n % 5))), n, n % 3);
  expect(chunk.lines).toBe(400);
  for (let n = 0; n < 400; n++) {
    const start = chunk.starts[n] as number;
    const end = chunk.starts[n + 1] as number;
    expect(chunk.bytes.toString('utf8', start, end)).toBe(`${n % 10}`.repeat(1 + (n % 5)));
    expect([chunk.lineAt(start), chunk.lineAt(end - 1)]).toEqual([n, n]);
    expect([chunk.facts[n], chunk.sources[n]]).toEqual([n, n % 3]);
  }
});

test('says when it is full, also of empty lines', () => {
  const chunk = new Chunk(4096, 0);
  expect(chunk.fits(4096)).toBe(true);
  expect(chunk.fits(4097)).toBe(false);
  let added = 0;
  while (chunk.fits(0) && added < 10_000) {
    chunk.add(rawLine(''), 0, 0);
    added += 1;
  }
  expect(added).toBe(512);
});
