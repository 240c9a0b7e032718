import '../golden.ts';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { logsLines, reachOf } from '../../../components/logs/lines.ts';
import { initialLogsView, type LogsView } from '../../../components/logs/view.ts';
import { width } from '../../../src/text/width.ts';
import { random, randomText } from '../../text/random.ts';
import { logOf, NOON } from './log-of.ts';

const bare: LogsView = { ...initialLogsView, timestamps: 'off' };
const place = { columns: 20, rows: 4, language: 'en', now: NOON } as const;

function shown(
  lines: Parameters<typeof logOf>[0],
  view: Partial<LogsView> = {},
  options: Parameters<typeof logOf>[1] = {},
): string[] {
  const rows = logsLines({ source: logOf(lines, options), view: { ...bare, ...view }, ...place });
  return rows.map((row) => stripVTControlCharacters(row).trimEnd());
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `line ${n}`);

describe('the lines of a log', () => {
  it('keeps the newest at the bottom while following', () => {
    expect(shown(numbered(10))).toEqual(['  line 6', '  line 7', '  line 8', '  line 9']);
    expect(shown(numbered(2))).toEqual(['  line 0', '  line 1']);
  });

  it('stays where it is when paused', () => {
    expect(shown(numbered(10), { follow: false, top: 3 })[0]).toBe('  line 3');
    expect(shown(numbered(90), { follow: false, top: 3 })[0]).toBe('  line 3');
  });

  it('says what was let go above the oldest line', () => {
    expect(shown(numbered(10), { follow: false, top: 0 }, { first: 12_480 })[0]).toBe(' ⋯ 12,480 older lin…');
    expect(shown(numbered(2), {}, { first: 7 })).toHaveLength(3);
    expect(shown(numbered(10), { follow: false, top: 12_481 }, { first: 12_480 })[0]).toBe('  line 1');
  });

  it('fills from the bottom up when lines are wrapped', () => {
    const rows = shown(['first', 'a line that needs three whole rows of it'], { wrap: true });
    expect(rows).toEqual(['  first', '  a line that needs', '  three whole rows', '  of it']);
    expect(shown(['first', 'x'.repeat(60)], { wrap: true }).at(-1)).toBe(`  ${'x'.repeat(6)}`);
  });

  it('says that a line goes on where it would take the whole place', () => {
    const rows = shown(['x'.repeat(1000)], { wrap: true });
    expect(rows).toHaveLength(4);
    expect(rows.at(-1)).toContain('… the line goes');
  });

  it('marks grave lines with a sign beside their colour', () => {
    const rows = shown([
      { text: 'ERROR no', level: 'error' },
      { text: 'WARN oh', level: 'warning' },
      { text: 'INFO yes', level: 'info' },
    ]);
    expect(rows).toEqual(['✖ ERROR no', '▲ WARN oh', '  INFO yes']);
  });

  it('keeps the colours of a line that has its own', () => {
    const source = logOf([{ text: '\x1b[35mERROR\x1b[0m', level: 'error' }]);
    const [row] = logsLines({ source, view: bare, ...place });
    expect(row).toContain('\x1b[35mERROR\x1b[0m');
  });

  it('names the service before each line where they are merged', () => {
    const lines = [
      { text: 'one', source: 0 },
      { text: 'two', source: 1 },
    ];
    expect(shown(lines, {}, { labels: ['db', 'api'] })).toEqual(['  db  one', '  api two']);
  });

  it('draws a line between two runs', () => {
    expect(shown([{ kind: 'divider', divider: 'restarted', text: '' }])).toEqual(['── restarted ───────']);
  });

  it('points at the match that was jumped to', () => {
    expect(shown(['redis', 'redis'], { query: 'redis', cursor: 1 })).toEqual(['  redis', ' ▸redis']);
  });

  it('asks only for the lines that it shows', () => {
    const source = { ...logOf([]), end: 1_000_000, asked: 0 };
    source.line = (n) => {
      source.asked++;
      return logOf(['x'.repeat(50)], { first: n }).line(n);
    };
    for (const view of [bare, { ...bare, wrap: true }, { ...bare, follow: false, top: 500_000 }]) {
      logsLines({ source, view, ...place });
      reachOf({ source, view, ...place });
    }
    expect(source.asked).toBeLessThan(100);
  });

  it('is exactly as wide as the place, whatever is logged', () => {
    const next = random(3);
    for (let round = 0; round < 300; round++) {
      const texts = Array.from({ length: 8 }, () => randomText(next, 80));
      const columns = 24 + Math.floor(next() * 100);
      const view = {
        ...bare,
        wrap: next() < 0.5,
        left: next() < 0.5 ? 0 : 9,
        query: next() < 0.5 ? '' : 'a|中',
        timestamps: 'local' as const,
      };
      const source = logOf(texts, { labels: next() < 0.5 ? [] : ['backend'] });
      const rows = logsLines({ source, view, ...place, columns, rows: 6 });
      expect(rows.length).toBeLessThanOrEqual(6);
      for (const row of rows) expect(width(row), JSON.stringify({ row, columns })).toBe(columns);
    }
  });
});

describe('the reach of a view', () => {
  const reach = (lines: readonly string[], view: Partial<LogsView>, options = {}) =>
    reachOf({ source: logOf(lines, options), view: { ...bare, ...view }, ...place });

  it('overlaps pages by one line', () => {
    expect(reach(numbered(100), {})).toMatchObject({
      first: 0,
      end: 100,
      top: 96,
      last: 96,
      bottom: 100,
      previousPage: 93,
    });
    expect(reach(numbered(100), { follow: false, top: 50 })).toMatchObject({
      top: 50,
      bottom: 54,
      previousPage: 47,
      nextPage: 53,
    });
  });

  it('counts the rows that wrapped lines take', () => {
    const long = Array.from({ length: 20 }, () => 'x'.repeat(30));
    expect(reach(long, { wrap: true, follow: false, top: 10 })).toMatchObject({
      bottom: 12,
      last: 18,
      previousPage: 9,
      nextPage: 11,
    });
  });

  it('goes on over lines that take a whole page', () => {
    const huge = Array.from({ length: 5 }, () => 'x'.repeat(500));
    expect(reach(huge, { wrap: true, follow: false, top: 2 })).toMatchObject({ previousPage: 1, nextPage: 3, last: 4 });
  });

  it('leaves a row for what was let go', () => {
    expect(reach(numbered(4), {}, { first: 10 })).toMatchObject({ first: 10, last: 11 });
    expect(reach(numbered(4), {})).toMatchObject({ first: 0, last: 0 });
  });

  it('comes back to the oldest line that is left', () => {
    expect(reach(numbered(100), { follow: false, top: 3 }, { first: 50 }).top).toBe(50);
  });
});
