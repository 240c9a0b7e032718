import { describe, expect, it } from 'vitest';
import type { LogBuffer } from '../../src/logs/buffer.ts';
import type { DividerKind } from '../../src/logs/line.ts';
import { LogStore } from '../../src/logs/store.ts';
import type { Container } from '../../src/model/container.ts';
import type { Engine, LogEnd, LogRequest } from '../../src/model/ports.ts';
import { createOlderLines } from '../../src/session/log-older.ts';
import { frame, rawLine, stamp } from '../logs/lines.ts';
import { random } from '../text/random.ts';
import { fakeEngine, runningContainer } from './fakes.ts';

/** A line as the engine has kept it. */
type Kept = { readonly number: number; readonly ms: number; readonly nanos: number };

/** How an engine honours `since` and `until`: line by line, or (28) from the first line that is not before the one to the first that is after the other. */
type Kind = 'filters' | 'cuts';

const NOW = 1_795_548_025_000;

/** Nanoseconds since the epoch of what the engine takes as a time; it refuses all but seconds and nine decimals. */
function parsed(time: string): bigint {
  const [, seconds, nanos] = /^(\d+)\.(\d{9})$/.exec(time) ?? [];
  if (seconds === undefined || nanos === undefined) throw new Error(`invalid time ${time}`);
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
}

function answer(lines: readonly Kept[], { since, until, tail }: LogRequest, kind: Kind): readonly Kept[] {
  const at = ({ ms, nanos }: Kept) => BigInt(ms) * 1_000_000n + BigInt(nanos);
  const from = since === null ? null : parsed(since);
  const to = until ? parsed(until) : null;
  const isIn = (line: Kept) => (from === null || at(line) >= from) && (to === null || at(line) <= to);
  let found = lines.filter(isIn);
  if (kind === 'cuts') {
    const first = lines.findIndex((line) => from === null || at(line) >= from);
    found = first === -1 ? [] : lines.slice(first);
    const after = found.findIndex((line) => to !== null && at(line) > to);
    if (after !== -1) found = found.slice(0, after);
  }
  return tail === null ? found : found.slice(Math.max(0, found.length - tail));
}

const textOf = ({ number }: Kept, padding = '') => `${number % 100 === 7 ? 'ERROR' : 'INFO'} ${number}${padding}`;

type Setup = { readonly kind?: Kind; readonly maxBytes?: number; readonly padding?: string };

/** A log of the service `web`, of containers whose lines the engine keeps, and what came before those that are read. */
function setUp(histories: readonly (readonly Kept[])[], { kind = 'filters', maxBytes, padding = '' }: Setup = {}) {
  const store = new LogStore({ newsFrom: NOW, ...(maxBytes === undefined ? {} : { maxBytes }) });
  const buffer = store.buffer('web');
  const containers = histories.map((lines, source) => {
    const createdAt = Math.min(...lines.map(({ ms }) => ms)) - 10;
    return { source, container: runningContainer(`c${source}`, 'web', { createdAt, number: source + 1 }) };
  });
  const requests: LogRequest[] = [];
  const { engine: fake } = fakeEngine();
  const failure: { end: LogEnd | null; meanwhile: () => void } = { end: null, meanwhile: () => {} };
  const engine: Engine = {
    ...fake,
    async logs(request, sink) {
      requests.push(request);
      const index = containers.findIndex(({ container }) => container.id === request.container.id);
      const found = answer(histories[index] ?? [], request, kind);
      const isTty = containers[index]?.container.tty ?? false;
      const records = found.map((line) => `${stamp(line.ms, line.nanos)}${textOf(line, padding)}\n`);
      const all = isTty ? Buffer.from(records.join('')) : Buffer.concat(records.map((record) => frame(1, record)));
      // In pieces that end anywhere, as they come.
      for (let at = 0; at < all.length; at += 65_521) {
        await null;
        sink(all.subarray(at, at + 65_521));
      }
      failure.meanwhile();
      return failure.end ?? { kind: 'ended' };
    },
  };
  const closed = new AbortController();
  const older = createOlderLines(engine, store, () => containers, closed.signal);
  return {
    ...{ store, buffer, older, requests, containers, failure },
    /** Puts a line into the log, as following it would have. */
    keep(line: Kept, source = 0) {
      buffer.append(rawLine(textOf(line, padding), line.ms, line.nanos), source);
    },
    setContainer(index: number, changes: Partial<Container>) {
      const old = containers[index] as (typeof containers)[number];
      containers[index] = { ...old, container: { ...old.container, ...changes } };
    },
    /** Reads older lines until there are none; how often it read. */
    async readAll() {
      let times = 0;
      for (; older.state('web') === 'available'; times++) {
        if (times > 200) throw new Error('reading does not come to an end');
        await older.read('web');
      }
      return times;
    },
  };
}

