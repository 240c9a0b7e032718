import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/engine/output.ts';

describe('the output of a command', () => {
  it('puts frames together, however they are cut, and keeps the two streams’ lines apart', () => {
    const bytes = Buffer.concat([
      frame(1, 'one\ntw'),
      frame(2, 'err 中'),
      frame(1, 'o\r\nthree'),
      frame(2, ''),
      frame(2, '文\n'),
    ]);
    for (const size of [1, 2, 3, 7, 8, 9, 1000]) {
      const output = createOutput();
      for (let at = 0; at < bytes.length; at += size) output.write(bytes.subarray(at, at + size));
      expect(output.lines()).toEqual(['one', 'two', 'err 中文', 'three']);
    }
  });

  it('puts a character together that two frames share', () => {
    const output = createOutput();
    const [head, tail] = [Buffer.from('中').subarray(0, 1), Buffer.from('中').subarray(1)];
    output.write(Buffer.concat([frame(1, head), frame(2, 'x\n'), frame(1, tail)]));
    expect(output.lines()).toEqual(['x', '中']);
  });

  it('keeps the last hundred lines, and of a line without end its beginning', () => {
    const output = createOutput();
    for (let n = 1; n <= 250; n++) output.write(frame(1, `${n}\n`));
    for (let n = 0; n < 100; n++) output.write(frame(1, 'x'.repeat(10_000)));
    const lines = output.lines();
    expect(lines.slice(0, 2)).toEqual(['152', '153']);
    expect(lines.at(-1)).toHaveLength(16_384);
  });
});

function frame(stream: 1 | 2, payload: string | Buffer): Buffer {
  const content = Buffer.from(payload);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(content.length, 4);
  return Buffer.concat([header, content]);
}
