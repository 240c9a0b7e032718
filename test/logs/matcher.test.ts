import { describe, expect, test } from 'vitest';
import { compile, type Matcher, matches, matchRanges } from '../../src/logs/matcher.ts';

const made = (query: string) => compile(query) as Matcher;

test('an empty query is none', () => expect(compile('')).toBeUndefined());

test.each([
  ['error', 'An ERROR here', true],
  ['Error', 'An ERROR here', false],
  ['ERR', 'An ERROR here', true],
  ['\\S+rror', 'An ERROR here', true],
  ['a.c', 'abc', true],
  ['^abc$', 'xabc', false],
  ['中文', '日志中文', true],
  ['\\x41bc', 'xabc', true],
  ['[^a-z]rror', 'ERROR', false],
  ['É', 'é', false],
  ['é', 'É', true],
  ['red', '\x1b[31mr\x1b[0med', true],
  ['31', '\x1b[31mred', false],
])('%s in %j: %s', (query, text, expected) => expect(matches(text, made(query))).toBe(expected));

test('an invalid regular expression is taken literally and says why', () => {
  const matcher = made('foo(');
  expect(matches('call foo(1)', matcher)).toBe(true);
  expect(matches('foo', matcher)).toBe(false);
  expect(matcher.literal).toBe('foo(');
  expect(matcher.problem).toMatch(/group/i);
  expect(made('foo').problem).toBeUndefined();
});

test('a pattern that would go back for ever comes to an end', () => {
  const line = `${'a'.repeat(60)}b`;
  expect(matches(line, made('(a+)+$'))).toBe(false);
  expect(matches(line.toUpperCase(), made('(a+)+$'))).toBe(false);
  expect(matchRanges(line, made('(a+)+$'))).toEqual([]);
});

describe('matchRanges', () => {
  test.each([
    [
      'o',
      'foo',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    ['red', 'a \x1b[31mred\x1b[0m b', [[7, 10]]],
    ['red b', 'a \x1b[31mred\x1b[0m b', [[7, 16]]],
    ['x*', 'abc', []],
    ['error', 'İ ERROR', [[2, 7]]],
    ['b', '\x1b[31mb', [[5, 6]]],
  ])('%s in %j', (query, text, expected) => {
    expect(matchRanges(text, made(query)).map(({ start, end }) => [start, end])).toEqual(expected);
  });
});
