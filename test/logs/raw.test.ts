import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rawLines } from '../../src/logs/raw.ts';
import { random } from '../text/random.ts';
import { stamp } from './lines.ts';

type Seen = { text: string; ms: number; nanos: number; cut: boolean };

function parse(pieces: readonly Uint8Array[], timestamps = true): Seen[] {
  const seen: Seen[] = [];
  const parser = rawLines(
    ({ bytes, start, end, ms, nanos, cut }) =>
      seen.push({ text: Buffer.from(bytes.subarray(start, end)).toString(), ms, nanos, cut }),
    { timestamps, clock: () => 5 },
  );
  for (const piece of pieces) parser.write(piece);
  parser.flush();
  return seen;
}

const tty = readFileSync(new URL('./fixtures/tty.bin', import.meta.url));

test('a recorded terminal stream, with a long line whose pieces bear the timestamp again', () => {
  expect(parse([tty]).map(({ text }) => text)).toEqual([
    'out one\r',
    'err two\r',
    `${'d'.repeat(20_000)}\r`,
    '10%\r20%\r100%\r',
    'tail',
  ]);
});

test('gives the same lines however it is split', () => {
  const expected = parse([tty]);
  const next = random(9);
  for (const longest of [1, 7, 300, 9000]) {
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < tty.length; at += pieces.at(-1)?.length ?? 0) {
      pieces.push(tty.subarray(at, at + 1 + Math.floor(next() * longest)));
    }
    expect(parse(pieces)).toEqual(expected);
  }
});

test('a line without a timestamp keeps the time of the one before', () => {
  const seen = parse([Buffer.from(`${stamp(1000, 7)}a\nb\n`)]);
  expect(seen.map(({ text, ms, nanos }) => [text, ms, nanos])).toEqual([
    ['a', 1000, 7],
    ['b', 1000, 7],
  ]);
});

test('without timestamps the clock gives the time', () => {
  expect(parse([Buffer.from('a\n\nb')], false).map(({ text, ms }) => [text, ms])).toEqual([
    ['a', 5],
    ['', 5],
    ['b', 5],
  ]);
});

test('a line over a mebibyte is cut and marked', () => {
  const seen = parse([Buffer.alloc(3_000_000, 'x'), Buffer.from('\nnext\n')], false);
  expect(seen.map(({ text, cut }) => [text.length, cut])).toEqual([
    [1024 * 1024, true],
    [4, false],
  ]);
});
