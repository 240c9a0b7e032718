import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMerges } from '../../../components/app/merges.ts';
import { LogBuffer } from '../../../src/logs/buffer.ts';
import type { Lines } from '../../../src/logs/line.ts';
import { LogStore } from '../../../src/logs/store.ts';
import { rawLine } from '../../logs/lines.ts';

const all = { kind: 'all' } as const;
/** Milliseconds: long enough that a merge is made anew, and that it is for the last time. */
const PAUSE = 201;
const SETTLED = 3001;

let now = 0;
beforeEach(() => {
  now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function storeOf(logs: Readonly<Record<string, readonly number[]>>): LogStore {
  const store = new LogStore();
  for (const [service, times] of Object.entries(logs)) add(store, service, times);
  return store;
}

function add(store: LogStore, service: string, times: readonly number[]) {
  for (const ms of times) store.buffer(service).append(rawLine(`${service} ${ms}`, ms));
}

function texts(lines: Lines): readonly (string | undefined)[] {
  return Array.from({ length: lines.end - lines.first }, (_, at) => lines.text(lines.first + at));
}

describe('merges of logs', () => {
  it('put the chosen services together by time', () => {
    const store = storeOf({ web: [2, 5], api: [1, 4], db: [3] });
    const mergeOf = createMerges(store, () => {});
    expect(texts(mergeOf(all))).toEqual(['api 1', 'web 2', 'db 3', 'api 4', 'web 5']);
    expect(texts(mergeOf({ kind: 'several', services: ['web', 'db'] }))).toEqual(['web 2', 'db 3', 'web 5']);
  });

  it('are the same object for as long as nothing arrives', () => {
    const mergeOf = createMerges(storeOf({ web: [1], api: [2] }), () => {});
    const first = mergeOf(all);
    expect(mergeOf(all)).toBe(first);
    expect(mergeOf({ kind: 'several', services: ['api', 'web'] })).not.toBe(first);
    now += SETTLED;
    expect(mergeOf(all)).toBe(first);
  });

  it('order histories that arrive one after the other, and keep the numbers of the newest lines', () => {
    const store = storeOf({ web: [1, 4, 9], api: [] });
    store.buffer('api');
    const mergeOf = createMerges(store, () => {});
    const first = mergeOf(all);
    expect(first.end).toBe(3);
    add(store, 'api', [2, 3]);
    expect(mergeOf(all)).toBe(first);
    now += PAUSE;
    const again = mergeOf(all);
    expect(again).not.toBe(first);
    expect(texts(again)).toEqual(['web 1', 'api 2', 'api 3', 'web 4', 'web 9']);
    expect(again.text(again.end - 1)).toBe('web 9');
    expect(mergeOf(all)).toBe(again);
  });

  it('are kept once they have settled: what comes late then stands at the end', () => {
    const store = storeOf({ web: [1, 4], api: [2] });
    const mergeOf = createMerges(store, () => {});
    mergeOf(all);
    now += SETTLED;
    add(store, 'api', [3]);
    const last = mergeOf(all);
    expect(texts(last)).toEqual(['web 1', 'api 2', 'api 3', 'web 4']);
    now += PAUSE;
    add(store, 'web', [9]);
    add(store, 'api', [5]);
    expect(mergeOf(all)).toBe(last);
    now += SETTLED;
    add(store, 'api', [8]);
    expect(mergeOf(all)).toBe(last);
    expect(texts(last)).toEqual(['web 1', 'api 2', 'api 3', 'web 4', 'api 5', 'web 9', 'api 8']);
  });

  it('are made anew when older lines are read back, under numbers that go on below', () => {
    const store = storeOf({ web: [10, 14], api: [12] });
    const mergeOf = createMerges(store, () => {});
    const first = mergeOf(all);
    now += SETTLED;
    const older = new LogBuffer({ maxBytes: 1_000_000 });
    for (const ms of [5, 6]) older.append(rawLine(`web ${ms}`, ms));
    store.buffer('web').prepend(older);
    const again = mergeOf(all);
    expect(again).not.toBe(first);
    expect([again.first, again.end]).toEqual([-2, 3]);
    expect([-2, -1, 0, 1, 2].map((n) => again.text(n))).toEqual(['web 5', 'web 6', 'web 10', 'api 12', 'web 14']);
    expect(mergeOf(all)).toBe(again);
  });

  it('are made anew when another service has a log', () => {
    const store = storeOf({ web: [10, 14] });
    const mergeOf = createMerges(store, () => {});
    const first = mergeOf(all);
    now += SETTLED;
    add(store, 'api', [12]);
    const again = mergeOf(all);
    expect(again).not.toBe(first);
    expect(texts(again)).toEqual(['web 10', 'api 12', 'web 14']);
    expect(again.end).toBe(first.end);
    // The new service's history settles too.
    now += PAUSE;
    add(store, 'api', [13]);
    expect(texts(mergeOf(all))).toEqual(['web 10', 'api 12', 'api 13', 'web 14']);
  });

  it('have one mark for all logs', () => {
    const store = storeOf({ web: [1], api: [2] });
    const mergeOf = createMerges(store, () => {});
    mergeOf(all);
    now += SETTLED;
    store.mark(5);
    const log = mergeOf(all);
    expect(log.end - log.first).toBe(3);
    expect(log.line(log.end - 1)).toMatchObject({ kind: 'divider', divider: 'mark' });
  });
});
