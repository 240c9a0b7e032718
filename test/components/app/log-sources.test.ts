import { describe, expect, it, vi } from 'vitest';
import { createLogSources, type LogSources } from '../../../components/app/log-sources.ts';
import type { LogSource } from '../../../components/logs/source.ts';
import type { Older } from '../../../src/logs/line.ts';
import { LogStore } from '../../../src/logs/store.ts';
import { rawLine } from '../../logs/lines.ts';

const none = { filter: '', collapse: false };
const one = (service: string, replica: number | null = null) => ({ kind: 'one', service, replica }) as const;
const all = { kind: 'all' } as const;

type Setting = { readonly older?: Readonly<Record<string, Older>>; readonly more?: () => void };

function setUp(
  replicas: Readonly<Record<string, readonly string[]>> = {},
  { older = {}, more = () => {} }: Setting = {},
) {
  const logs = new LogStore();
  const port = {
    logs,
    replicas: (service: string) => replicas[service] ?? [],
    older: (service: string) => older[service] ?? 'none',
  };
  const add = (service: string, text: string, source = 0) => {
    const buffer = logs.buffer(service);
    buffer.append(rawLine(text, buffer.end), source);
  };
  return { logs, add, sources: createLogSources(port, more) };
}

function texts(source: LogSource): readonly (string | undefined)[] {
  return Array.from({ length: source.end - source.first }, (_, at) => source.text(source.first + at));
}

