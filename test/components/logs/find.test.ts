import { describe, expect, it } from 'vitest';
import { findMatch } from '../../../components/logs/find.ts';
import { logOf } from './log-of.ts';

const log = logOf(
  ['redis up', 'request', { text: '\x1b[31mRedis\x1b[0m down' }, { kind: 'divider', text: 'redis' }, 'request'],
  { first: 10 },
);
const never = new AbortController().signal;
const find = (query: string, from: number, direction: 'forward' | 'backward') =>
  findMatch(log, query, { from, direction }, never);

describe('finding a match', () => {
  it('goes forward and backward from a line, itself included', async () => {
    expect(await find('redis', 10, 'forward')).toBe(10);
    expect(await find('redis', 11, 'forward')).toBe(12);
    expect(await find('redis', 14, 'backward')).toBe(12);
  });

  it('goes round the end and the beginning', async () => {
    expect(await find('redis', 13, 'forward')).toBe(10);
    expect(await find('request', 10, 'backward')).toBe(14);
  });

  it('finds nothing where nothing is', async () => {
    expect(await find('postgres', 10, 'forward')).toBeNull();
    expect(await find('', 10, 'forward')).toBeNull();
    expect(await findMatch(logOf([]), 'redis', { from: 0, direction: 'forward' }, never)).toBeNull();
  });

  it('begins at the nearest line that is still held', async () => {
    expect(await find('redis', 0, 'forward')).toBe(10);
    expect(await find('request', 99, 'backward')).toBe(14);
  });

  it('gives up when it is aborted', async () => {
    expect(await findMatch(log, 'redis', { from: 10, direction: 'forward' }, AbortSignal.abort())).toBeNull();
  });
});
