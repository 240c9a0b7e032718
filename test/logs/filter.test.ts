import { describe, expect, test } from 'vitest';
import { isEmptyFilter, parseFilter, parseTime, passesLevel, passesService } from '../../src/logs/filter.ts';

// Tests run in UTC.
const now = Date.UTC(2026, 10, 25, 12, 30);
const parsed = (query: string) => parseFilter(query, now);
const wordsOf = (query: string) =>
  parsed(query).filter.words.map(({ matcher, negated }) => `${negated ? 'not ' : ''}${matcher.query}`);

describe('words', () => {
  test.each([
    ['foo bar', ['foo', 'bar']],
    ['  foo  ', ['foo']],
    ['"foo bar" baz', ['foo bar', 'baz']],
    ['"foo bar', ['foo bar']],
    ['"say \\"hi\\""', ['say "hi"']],
    ['-foo !bar -"b c"', ['not foo', 'not bar', 'not b c']],
    ['foo-bar a!b say"x', ['foo-bar', 'a!b', 'say"x']],
    ['"-foo" "level:info"', ['-foo', 'level:info']],
    ['http://x foo:bar GET:1', ['http://x', 'foo:bar', 'GET:1']],
    ['std::level::x levels:3 xlevel:info level::x', ['std::level::x', 'levels:3', 'xlevel:info', 'level::x']],
    ['- ! foo - ""', ['foo']],
    ['', []],
  ])('%s', (query, words) => {
    expect(wordsOf(query)).toEqual(words);
    expect(parsed(query).problems).toEqual([]);
  });

  test('are regular expressions with smart case', () => {
    const [lower, capital] = parsed('a.c A.c').filter.words;
    expect([lower?.matcher.caseless, capital?.matcher.caseless, lower?.matcher.literal]).toEqual([
      true,
      false,
      undefined,
    ]);
  });

  test('an invalid pattern is taken as it is, and said to be', () => {
    const { filter, problems } = parsed('foo( bar');
    expect(filter.words.map(({ matcher }) => matcher.query)).toEqual(['foo(', 'bar']);
    expect(filter.words[0]?.matcher.literal).toBe('foo(');
    expect(problems).toMatchObject([{ kind: 'bad-pattern', word: 'foo(', detail: expect.stringContaining('group') }]);
  });

  test('a lone ! at the beginning inverts the whole', () => {
    expect([parsed('! foo bar').filter.inverted, wordsOf('! foo bar')]).toEqual([true, ['foo', 'bar']]);
    expect([parsed('!foo').filter.inverted, parsed('foo ! bar').filter.inverted]).toEqual([false, false]);
  });
});

describe('levels', () => {
  test.each([
    ['level:warning', { level: 'warning', exactly: false, negated: false }],
    ['LEVEL:WARN', { level: 'warning', exactly: false, negated: false }],
    ['level:=information', { level: 'info', exactly: true, negated: false }],
    ['-level:dbg', { level: 'debug', exactly: false, negated: true }],
    ['!level:=err', { level: 'error', exactly: true, negated: true }],
    ['level:=none', { level: 'none', exactly: true, negated: false }],
  ])('%s', (query, expected) => {
    expect(parsed(query).filter.levels).toEqual([expected]);
  });

  test.each(['level:', 'level:=', 'level:wa', '-level:loud', 'level:statement', 'level:level'])(
    '%s is none',
    (word) => {
      const { filter, problems } = parsed(`${word} foo`);
      expect(problems).toEqual([{ kind: 'unknown-level', word }]);
      expect([filter.levels, filter.words.length]).toEqual([[], 1]);
    },
  );

  test('pass', () => {
    const pass = (query: string) =>
      (['none', 'debug', 'info', 'warning', 'error'] as const).filter((level) =>
        parsed(query).filter.levels.every((each) => passesLevel(each, level)),
      );
    expect(pass('level:info')).toEqual(['info', 'warning', 'error']);
    expect(pass('level:=info')).toEqual(['info']);
    expect(pass('level:debug -level:error')).toEqual(['debug', 'info', 'warning']);
    expect(pass('-level:=debug')).toEqual(['none', 'info', 'warning', 'error']);
  });
});

