import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../bin/arguments.ts';
import { parseMemory } from '../../bin/memory.ts';

describe('the memory for logs', () => {
  it.each([
    ['128m', 128 * 1024 ** 2],
    ['1g', 1024 ** 3],
    ['1.5G', 1.5 * 1024 ** 3],
    ['256MiB', 256 * 1024 ** 2],
    ['2048kb', 2 * 1024 ** 2],
    ['1048576', 1024 ** 2],
  ])('%s is %d bytes', (text, bytes) => {
    expect(parseMemory(text)).toBe(bytes);
  });

  it.each(['', 'much', '-1m', '12', '100k', '1t', 'm'])('%j is none', (text) => {
    expect(parseMemory(text)).toBeNull();
  });

  it('comes from the option, else from the environment, else it is 128 MiB', () => {
    const env = { DOGWATCH_LOG_MEMORY: '64m' };
    expect(parseArguments(['--log-memory', '32m'], 0, env)).toMatchObject({ value: { logMemory: 32 * 1024 ** 2 } });
    expect(parseArguments([], 0, env)).toMatchObject({ value: { logMemory: 64 * 1024 ** 2 } });
    expect(parseArguments([], 0)).toMatchObject({ value: { logMemory: 128 * 1024 ** 2 } });
    expect(parseArguments(['--log-memory', 'lots'], 0)).toEqual({
      ok: false,
      problem: { kind: 'bad-memory', text: 'lots' },
    });
  });
});