function numbersOf(buffer: LogBuffer): number[] {
  const lines = Array.from({ length: buffer.end - buffer.first }, (_, at) => buffer.text(buffer.first + at));
  return lines.filter((text) => text !== undefined).map((text) => Number.parseInt(text.split(' ')[1] ?? '', 10));
}

/** `count` lines, each `everyMs` after the one before, the last at `endMs`. */
function history(count: number, { everyMs = 50, endMs = NOW, from = 0 } = {}): Kept[] {
  return Array.from({ length: count }, (_, at) => ({
    number: from + at,
    ms: Math.floor(endMs - (count - 1 - at) * everyMs),
    nanos: (at * 7919) % 1_000_000,
  }));
}

const count = (to: number, from = 0) => Array.from({ length: to - from }, (_, at) => from + at);
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

/** What is wrong with numbers that should be those from `from` up to `to`, in order: some of each fault. */
function faults(numbers: readonly number[], to: number, from = 0) {
  const seen = new Map<number, number>();
  for (const number of numbers) seen.set(number, (seen.get(number) ?? 0) + 1);
  return {
    lost: count(to, from)
      .filter((number) => !seen.has(number))
      .slice(0, 5),
    doubled: [...seen].flatMap(([number, times]) => (times > 1 ? [number] : [])).slice(0, 5),
    strange: [...seen.keys()].filter((number) => !(number >= from && number < to)).slice(0, 5),
    misplaced: numbers.filter((number, at) => at > 0 && number < (numbers[at - 1] as number)).slice(0, 5),
  };
}

const noFaults: ReturnType<typeof faults> = { lost: [], doubled: [], strange: [], misplaced: [] };