test('services by name and with *', () => {
  const pass = (query: string) =>
    ['api', 'api-2', 'db', 'a.i', 'worker'].filter((service) =>
      parsed(query).filter.services.every((each) => passesService(each, service)),
    );
  expect(pass('service:api,worker')).toEqual(['api', 'worker']);
  expect(pass('service:a*')).toEqual(['api', 'api-2', 'a.i']);
  expect(pass('service:a.*')).toEqual(['a.i']);
  expect(pass('-service:db service:*')).toEqual(['api', 'api-2', 'a.i', 'worker']);
  expect([pass('service:'), parsed('service:,').filter.services]).toEqual([
    ['api', 'api-2', 'db', 'a.i', 'worker'],
    [],
  ]);
});

describe('context', () => {
  test.each([
    ['context:3', 3],
    ['ctx:0', 0],
    ['ctx:5 context:2', 2],
    ['context:999', 50],
  ])('%s', (query, context) => {
    expect(parsed(query).filter.context).toBe(context);
  });

  test.each(['context:', 'ctx:x', 'context:-1', '-context:3'])('%s is none', (word) => {
    expect(parsed(word)).toMatchObject({ problems: [{ kind: 'bad-context', word }], filter: { context: 0 } });
  });
});

describe('times', () => {
  const day = Date.UTC(2026, 10, 25);
  test.each([
    ['10m', now - 600_000],
    ['2h30m', now - 9_000_000],
    ['1.5d', now - 129_600_000],
    ['500ms', now - 500],
    ['1w', now - 604_800_000],
    ['12:04', day + (12 * 60 + 4) * 60_000],
    ['12:04:29', day + (12 * 60 + 4) * 60_000 + 29_000],
    ['9:04:29.25', day + (9 * 60 + 4) * 60_000 + 29_250],
    ['12:31', day - 86_400_000 + (12 * 60 + 31) * 60_000],
    ['2026-11-25', day],
    ['2026-11-25T12:00', day + 43_200_000],
    ['2026-11-25 12:00:01', day + 43_201_000],
    ['2026-11-25T12:00:00Z', day + 43_200_000],
    ['2026-11-25T12:00:00.123456789+01:00', day + 39_600_123],
    ['2026-11-25T12:00-0530', day + 43_200_000 + 19_800_000],
    ['1764072000', 1_764_072_000_000],
    ['1764072000.25', 1_764_072_000_250],
  ])('%s', (text, expected) => {
    expect(parseTime(text, now)).toBe(expected);
  });

  test.each([
    '',
    '10',
    '10x',
    'm',
    '25:00',
    '12:60',
    '2026-02-30',
    '2026-13-01',
    '2026-11-25T',
    '2026-11-25T25:00',
    'now',
  ])('%s is none', (text) => {
    expect(parseTime(text, now)).toBeUndefined();
  });

  test('bound the lines, of several the narrowest', () => {
    expect(parsed('since:10m since:2h until:12:25').filter).toMatchObject({
      since: now - 600_000,
      until: now - 300_000,
    });
    expect(parsed('-since:10m').filter).toMatchObject({ since: Number.NEGATIVE_INFINITY, until: now - 600_001 });
    expect(parsed('since:"2026-11-25 12:00"').filter.since).toBe(day + 43_200_000);
    expect(parsed('until:1 x').problems).toEqual([{ kind: 'bad-time', word: 'until:1' }]);
  });
});

test('is empty when every line passes', () => {
  for (const query of ['', ' ', '!', 'context:3', 'level:x', '-', 'service:']) {
    expect(isEmptyFilter(parsed(query).filter), query).toBe(true);
  }
  for (const query of ['a', '! a', '-a', 'level:info', 'service:a', 'since:1m', 'until:1m']) {
    expect(isEmptyFilter(parsed(query).filter), query).toBe(false);
  }
});
