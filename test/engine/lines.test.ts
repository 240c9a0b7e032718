import { expect, test } from 'vitest';
import { splitLines } from '../../src/engine/lines.ts';

test('lines are whole however the bytes are cut', () => {
  const bytes = Buffer.from('{"a":"é漢"}\n\n{"b":1}\r\n{"unfinished"');
  for (let size = 1; size <= bytes.length; size++) {
    const lines: string[] = [];
    const push = splitLines((line) => lines.push(line.trim()));
    for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size));
    expect(lines).toEqual(['{"a":"é漢"}', '{"b":1}']);
  }
});