describe.each(['filters', 'cuts'] as const)('from an engine that %s', (kind) => {
  it('reads every line once and in order, until the beginning', async () => {
    const lines = history(60_000);
    const { buffer, keep, readAll, older, requests } = setUp([lines], { kind });
    for (const line of lines.slice(50_000)) keep(line);
    expect(older.state('web')).toBe('available');
    expect(await readAll()).toBeGreaterThan(1);
    expect(faults(numbersOf(buffer), 60_000)).toEqual(noFaults);
    expect([buffer.first, buffer.end]).toEqual([-50_000, 10_000]);
    expect(older.state('web')).toBe('none');
    expect(requests.every(({ follow, until }) => !follow && until)).toBe(true);
  });

  it('reads some thousands at a time, of lines that came slowly, at once, or in bursts', async () => {
    for (const everyMs of [0.05, 1, 60_000]) {
      const lines = history(60_000, { everyMs });
      const { buffer, keep, older } = setUp([lines], { kind });
      for (const line of lines.slice(50_000)) keep(line);
      await older.read('web');
      expect(buffer.first).toBeLessThanOrEqual(-5000);
      expect(faults(sorted(numbersOf(buffer)), 60_000, 50_000 + buffer.first)).toEqual(noFaults);
    }
    const bursts = [...history(30_000, { everyMs: 1, endMs: NOW - 86_400_000 }), ...history(4, { from: 30_000 })];
    const { buffer, keep, older } = setUp([bursts], { kind });
    for (const line of bursts.slice(30_000)) keep(line);
    await older.read('web');
    expect(buffer.first).toBeLessThanOrEqual(-5000);
    expect(faults(numbersOf(buffer), 30_004, 30_000 + buffer.first)).toEqual(noFaults);
  });

  it('goes on while new lines come', async () => {
    const lines = history(40_000);
    const { buffer, keep, older, failure } = setUp([lines], { kind });
    for (const line of lines.slice(25_000, 30_000)) keep(line);
    let next = 30_000;
    failure.meanwhile = () => {
      for (const line of lines.slice(next, next + 500)) keep(line);
      next += 500;
    };
    while (older.state('web') === 'available') await older.read('web');
    expect(faults(numbersOf(buffer), next)).toEqual(noFaults);
  });

  it.each([7, 11, 13, 999])('reads on from a log of only %i lines', async (kept) => {
    const lines = history(20_000, { everyMs: 33 });
    const { buffer, keep, readAll, older } = setUp([lines], { kind });
    for (const line of lines.slice(-kept)) keep(line);
    await readAll();
    expect(older.state('web')).toBe('none');
    expect(faults(numbersOf(buffer), 20_000)).toEqual(noFaults);
  });

  it.each([1, 2, 3, 4])('with equal timestamps everywhere, also at the seam: seed %i', async (seed) => {
    const next = random(seed);
    // Groups of up to nine lines of the very same time.
    const lines: Kept[] = [];
    for (let ms = NOW - 3_000_000; lines.length < 30_000; ms += 1 + Math.floor(next() * 100)) {
      const size = 1 + Math.floor(next() * 9);
      for (let n = 0; n < size; n++) lines.push({ number: lines.length, ms, nanos: 500 });
    }
    const { buffer, keep, readAll } = setUp([lines], { kind });
    const seam = 23_000 + Math.floor(next() * 1000);
    for (const line of lines.slice(seam)) keep(line);
    await readAll();
    expect(faults(numbersOf(buffer), lines.length)).toEqual(noFaults);
  });

  it('with one group of equal timestamps, of which the last two lines are kept', async () => {
    const lines = [
      ...history(4, { endMs: NOW - 1 }),
      ...count(8, 4).map((number) => ({ number, ms: NOW, nanos: 1 })),
      ...history(4, { from: 8, endMs: NOW + 1000 }),
    ];
    const { buffer, keep, readAll } = setUp([lines], { kind });
    for (const line of lines.slice(6)) keep(line);
    await readAll();
    expect(faults(numbersOf(buffer), 12)).toEqual(noFaults);
  });

  it.each([1, 2, 3, 4, 5])('with lines up to 150 ms out of order: seed %i', async (seed) => {
    const next = random(seed + 60);
    const lines = history(40_000, { everyMs: 20 }).map((line) => ({ ...line, ms: line.ms - Math.floor(next() * 150) }));
    const { buffer, keep, readAll } = setUp([lines], { kind });
    for (const line of lines.slice(33_000 + Math.floor(next() * 100))) keep(line);
    expect(await readAll()).toBeGreaterThan(1);
    const numbers = numbersOf(buffer);
    expect(faults(sorted(numbers), 40_000)).toEqual(noFaults);
    // In order: an engine that filters line by line sends those near the beginning of a span later, together with the next span.
    const mostMoved = kind === 'cuts' ? 0 : 20;
    expect(Math.max(...numbers.map((number, at) => Math.abs(number - at)))).toBeLessThanOrEqual(mostMoved);
  });

  it('of a container with a terminal', async () => {
    const lines = history(20_000);
    const { buffer, keep, readAll, setContainer } = setUp([lines], { kind });
    setContainer(0, { tty: true });
    for (const line of lines.slice(18_000)) keep(line);
    await readAll();
    expect(faults(numbersOf(buffer), 20_000)).toEqual(noFaults);
  });

  it('of two replicas, merged by time', async () => {
    const all = history(40_000);
    const halves = [0, 1].map((source) => all.filter(({ number }) => number % 2 === source));
    const { buffer, keep, readAll } = setUp(halves, { kind });
    for (const line of all.slice(32_000)) keep(line, line.number % 2);
    expect(await readAll()).toBeGreaterThan(1);
    expect(faults(numbersOf(buffer), 40_000)).toEqual(noFaults);
    for (let n = buffer.first; n < buffer.end; n++) {
      if (buffer.sourceAt(n) !== (n + 32_000) % 2) throw new Error(`line ${n} is of replica ${buffer.sourceAt(n)}`);
    }
  });

  it('of two replicas that print at the same times', async () => {
    const each = history(15_000, { everyMs: 30 });
    const both = [each, each.map((line) => ({ ...line, number: line.number + 100_000 }))];
    const { buffer, keep, readAll } = setUp(both, { kind });
    for (let at = 12_000; at < 15_000; at++) for (const source of [0, 1]) keep(both[source]?.[at] as Kept, source);
    await readAll();
    const numbers = numbersOf(buffer);
    expect(
      faults(
        numbers.filter((number) => number < 100_000),
        15_000,
      ),
    ).toEqual(noFaults);
    expect(
      faults(
        numbers.filter((number) => number >= 100_000),
        115_000,
        100_000,
      ),
    ).toEqual(noFaults);
  });

  it('of two replicas of which one is younger, and one printed little', async () => {
    const old = history(20_000, { everyMs: 100 });
    const young = history(40, { from: 100_000, everyMs: 20_000 });
    const { buffer, keep, readAll } = setUp([old, young], { kind });
    const from = NOW - 400_000;
    const recent = [old, young].flatMap((lines, source) => lines.map((line) => ({ line, source })));
    const kept = recent.filter(({ line }) => line.ms >= from).toSorted((a, b) => a.line.ms - b.line.ms);
    for (const { line, source } of kept) keep(line, source);
    await readAll();
    const numbers = numbersOf(buffer);
    expect(
      faults(
        numbers.filter((number) => number < 100_000),
        20_000,
      ),
    ).toEqual(noFaults);
    expect(
      faults(
        numbers.filter((number) => number >= 100_000),
        100_040,
        100_000,
      ),
    ).toEqual(noFaults);
  });

  it('of two replicas of which one prints little, over the same time', async () => {
    const much = history(40_000, { everyMs: 500 });
    const little = history(2000, { from: 100_000, everyMs: 10_000 });
    const { buffer, keep, readAll } = setUp([much, little], { kind });
    const recent = [much, little].flatMap((lines, source) => lines.map((line) => ({ line, source })));
    const kept = recent.filter(({ line }) => line.ms >= NOW - 1_000_000).toSorted((a, b) => a.line.ms - b.line.ms);
    for (const { line, source } of kept) keep(line, source);
    await readAll();
    const numbers = numbersOf(buffer);
    expect(
      faults(
        numbers.filter((number) => number < 100_000),
        40_000,
      ),
    ).toEqual(noFaults);
    expect(
      faults(
        numbers.filter((number) => number >= 100_000),
        102_000,
        100_000,
      ),
    ).toEqual(noFaults);
    const times = Array.from({ length: buffer.end - buffer.first }, (_, at) => buffer.timeAt(buffer.first + at));
    expect(times.findIndex((ms, at) => at > 0 && ms < (times[at - 1] as number))).toBe(-1);
  });

  it.each([
    { title: 'reach equally far back', tails: [3000, 3000] },
    { title: 'do not: the second is quieter', tails: [3000, 1000] },
    { title: 'do not: the first is quieter', tails: [1000, 3000] },
  ])('of two replicas whose histories came one after the other, and $title', async ({ tails }) => {
    const both = [history(20_000, { everyMs: 60 }), history(20_000, { everyMs: 60, from: 100_000 })];
    const { buffer, keep, readAll } = setUp(both, { kind });
    for (const [source, tail] of tails.entries())
      for (const line of both[source]?.slice(-tail) ?? []) keep(line, source);
    await readAll();
    const numbers = numbersOf(buffer);
    expect(faults(sorted(numbers.filter((number) => number < 100_000)), 20_000)).toEqual(noFaults);
    expect(faults(sorted(numbers.filter((number) => number >= 100_000)), 120_000, 100_000)).toEqual(noFaults);
  });
});