/** Looks again and again, as frames do, until there is something. */
async function soon<T>(look: () => T | false | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Asks again until the filter has worked through the whole log. */
function done(sources: LogSources, ...[choice, sieve]: Parameters<LogSources['of']>): Promise<LogSource> {
  return soon(() => {
    const source = sources.of(choice, sieve);
    return (source.sifted?.progress ?? 1) >= 1 && source;
  });
}

describe('the sources of the logs pane', () => {
  it('are the whole log without a filter', () => {
    const { add, sources } = setUp();
    for (const text of ['one', 'two']) add('api', text);
    const source = sources.of(one('api'), none);
    expect(texts(source)).toEqual(['one', 'two']);
    expect(source).toMatchObject({ labels: [], older: 'none' });
    expect(source.sifted).toBeUndefined();
    expect(sources.of(one('api'), { filter: 'context:3 level:', collapse: false }).sifted).toBeUndefined();
  });

  it('are what a filter leaves, under numbers that stay while lines arrive', async () => {
    const { add, sources } = setUp();
    for (const text of ['a needle', 'hay', 'b needle']) add('api', text);
    const sieve = { filter: 'needle', collapse: false };
    const source = await done(sources, one('api'), sieve);
    const numbers = [source.first, source.first + 1];
    expect(numbers.map((n) => source.text(n))).toEqual(['a needle', 'b needle']);
    expect(numbers.map((n) => source.sifted?.baseOf(n))).toEqual([0, 2]);
    for (const text of ['hay', 'c needle']) add('api', text);
    const later = await done(sources, one('api'), sieve);
    expect(numbers.map((n) => later.text(n))).toEqual(['a needle', 'b needle']);
    expect(texts(later)).toEqual(['a needle', 'b needle', 'c needle']);
    expect(later.sifted).toMatchObject({ matched: 3, of: 5 });
    expect(later.line(later.end - 1)?.n).toBe(later.end - 1);
  });

  it('are those of one replica where one is chosen', async () => {
    const { add, sources } = setUp({ api: ['api-1', 'api-2'] });
    for (const n of [1, 2, 3, 4]) add('api', `from ${n % 2 === 0 ? 2 : 1}`, n % 2 === 0 ? 1 : 0);
    const second = await done(sources, one('api', 2), none);
    expect(texts(second)).toEqual(['from 2', 'from 2']);
    expect(second.labels).toEqual([]);
    const both = sources.of(one('api'), none);
    expect(texts(both)).toHaveLength(4);
    expect(both.labels).toEqual(['api-1', 'api-2']);
    const filtered = await done(sources, one('api', 1), { filter: 'from 2', collapse: false });
    expect(texts(filtered)).toEqual([]);
  });

  it('are the merged logs, each line under the name of its service or replica', async () => {
    const { add, sources } = setUp({ api: ['api-1', 'api-2'] });
    add('api', 'first', 1);
    add('api', 'second', 0);
    add('web', 'third');
    const source = sources.of(all, none);
    const named = Array.from({ length: 3 }, (_, n) => [source.labels?.[source.line(n)?.source ?? -1], source.text(n)]);
    expect(named.toSorted()).toEqual([
      ['api-1', 'second'],
      ['api-2', 'first'],
      ['web', 'third'],
    ]);
    expect(texts(await done(sources, all, { filter: 'service:web', collapse: false }))).toEqual(['third']);
    expect(texts(await done(sources, all, { filter: 'service:a*', collapse: false }))).toEqual(['first', 'second']);
  });

  it('say of several logs whether older lines of any can be had', () => {
    const older = (states: Readonly<Record<string, Older>>) => {
      const { add, sources } = setUp({}, { older: states });
      for (const service of ['api', 'web']) add(service, 'hello');
      return sources.of(all, none).older;
    };
    expect(older({ api: 'none', web: 'available' })).toBe('available');
    expect(older({ api: 'reading', web: 'available' })).toBe('reading');
    expect(older({ api: 'failed', web: 'none' })).toBe('failed');
    expect(older({})).toBe('none');
  });

  it('go on filtering bit by bit, and tell each time that there is more', async () => {
    let asked = 0;
    const { add, sources } = setUp({}, { more: () => asked++ });
    for (let n = 0; n < 200_000; n++) add('api', `line ${n}`);
    const sieve = { filter: '"line [0-9]*7$"', collapse: false };
    const first = sources.of(one('api'), sieve);
    expect(first.sifted?.progress).toBeLessThan(1);
    expect(first.older).toBeUndefined();
    await vi.waitFor(() => expect(asked).toBe(1));
    const source = await done(sources, one('api'), sieve);
    expect(source.sifted).toMatchObject({ matched: 20_000, of: 200_000, progress: 1 });
    expect(source.older).toBe('none');
    await new Promise((resolve) => setImmediate(resolve));
    const before = asked;
    sources.of(one('api'), sieve);
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBe(before);
  });

  it('count the matches of a search to the end, also in what a filter leaves', async () => {
    const { add, sources } = setUp();
    for (let n = 0; n < 5000; n++) add('api', `line ${n} ${n % 2 === 0 ? 'even' : 'odd'}`);
    const count = (filter: string, query: string) =>
      soon(() => {
        const found = sources.matches(one('api'), { filter, collapse: false }, query);
        return found?.complete && found.lines;
      });
    expect(sources.matches(one('api'), none, '')).toBeNull();
    expect(await count('', '7 ')).toBe(500);
    expect(await count('odd', '7 ')).toBe(500);
    expect(await count('even', 'line 2')).toBe(556);
    add('api', 'line 2x even');
    expect(await count('even', 'line 2')).toBe(557);
  });

  it('do not call a count complete while lines are still being filtered', () => {
    const { add, sources } = setUp();
    for (let n = 0; n < 200_000; n++) add('api', `line ${n}`);
    const sieve = { filter: '"line [0-9]*7$"', collapse: false };
    let found = sources.matches(one('api'), sieve, 'line');
    for (let round = 0; round < 3; round++) {
      found = sources.matches(one('api'), sieve, 'line');
      const { sifted } = sources.of(one('api'), sieve);
      expect(sifted?.progress).toBeLessThan(1);
      expect(found?.complete).toBe(false);
    }
  });

  it('know the lines of a service by its name also where it has several replicas', async () => {
    const { add, sources } = setUp({ api: ['api-1', 'api-2'] });
    for (const replica of [0, 1]) add('api', 'hello', replica);
    expect(texts(await done(sources, one('api'), { filter: 'service:api', collapse: false }))).toHaveLength(2);
  });
});
