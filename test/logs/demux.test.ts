import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demux } from '../../src/logs/demux.ts';
import type { LineParser, RawLine } from '../../src/logs/line.ts';
import { random } from '../text/random.ts';
import { frame, stamp } from './lines.ts';

type Seen = { text: string; stream: string; ms: number; nanos: number; cut: boolean };

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.bin`, import.meta.url));

function parse(write: (parser: LineParser) => void, options = { timestamps: true }): Seen[] {
  const seen: Seen[] = [];
  const sink = ({ bytes, start, end, stream, ms, nanos, cut }: RawLine) => {
    seen.push({ text: Buffer.from(bytes.subarray(start, end)).toString(), stream, ms, nanos, cut });
  };
  const parser = demux(sink, options);
  write(parser);
  parser.flush();
  return seen;
}

const whole = (bytes: Uint8Array) => parse((parser) => parser.write(bytes));
const texts = (bytes: Uint8Array) => whole(bytes).map(({ text }) => text);

describe('recorded streams', () => {
  test('a container that was started twice, whose last line had no line feed', () => {
    const run = [
      'out one',
      'err one',
      '中文日志 🙂',
      '',
      '\x1b[31mred\x1b[0m\r',
      '10%\r20%\r100%',
      'no newline at end',
    ];
    const seen = whole(fixture('restarted'));
    expect(seen.map(({ text }) => text)).toEqual([...run, ...run]);
    expect(seen.map(({ stream }) => stream).filter((stream) => stream === 'stderr')).toHaveLength(2);
    expect(seen[0]).toMatchObject({ ms: Date.parse('2026-11-24T19:20:24.949Z'), nanos: 305_742 });
  });

  test('long lines are joined from their pieces', () => {
    const seen = texts(fixture('long-lines'));
    expect(seen).toHaveLength(5);
    expect(seen[0]).toBe(`${'a'.repeat(20_000)}END`);
    expect(seen[1]).toBe('short');
    // The engine itself broke one character here: of 2,000 only that is lost.
    expect(seen[2]?.replaceAll('\ufffd', '')).toHaveLength(5999);
    expect(seen[3]).toBe('b'.repeat(16_384));
    expect(seen[4]).toBe('c'.repeat(20_000));
  });

  test('pieces of stdout and stderr do not mix', () => {
    expect(texts(fixture('interleaved')).toSorted()).toEqual(['e'.repeat(20_000), 'o'.repeat(20_000)]);
  });

  test('a character split between two pieces is whole again with the local driver', () => {
    expect(texts(fixture('local-driver'))).toEqual(['中文字'.repeat(2000), 'after']);
  });
});

test('pieces that interleave frame by frame are joined for each stream', () => {
  const a = stamp(1000, 1);
  const b = stamp(1000, 2);
  const frames = [
    frame(1, `${a}${'o'.repeat(16_384)}`),
    frame(2, `${b}${'e'.repeat(16_384)}`),
    frame(1, `${a}O\n`),
    frame(2, `${b}E\n`),
  ];
  expect(texts(Buffer.concat(frames))).toEqual([`${'o'.repeat(16_384)}O`, `${'e'.repeat(16_384)}E`]);
});

test('a last piece of exactly 16 KiB is no part of the next run', () => {
  const frames = [frame(1, `${stamp(1000)}${'x'.repeat(16_384)}`), frame(1, `${stamp(2000)}next\n`)];
  expect(texts(Buffer.concat(frames))).toEqual(['x'.repeat(16_384), 'next']);
});

test('a line without a line feed is handed out at once', () => {
  const seen: string[] = [];
  const parser = demux(({ bytes, start, end }) => seen.push(Buffer.from(bytes.subarray(start, end)).toString()), {
    timestamps: true,
  });
  parser.write(frame(1, `${stamp(1000)}done`));
  expect(seen).toEqual(['done']);
});

test('a line over a mebibyte is cut and marked, and the next one is whole', () => {
  const long = Array.from({ length: 70 }, (_, n) =>
    frame(1, `${stamp(1000)}${'x'.repeat(16_384)}${n === 69 ? '\n' : ''}`),
  );
  const seen = whole(Buffer.concat([...long, frame(1, `${stamp(2000)}next\n`)]));
  expect(seen.map(({ text, cut }) => [text.length, cut])).toEqual([
    [1024 * 1024, true],
    [4, false],
  ]);
});

test('a frame that claims to be huge takes no more memory than a line may', () => {
  const huge = frame(1, `${stamp(1000)}${'x'.repeat(3_000_000)}\n`);
  const seen = parse((parser) => {
    for (let at = 0; at < huge.length; at += 65_536) parser.write(huge.subarray(at, at + 65_536));
    parser.write(frame(1, `${stamp(2000)}next\n`));
  });
  expect(seen.map(({ text, cut }) => [text.length, cut])).toEqual([
    [1024 * 1024, true],
    [4, false],
  ]);
});

test('without timestamps only line feeds part lines, and the clock gives the time', () => {
  const frames = [frame(1, 'one\ntwo\nthr'), frame(2, 'err\n'), frame(1, 'ee\nlast')];
  const options = { timestamps: false, clock: () => 77 };
  const seen = parse((parser) => parser.write(Buffer.concat(frames)), options);
  expect(seen.map(({ text, ms }) => [text, ms])).toEqual([
    ['one', 77],
    ['two', 77],
    ['err', 77],
    ['three', 77],
    ['last', 77],
  ]);
});

test('a stream that is not multiplexed is read as plain lines', () => {
  expect(texts(Buffer.from(`${stamp(1000)}hello\r\n${stamp(1000)}world\r\n`))).toEqual(['hello\r', 'world\r']);
  const split = parse((parser) => {
    parser.write(Buffer.from('202'));
    parser.write(Buffer.from(`${stamp(1000).slice(3)}hello\n`));
  });
  expect(split.map(({ text }) => text)).toEqual(['hello']);
});

test.each(['restarted', 'long-lines', 'interleaved', 'local-driver'])(
  '%s gives the same lines however it is split',
  (name) => {
    const bytes = fixture(name);
    const expected = whole(bytes);
    const next = random(bytes.length);
    const most = [1, 3, 40, 1000, 20_000];
    for (let round = 0; round < 60; round++) {
      const longest = most[round % most.length] as number;
      const seen = parse((parser) => {
        for (let at = 0; at < bytes.length; ) {
          const length = 1 + Math.floor(next() * longest);
          // What the parser was given is overwritten: it must not have kept a reference.
          const piece = Buffer.from(bytes.subarray(at, at + length));
          parser.write(piece);
          piece.fill(0xee);
          at += length;
        }
      });
      expect(seen).toEqual(expected);
    }
  },
);

test('a flood of 200,000 numbered lines arrives complete and in order', () => {
  const next = random(5);
  const frames: Buffer[] = [];
  for (let n = 0; n < 200_000; n++) {
    frames.push(frame(n % 7 === 0 ? 2 : 1, `${stamp(1_700_000_000_000 + (n >> 4), n & 15)}line ${n} 中文\n`));
  }
  const bytes = Buffer.concat(frames);
  let expected = 0;
  const parser = demux(
    ({ bytes: from, start, end, stream }) => {
      const text = Buffer.from(from.buffer, from.byteOffset + start, end - start).toString();
      if (text !== `line ${expected} 中文` || stream !== (expected % 7 === 0 ? 'stderr' : 'stdout')) {
        throw new Error(`expected line ${expected}, got ${text}`);
      }
      expected += 1;
    },
    { timestamps: true },
  );
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + Math.floor(next() * 70_000);
    parser.write(bytes.subarray(at, at + length));
    at += length;
  }
  parser.flush();
  expect(expected).toBe(200_000);
});