describe('a divider at the seam', () => {
  it.each<DividerKind>(['restarted', 'mark', 'gap'])('%s hides and doubles nothing', async (divider) => {
    const lines = history(12_000);
    const { buffer, keep, readAll } = setUp([lines]);
    buffer.addDivider(divider, lines[10_000]?.ms as number, '');
    for (const line of lines.slice(10_000)) keep(line);
    await readAll();
    expect(faults(numbersOf(buffer), 12_000)).toEqual(noFaults);
  });

  it('reconnected bears the time of the start, which may be long ago, and hides nothing either', async () => {
    const lines = history(12_000);
    const { buffer, keep, readAll } = setUp([lines]);
    buffer.addDivider('reconnected', lines[100]?.ms as number, '');
    for (const line of lines.slice(10_000)) keep(line);
    await readAll();
    expect(faults(numbersOf(buffer), 12_000)).toEqual(noFaults);
  });
});

describe('what is read', () => {
  it('is counted as kept, but is no news', async () => {
    const lines = history(20_000);
    const { store, keep, readAll } = setUp([lines]);
    for (const line of lines.slice(19_000)) keep(line);
    const { freshErrors } = store.counters('web');
    await readAll();
    expect(store.counters('web')).toMatchObject({ lines: 20_000, errors: 200, freshErrors });
  });

  it('keeps the numbers of the lines that were there', async () => {
    const lines = history(20_000);
    const { buffer, keep, readAll } = setUp([lines]);
    for (const line of lines.slice(19_000)) keep(line);
    await readAll();
    expect([buffer.text(0), buffer.text(999), buffer.text(-19_000)]).toEqual(['INFO 19000', 'INFO 19999', 'INFO 0']);
  });

  it('goes on below what a full log has dropped, and is dropped again for new lines', async () => {
    const lines = history(30_000, { everyMs: 10 });
    const { buffer, keep, older } = setUp([lines], { maxBytes: 512 * 1024, padding: 'x'.repeat(60) });
    for (const line of lines.slice(0, 29_000)) keep(line);
    const { first } = buffer;
    expect(first).toBeGreaterThan(20_000);
    await older.read('web');
    expect(buffer.first).toBeLessThan(first - 4000);
    const numbers = Array.from({ length: buffer.end - buffer.first }, (_, at) => buffer.text(buffer.first + at));
    expect(numbers.findIndex((text, at) => Number.parseInt(text?.split(' ')[1] ?? '', 10) !== buffer.first + at)).toBe(
      -1,
    );
  });

  it('fills 16 MiB at most, and does not ask the engine for still more when those are full', async () => {
    const lines = [
      ...history(3900, { everyMs: 1000, endMs: NOW - 1000 }),
      ...history(100, { everyMs: 10, from: 3900 }),
    ];
    const { buffer, keep, older, requests } = setUp([lines], { padding: 'x'.repeat(16_000) });
    for (const line of lines.slice(3900)) keep(line);
    const { bytes } = buffer;
    await older.read('web');
    expect(buffer.bytes - bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(buffer.text(-1)?.slice(0, 9)).toBe('INFO 3899');
    expect(older.state('web')).toBe('available');
    // The first asks for the time of 200 lines, the next for that of 1,600: more than fits.
    expect(requests).toHaveLength(2);
  });
});

describe('state', () => {
  it('goes from available to reading, and to none at the beginning', async () => {
    const lines = history(3000);
    const { store, keep, older, requests } = setUp([lines]);
    for (const line of lines.slice(2000)) keep(line);
    const told: string[] = [];
    store.touch('web');
    const reading = older.read('web');
    expect([older.state('web'), older.read('web') === reading]).toEqual(['reading', true]);
    void reading.then(() => told.push(older.state('web')));
    await reading;
    expect([older.state('web'), told]).toEqual(['none', ['none']]);
    const asked = requests.length;
    await older.read('web');
    expect([requests.length, older.state('web')]).toEqual([asked, 'none']);
  });

  it('is none of a log without lines, and reading it asks for nothing', async () => {
    const { older, requests } = setUp([history(10)]);
    expect(older.state('web')).toBe('none');
    await older.read('web');
    expect([older.state('web'), requests]).toEqual(['none', []]);
  });

  it('is none where no container is left that has older lines', async () => {
    const lines = history(100);
    const { buffer, keep, older, requests, setContainer } = setUp([lines]);
    for (const line of lines) keep(line);
    setContainer(0, { createdAt: NOW });
    expect(older.state('web')).toBe('available');
    await older.read('web');
    expect([older.state('web'), requests, buffer.first]).toEqual(['none', [], 0]);
  });

  it('is that of each service for itself', async () => {
    const lines = history(3000);
    const { store, keep, older } = setUp([lines]);
    for (const line of lines.slice(2000)) keep(line);
    store.buffer('db').append(rawLine('x', NOW));
    const reading = older.read('web');
    expect([older.state('web'), older.state('db')]).toEqual(['reading', 'available']);
    await reading;
    expect([older.state('web'), older.state('db')]).toEqual(['none', 'available']);
  });

  it('is none where the driver cannot be read', async () => {
    const lines = history(2000);
    const { buffer, keep, older, failure } = setUp([lines]);
    for (const line of lines.slice(1990)) keep(line);
    failure.end = { kind: 'unreadable', driver: 'syslog' };
    await older.read('web');
    expect(older.state('web')).toBe('none');
    expect([buffer.end, numbersOf(buffer).at(-1)]).toEqual([10, 1999]);
  });

  it.each<LogEnd>([{ kind: 'failed', detail: 'no route' }, { kind: 'aborted' }])(
    'is failed where the engine has $kind; the lines stay as they were, and it may be tried again',
    async (end) => {
      const lines = history(30_000);
      const { buffer, keep, older, failure, readAll } = setUp([lines]);
      for (const line of lines.slice(29_000)) keep(line);
      failure.end = end;
      await older.read('web');
      expect([older.state('web'), buffer.first]).toEqual(['failed', 0]);
      failure.end = null;
      const again = older.read('web');
      expect(older.state('web')).toBe('reading');
      await again;
      expect(older.state('web')).not.toBe('failed');
      await readAll();
      expect(faults(numbersOf(buffer), 30_000)).toEqual(noFaults);
    },
  );

  it('is failed where one of two replicas cannot be read, and no half is shown', async () => {
    const all = history(20_000);
    const { buffer, keep, older, failure, requests } = setUp(
      [0, 1].map((source) => all.filter(({ number }) => number % 2 === source)),
    );
    for (const line of all.slice(18_000)) keep(line, line.number % 2);
    failure.meanwhile = () => {
      failure.end = requests.at(-1)?.container.id === 'c1' ? { kind: 'failed', detail: 'x' } : null;
    };
    await older.read('web');
    expect([older.state('web'), buffer.first, buffer.end]).toEqual(['failed', 0, 2000]);
  });

  it('gives back the room that was held for reading, when reading failed', async () => {
    const lines = history(3000);
    const maxBytes = 1 << 20;
    const { store, keep, older, failure } = setUp([lines], { maxBytes, padding: 'x'.repeat(1000) });
    for (const line of lines) keep(line);
    failure.end = { kind: 'failed', detail: 'no route' };
    await older.read('web');
    expect(older.state('web')).toBe('failed');
    for (let round = 0; round < 2; round++) for (const line of lines) keep(line);
    expect(store.bytes).toBeLessThanOrEqual(maxBytes);
  });

  it('is told to those who listen, when reading begins and when it ends', async () => {
    const lines = history(3000);
    const { store, keep, older } = setUp([lines]);
    for (const line of lines.slice(2000)) keep(line);
    const states: string[] = [];
    let heard = Promise.withResolvers<void>();
    const stop = store.subscribe(() => {
      states.push(older.state('web'));
      heard.resolve();
    });
    await heard.promise;
    heard = Promise.withResolvers<void>();
    await older.read('web');
    await heard.promise;
    stop();
    expect([states[0], states.at(-1)]).toEqual(['available', 'none']);
  });
});

it('throws away what was read when the log dropped its oldest lines meanwhile', async () => {
  const lines = history(40_000, { everyMs: 10 });
  const { buffer, keep, older, failure } = setUp([lines], { maxBytes: 512 * 1024, padding: 'x'.repeat(60) });
  for (const line of lines.slice(0, 20_000)) keep(line);
  const { first } = buffer;
  failure.meanwhile = () => {
    while (buffer.dropOldest());
  };
  await older.read('web');
  const afterwards = buffer.first;
  expect(afterwards).toBeGreaterThan(first);
  expect([numbersOf(buffer)[0], older.state('web')]).toEqual([afterwards, 'available']);
  failure.meanwhile = () => {};
  await older.read('web');
  expect(buffer.first).toBeLessThan(afterwards);
});

it('holds the oldest line while it reads, though a flood comes', async () => {
  const lines = history(60_000, { everyMs: 10 });
  const { buffer, keep, older, failure } = setUp([lines], { maxBytes: 512 * 1024 });
  for (const line of lines.slice(0, 30_000)) keep(line);
  const { first } = buffer;
  let next = 30_000;
  failure.meanwhile = () => {
    for (const line of lines.slice(next, next + 15_000)) keep(line);
    next += 15_000;
  };
  await older.read('web');
  expect(buffer.first).toBeLessThan(first);
  expect(faults(numbersOf(buffer), next, buffer.first)).toEqual(noFaults);
});
