import { expect, test } from 'vitest';
import { candidates } from '../../src/logs/candidates.ts';
import { Chunk } from '../../src/logs/chunk.ts';
import { compile, type Matcher } from '../../src/logs/matcher.ts';
import { rawLine } from './lines.ts';

const found = (query: string, ...lines: readonly string[]) => {
  const chunk = new Chunk(4096, 10);
  for (const line of lines) chunk.add(rawLine(line), 0, 0);
  return candidates(chunk, compile(query) as Matcher);
};

test('finds literals in the bytes', () => {
  expect(found('Foo', 'Foo foo', 'foo', 'xFooFoo')).toEqual([10, 12]);
  expect(found('foo', 'Foo foo', 'bar', 'xFOO')).toEqual([10, 12]);
  expect(found('中', '文', '中文')).toEqual([11]);
  expect(found('a(b', 'a(b', 'ab')).toEqual([10]);
});

test('leaves to decoding what the bytes cannot tell', () => {
  expect(found('f.o', 'foo')).toBeUndefined();
  expect(found('é', 'É')).toBeUndefined();
  expect(found('foo', 'f\x1b[31moo')).toBeUndefined();
  expect(found('foo', 'foo\rbar')).toBeUndefined();
  expect(found('a b', 'a\tb')).toBeUndefined();
  expect(found('foo', 'f\0oo')).toBeUndefined();
  expect(found('foo', 'f\u200boo')).toBeUndefined();
  expect(found('foo', 'f\u00adoo')).toBeUndefined();
  expect(found('foo', 'f\x9boo')).toBeUndefined();
  expect(found('foo', '“foo” — 图：é')).toEqual([10]);
});
