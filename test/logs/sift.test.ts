import { describe, expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { emptyFilter, type Filter, parseFilter, passesLevel, passesService } from '../../src/logs/filter.ts';
import type { Lines, Origin } from '../../src/logs/line.ts';
import { matches } from '../../src/logs/matcher.ts';
import { MergedLog } from '../../src/logs/merge.ts';
import { SiftedLog } from '../../src/logs/sift.ts';
import { traceHead } from '../../src/logs/trace-fold.ts';
import { random } from '../text/random.ts';
import { rawLine } from './lines.ts';

const now = Date.UTC(2026, 10, 25, 12);
const filterOf = (query: string): Filter => parseFilter(query, now).filter;
const services = ['api', 'worker', 'db'];
const serviceOf = ({ part }: Origin): string => services[part] ?? '';

type Entry = { b: number; repeats: number; context: boolean; matched: number };

/** Every line of the base by itself, the slow way. */
function reference(base: Lines, filter: Filter, collapse: boolean): Entry[] {
  const origins = Array.from({ length: base.end - base.first }, (_, at) => base.origin(base.first + at) as Origin);
  const own = origins.map((origin) => passes(origin, filter));
  const continues = origins.map(({ buffer, n }) => buffer.isContinuation(n));
  const kept = origins.map((origin, at) => {
    if (own[at] || !continues[at]) return own[at] === true;
    const head = traceHead(origin.buffer, origin.n);
    return head !== undefined && passes({ ...origin, n: head }, filter);
  });
  for (let at = 0; at < kept.length; at = endOfRun(at)) {
    if (kept.slice(at, endOfRun(at)).includes(true)) kept.fill(true, at, endOfRun(at));
  }
  function endOfRun(at: number): number {
    let end = at + 1;
    while (end < kept.length && continues[end] && follows(origins[end - 1] as Origin, origins[end] as Origin)) end += 1;
    return end;
  }
  const entries: (Entry & { key: string })[] = [];
  for (const [at, { buffer, n, part }] of origins.entries()) {
    const isDivider = buffer.text(n) === undefined;
    const near = kept.slice(Math.max(0, at - filter.context), at + filter.context + 1).includes(true);
    if (!isDivider && !near) continue;
    const bytes = buffer.line(n)?.raw().replace(/\d/g, '') ?? '';
    const key = isDivider ? 'divider' : collapse ? `${part} ${bytes}` : `${at}`;
    const last = entries.at(-1);
    const entry = { b: base.first + at, repeats: 1, context: !isDivider && !kept[at], matched: own[at] ? 1 : 0, key };
    if (last?.key !== key) entries.push(entry);
    else if (isDivider) Object.assign(last, entry);
    else {
      last.b = entry.b;
      last.repeats += 1;
      last.context &&= entry.context;
      last.matched += entry.matched;
    }
  }
  return entries;
}

function passes({ buffer, n, part }: Origin, filter: Filter): boolean {
  const text = buffer.text(n);
  if (text === undefined) return false;
  const time = buffer.timeAt(n);
  const all =
    filter.words.every(({ matcher, negated }) => matches(text, matcher) !== negated) &&
    filter.levels.every((level) => passesLevel(level, buffer.levelAt(n))) &&
    filter.services.every((service) => passesService(service, services[part] ?? '')) &&
    time >= filter.since &&
    time <= filter.until;
  return all !== filter.inverted;
}

function follows(a: Origin, b: Origin): boolean {
  const stream = ({ buffer, n }: Origin) => `${buffer.sourceAt(n)} ${(buffer.line(n) as { stream?: string }).stream}`;
  return a.buffer === b.buffer && a.n === b.n - 1 && stream(a) === stream(b);
}

function entriesOf(log: SiftedLog): Omit<Entry, 'matched'>[] {
  return Array.from({ length: log.end - log.first }, (_, at) => {
    const n = log.first + at;
    return { b: log.baseOf(n), repeats: log.repeatsAt(n), context: log.isContext(n) };
  });
}

function expectSame(log: SiftedLog, base: Lines, filter: Filter, collapse: boolean, hint: string): void {
  const expected = reference(base, filter, collapse);
  expect(entriesOf(log), hint).toEqual(expected.map(({ b, repeats, context }) => ({ b, repeats, context })));
  const matched = expected.reduce((sum, entry) => sum + entry.matched, 0);
  expect([log.matched, log.progress], hint).toEqual([matched, 1]);
}

/** Lines such as a container writes, with stack traces and dividers among them. */
function writer(next: () => number, buffer: LogBuffer, clock: { ms: number }): (count: number) => void {
  const pick = (texts: readonly string[]) => texts[Math.floor(next() * texts.length)] as string;
  const pending: string[] = [];
  return (count) => {
    for (let line = 0; line < count; line++) {
      clock.ms += Math.floor(next() * 3);
      if (next() < 0.02) buffer.addDivider('restarted', clock.ms, 'restarted');
      if (pending.length === 0 && next() < 0.05)
        pending.push(...(traces[Math.floor(next() * traces.length)] as string[]));
      const isTrace = pending.length > 0 && next() < 0.9;
      const text = isTrace
        ? (pending.shift() as string)
        : `${pick(openings)} ${pick(things)} ${Math.floor(next() * 5)}`;
      buffer.append(rawLine(text, clock.ms, 0, isTrace ? 'stderr' : 'stdout'), isTrace ? 0 : Math.floor(next() * 2));
    }
  };
}

const openings = [
  'INFO: got',
  'WARNING: got',
  'ERROR: lost',
  'got',
  'DEBUG: \x1b[31mgot\x1b[0m',
  'Got',
  'INFO: got',
  'INFO: got',
];
const things = ['alpha', 'beta', 'gamma', '中文', 'alpha', 'alpha'];
const traces = [
  ['Traceback (most recent call last):', '  File "app.py", line 3, in alpha', '    raise Rare()', 'ValueError: rare'],
  [
    'java.lang.IllegalStateException: beta',
    '\tat a.B.c(B.java:1)',
    '\tat a.B.c(B.java:2)',
    '\tat a.Rare.d(Rare.java:3)',
  ],
];
const queries = ['beta', 'GAMMA', '-got', 'al.ha', 'lost beta', 'level:warning', 'level:=none', '! level:info', 'rare'];
const more = [
  'beta -alpha level:info',
  'Rare context:2',
  'level:error context:1',
  'gamma context:7',
  'lost context:3 -al',
  '',
];
const merged = ['service:api,d* beta', '-service:worker level:warning context:2', 'rare context:1', 'gamma'];

describe('the same as reading every line (seeded)', () => {
  test('one log, in slices of every size, with lines arriving', () => {
    for (const [round, query] of [...queries, ...more].entries()) {
      for (const collapse of [false, true]) {
        const next = random(round * 2 + (collapse ? 1 : 0));
        const buffer = new LogBuffer({ maxBytes: 1 << 22 });
        const write = writer(next, buffer, { ms: now });
        write(Math.floor(next() * 700));
        const filter = filterOf(query);
        const blockLines = 1 + Math.floor(next() * 80);
        const log = new SiftedLog(buffer, { filter, collapse, serviceOf, blockLines });
        const seen = new Map<number, number>();
        for (let step = 0; step < 60; step++) {
          if (next() < 0.5) write(Math.floor(next() * 20));
          log.update(0);
          remember(log, seen, `${query} ${collapse} ${step}`);
        }
        while (log.update(0));
        remember(log, seen, query);
        expectSame(log, buffer, filter, collapse, `${query} ${collapse} ${blockLines}`);
        expectPlaces(log, buffer);
      }
    }
  });

  test('merged logs, with lines arriving', () => {
    for (const [round, query] of [...merged, ...queries, ...more].entries()) {
      const next = random(100 + round);
      const collapse = round % 2 === 0;
      const clock = { ms: now };
      const parts = services.map((service) => ({ service, buffer: new LogBuffer({ maxBytes: 1 << 22 }) }));
      const writers = parts.map(({ buffer }) => writer(next, buffer, clock));
      const write = (rounds: number) => {
        for (let at = 0; at < rounds; at++) writers[Math.floor(next() * 3)]?.(Math.floor(next() * 5));
      };
      write(200);
      const base = new MergedLog(parts);
      const filter = filterOf(query);
      const log = new SiftedLog(base, { filter, collapse, serviceOf, blockLines: 1 + Math.floor(next() * 50) });
      for (let step = 0; step < 60; step++) {
        write(Math.floor(next() * 4));
        base.update();
        log.update(0);
      }
      while (log.update(0));
      expectSame(log, base, filter, collapse, `${query} ${collapse}`);
      expectPlaces(log, base);
    }
  });

  test('lines that are dropped, also by one of several merged logs', () => {
    for (let round = 0; round < 12; round++) {
      const next = random(200 + round);
      const clock = { ms: now };
      const parts = services.map((service, at) => ({
        service,
        buffer: new LogBuffer({ maxBytes: at === 0 ? 1 << 22 : 50_000 }),
      }));
      const writers = parts.map(({ buffer }) => writer(next, buffer, clock));
      const base = new MergedLog(parts);
      const single = (parts[1] as (typeof parts)[number]).buffer;
      const filter = filterOf(['level:warning', 'beta', 'al.ha context:2', 'rare'][round % 4] as string);
      const options = { filter, collapse: false, serviceOf, blockLines: 100 };
      const logs = [new SiftedLog(base, options), new SiftedLog(single, options)] as const;
      for (let step = 0; step < 150; step++) {
        for (const write of writers) write(Math.floor(next() * 40));
        base.update();
        for (const log of logs) log.update(0);
        if (next() < 0.3) for (const log of logs) while (log.update(0));
      }
      for (const log of logs) while (log.update(0));
      expect(single.first).toBeGreaterThan(500);
      for (const [at, lines] of [base, single].entries()) {
        // What is near the first line that a log keeps may be context or trace of one that it does not keep any more.
        const isNearDropped = (b: number) => {
          const { buffer, n } = lines.origin(b) as Origin;
          return n < buffer.first + 20;
        };
        let settled = lines.end - 1;
        while (settled >= lines.first && !(isNearDropped(settled) && lines.origin(settled)?.buffer.first !== 0))
          settled -= 1;
        settled += 20;
        expect(lines.end - settled).toBeGreaterThan(200);
        const later = (entries: readonly { b: number }[]) => entries.map(({ b }) => b).filter((b) => b >= settled);
        expect(later(entriesOf(logs[at] as SiftedLog)), `${round}`).toEqual(later(reference(lines, filter, false)));
        expect((logs[at] as SiftedLog).progress).toBe(1);
      }
    }
  });

  test('a sifted log can be sifted again', () => {
    const next = random(7);
    const buffer = new LogBuffer({ maxBytes: 1 << 22 });
    const write = writer(next, buffer, { ms: now });
    write(3000);
    const outer = new SiftedLog(buffer, { filter: filterOf('level:info'), collapse: false, serviceOf, blockLines: 64 });
    const inner = new SiftedLog(outer, { filter: filterOf('beta'), collapse: false, serviceOf, blockLines: 64 });
    for (let step = 0; step < 100; step++) {
      outer.update(0);
      inner.update(0);
    }
    while (outer.update(0) || inner.update(0));
    let expected = 0;
    for (let n = outer.first; n < outer.end; n++) if (outer.text(n)?.includes('beta')) expected += 1;
    expect(inner.matched).toBe(expected);
  });
});

/** Entries keep their numbers; only the last, and a divider at the end with the one before it, may come to show another line. */
function remember(log: SiftedLog, seen: Map<number, number>, hint: string): void {
  for (const [n, b] of seen) if (n >= log.first) expect(log.baseOf(n), hint).toBe(b);
  const settled = log.text(log.end - 1) === undefined ? log.end - 2 : log.end - 1;
  for (let n = log.first; n < settled; n++) seen.set(n, log.baseOf(n));
}

function expectPlaces(log: SiftedLog, base: Lines): void {
  let entry = log.first;
  for (let b = base.first; b < base.end; b++) {
    while (entry < log.end && log.baseOf(entry) < b) entry += 1;
    if (log.entryAt(b) !== entry) expect(log.entryAt(b), `${b}`).toBe(entry);
  }
  for (let n = log.first; n < log.end; n++) expect(log.entryAt(log.baseOf(n))).toBe(n);
  expect([log.baseOf(log.first - 1), log.baseOf(log.end)]).toEqual([Number.NaN, Number.NaN]);
}

function filled(texts: readonly string[]): LogBuffer {
  const buffer = new LogBuffer({ maxBytes: 1 << 22 });
  for (const [at, text] of texts.entries()) buffer.append(rawLine(text, now + at));
  return buffer;
}

const textsOf = (log: SiftedLog) => Array.from({ length: log.end - log.first }, (_, at) => log.text(log.first + at));

test('the newest entries are there first, and older ones come before them', () => {
  const buffer = filled(Array.from({ length: 10_000 }, (_, n) => `line ${n}`));
  const log = new SiftedLog(buffer, { filter: filterOf('line'), collapse: false, serviceOf });
  expect(log.update(0)).toBe(true);
  expect([log.end, log.text(log.end - 1)]).toEqual([0, 'line 9999']);
  expect(log.first).toBeGreaterThan(-10_000);
  expect(log.progress).toBeGreaterThan(0);
  while (log.update(0));
  expect([log.first, log.end, log.matched, log.text(log.first)]).toEqual([-10_000, 0, 10_000, 'line 0']);
});

test('context that arrives later, and before a match that arrives', () => {
  const buffer = filled(['a', 'b', 'match', 'c']);
  const log = new SiftedLog(buffer, { filter: filterOf('match context:2'), collapse: false, serviceOf });
  log.update();
  for (const text of ['d', 'e', 'f', 'g', 'match again']) buffer.append(rawLine(text));
  log.update();
  expect(textsOf(log)).toEqual(['a', 'b', 'match', 'c', 'd', 'f', 'g', 'match again']);
  expect(log.matched).toBe(2);
  expect([log.first, log.first + 2, log.end - 1].map((n) => log.isContext(n))).toEqual([true, false, false]);
});

test('a line of a trace that matches brings the trace along, also one that came before', () => {
  const buffer = filled(['x', 'Traceback (most recent call last):', '  File "a.py", line 1, in b']);
  const log = new SiftedLog(buffer, { filter: filterOf('boom'), collapse: false, serviceOf });
  log.update();
  expect(log.end).toBe(0);
  for (const text of ['    raise', 'ValueError: boom', 'INFO: y']) buffer.append(rawLine(text, now + 5));
  log.update();
  expect(textsOf(log)).toHaveLength(4);
  expect([log.matched, log.isContext(log.first)]).toEqual([1, false]);
});

test('collapses what differs only in digits, showing the newest', () => {
  const buffer = filled(['tick 1', 'tick 22', 'tock', 'tick 3']);
  const log = new SiftedLog(buffer, { filter: emptyFilter, collapse: true, serviceOf });
  log.update();
  expect(textsOf(log)).toEqual(['tick 22', 'tock', 'tick 3']);
  const { revision, end } = log;
  buffer.append(rawLine('tick 444'));
  log.update();
  expect([log.text(log.end - 1), log.repeatsAt(log.end - 1), log.end]).toEqual(['tick 444', 2, end]);
  expect(log.revision).not.toBe(revision);
  expect(log.repeatsAt(log.first)).toBe(2);
});

test('of dividers with nothing between them the last is kept', () => {
  const buffer = filled(['match']);
  const log = new SiftedLog(buffer, { filter: filterOf('match'), collapse: false, serviceOf });
  const { addDivider } = { addDivider: (text: string) => buffer.addDivider('stopped', now, text) };
  addDivider('one');
  log.update();
  expect(log.line(log.end - 1)?.text).toBe('one');
  buffer.append(rawLine('other'));
  addDivider('two');
  log.update();
  expect([log.line(log.end - 1)?.text, log.end - log.first, log.isContext(log.end - 1)]).toEqual(['two', 2, false]);
});

test('a divider that was given up comes back when lines after it become context', () => {
  const buffer = filled(['match', 'a', 'b', 'c']);
  buffer.addDivider('stopped', now, 'one');
  for (let n = 0; n < 20; n++) buffer.append(rawLine(`${n}`, now));
  buffer.addDivider('started', now, 'two');
  const log = new SiftedLog(buffer, { filter: filterOf('match context:2'), collapse: false, serviceOf });
  log.update();
  expect(log.line(log.end - 1)?.text).toBe('two');
  buffer.append(rawLine('match'));
  log.update();
  const shown = Array.from({ length: log.end - log.first }, (_, at) => log.line(log.first + at)?.text);
  expect(shown).toEqual(['match', 'a', 'b', 'one', '19', 'two', 'match']);
});

test('older lines that are put before the first are found, and are context of what was there', () => {
  const buffer = filled(['a', 'b', 'c']);
  const log = new SiftedLog(buffer, { filter: filterOf('match context:2'), collapse: false, serviceOf });
  log.update();
  buffer.prepend(filled(['x', 'y', 'z', 'match']));
  log.update();
  expect(textsOf(log)).toEqual(['y', 'z', 'match', 'a', 'b']);
});

/** No assertion: how long it takes is told. */
