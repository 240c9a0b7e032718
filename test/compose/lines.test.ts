import { expect, it } from 'vitest';
import { splitLines } from '../../src/compose/lines.ts';

const encode = (text: string) => new TextEncoder().encode(text);

it.each([
  ['whole lines', ['a\nb\n'], ['a', 'b']],
  ['a last line without an end', ['a\nb'], ['a', 'b']],
  ['a line in pieces', ['he', 'll', 'o\nx\n'], ['hello', 'x']],
  ['carriage returns', ['10 %\r20 %\r', '30 %\r\ndone\n'], ['10 %', '20 %', '30 %', 'done']],
  ['a line end cut in two', ['a\r', '\nb\r', 'c\n'], ['a', 'b', 'c']],
  ['empty lines', ['\n\na\n'], ['', '', 'a']],
  ['nothing', [''], []],
])('splits %s', (_, chunks, expected) => {
  expect(split(chunks.map(encode))).toEqual(expected);
});

it('joins a character that a chunk cuts in two, and replaces what is not UTF-8', () => {
  const [one, two, three] = encode('镜');
  expect(split([Uint8Array.of(one ?? 0), Uint8Array.of(two ?? 0, three ?? 0), Uint8Array.of(0xff, 0x0a)])).toEqual([
    '镜\uFFFD',
  ]);
});

it('does not keep a line without end for ever', () => {
  const said = split(Array.from({ length: 40 }, () => encode('x'.repeat(65_536))));
  expect(said.length).toBeGreaterThan(1);
  expect(said.join('').length).toBe(40 * 65_536);
});

function split(chunks: readonly Uint8Array[]): readonly string[] {
  const said: string[] = [];
  const splitter = splitLines((text) => said.push(text));
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return said;
}
