import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogStore } from '../../src/logs/store.ts';
import type { Fact } from '../../src/model/fact.ts';
import { createErrorCounts } from '../../src/session/error-counts.ts';
import { rawLine } from '../logs/lines.ts';
import { factsOf } from './fakes.ts';

const NEWS = 1_000_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const store = new LogStore({ newsFrom: NEWS });
  const facts: Fact[] = [];
  const counts = createErrorCounts(store, (fact) => facts.push(fact));
  let ms = NEWS;
  const told = () => {
    vi.advanceTimersByTime(1000);
    const found = factsOf(facts.splice(0), 'logs.counted');
    return found.map(({ service, counts: { errors, warnings } }) => `${service} ${errors}/${warnings}`);
  };
  return {
    store,
    facts,
    counts,
    /** The services that were told of since the last time, with their errors and warnings. */
    told,
    /** Prints lines, each a second after the one before. */
    print(service: string, ...texts: readonly string[]) {
      for (const text of texts) store.buffer(service).append(rawLine(text, ms++ * 1000));
    },
  };
}

describe('createErrorCounts', () => {
  it('tells how many errors and warnings each service printed', () => {
    const { told, print, counts } = open();
    print('web', 'ERROR a', 'INFO b', 'WARN c', 'ERROR d');
    print('db', 'WARN a');
    print('quiet', 'INFO a');
    expect(told()).toEqual(['web 2/1', 'db 0/1']);
    print('web', 'WARN e');
    expect(told()).toEqual(['web 2/2']);
    print('web', 'INFO f');
    expect(told()).toEqual([]);
    counts.close();
  });

  it('tells also how many lines are kept', () => {
    const { facts, print, counts } = open();
    print('web', 'INFO a', 'ERROR b', 'INFO c');
    vi.advanceTimersByTime(1000);
    expect(facts).toMatchObject([{ type: 'logs.counted', service: 'web', counts: { lines: 3, errors: 1 } }]);
    counts.close();
  });

  it('counts a trace once, and no history', () => {
    const { store, told, print, counts } = open();
    for (let ms = NEWS - 5; ms < NEWS; ms++) store.buffer('old').append(rawLine('ERROR old', ms));
    store.buffer('web').append(rawLine('ERROR job failed', NEWS));
    store.buffer('web').append(rawLine('Traceback (most recent call last):', NEWS));
    store.buffer('web').append(rawLine('ValueError: no', NEWS));
    expect(told()).toEqual(['web 1/0']);
    const older = new LogStore().buffer('web');
    for (let n = 0; n < 10; n++) older.append(rawLine('ERROR older', n));
    store.buffer('web').prepend(older);
    store.touch('web');
    expect(told()).toEqual([]);
    print('web', 'ERROR new');
    expect(told()).toEqual(['web 2/0']);
    counts.close();
  });

  it('goes on counting when the lines that said it are dropped', () => {
    const { store, told, print, counts } = open();
    print('web', ...Array.from({ length: 100 }, () => `ERROR ${'x'.repeat(1000)}`));
    expect(told()).toEqual(['web 100/0']);
    while (store.buffer('web').dropOldest());
    expect(store.counters('web').errors).toBeLessThan(100);
    print('web', 'ERROR more');
    expect(told()).toEqual(['web 101/0']);
    counts.close();
  });
});

describe('look', () => {
  it('at one service counts those of the others', () => {
    const { told, print, counts } = open();
    counts.look(['web']);
    print('web', 'ERROR a');
    print('db', 'ERROR a');
    expect(told()).toEqual(['db 1/0']);
    counts.close();
  });

  it('at several starts the counters of each anew, and leaves those of the others', () => {
    const { told, print, counts } = open();
    for (const service of ['web', 'db', 'job']) print(service, 'ERROR a', 'WARN b');
    expect(told()).toEqual(['web 1/1', 'db 1/1', 'job 1/1']);
    counts.look(['web', 'job']);
    expect(told()).toEqual(['web 0/0', 'job 0/0']);
    for (const service of ['web', 'db', 'job']) print(service, 'ERROR c');
    expect(told()).toEqual(['db 2/1']);
    counts.look(['db']);
    expect(told()).toEqual(['db 0/0']);
    for (const service of ['web', 'db', 'job']) print(service, 'ERROR d');
    expect(told()).toEqual(['web 1/0', 'job 1/0']);
    counts.close();
  });

  it('at all counts none, also of a service that is new', () => {
    const { told, print, counts } = open();
    print('web', 'ERROR a');
    print('db', 'WARN a');
    expect(told()).toEqual(['web 1/0', 'db 0/1']);
    counts.look(null);
    expect(told()).toEqual(['web 0/0', 'db 0/0']);
    print('web', 'ERROR b');
    print('new', 'ERROR b');
    expect(told()).toEqual([]);
    counts.look([]);
    print('new', 'WARN c');
    expect(told()).toEqual(['new 0/1']);
    counts.close();
  });

  it('at none counts all', () => {
    const { told, print, counts } = open();
    counts.look(['web']);
    print('web', 'ERROR a');
    expect(told()).toEqual([]);
    counts.look([]);
    print('web', 'ERROR b');
    print('db', 'ERROR b');
    expect(told()).toEqual(['web 1/0', 'db 1/0']);
    counts.close();
  });

  it('at a service of which nothing is known yet, or where nothing was counted, tells nothing', () => {
    const { told, print, counts } = open();
    print('web', 'INFO a');
    counts.look(['web', 'unknown']);
    expect(told()).toEqual([]);
    counts.look(null);
    expect(told()).toEqual([]);
    counts.close();
  });

  it('twice at the same tells nothing twice', () => {
    const { told, print, counts } = open();
    print('web', 'ERROR a');
    expect(told()).toEqual(['web 1/0']);
    counts.look(['web']);
    counts.look(['web']);
    counts.look(null);
    counts.look(null);
    expect(told()).toEqual(['web 0/0']);
    counts.close();
  });

  it('tells at once, without waiting for the next lines', () => {
    const { facts, told, print, counts } = open();
    print('web', 'ERROR a');
    told();
    counts.look(['web']);
    expect(facts).toHaveLength(1);
    counts.close();
  });
});

describe('close', () => {
  it('ends the telling, and leaves no timer', () => {
    const { facts, print, counts } = open();
    print('web', 'ERROR a');
    counts.close();
    print('web', 'ERROR b');
    vi.advanceTimersByTime(1000);
    expect([facts, vi.getTimerCount()]).toEqual([[], 0]);
  });
});
