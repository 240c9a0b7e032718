import { describe, expect, it } from 'vitest';
import { writtenLine } from '../../../components/logs/written-line.ts';
import { LogBuffer } from '../../../src/logs/buffer.ts';
import type { LogLine } from '../../../src/logs/line.ts';
import { rawLine } from '../../logs/lines.ts';
import { NOON } from './log-of.ts';

function lineOf(fill: (buffer: LogBuffer) => void): LogLine {
  const buffer = new LogBuffer({ maxBytes: 1_000_000 });
  fill(buffer);
  const line = buffer.line(0);
  if (!line) throw new Error('no line');
  return line;
}

describe('a line as it is written to a file', () => {
  it('has its time in UTC and no colours', () => {
    const line = lineOf((buffer) => buffer.append(rawLine('\x1b[1;31mERROR\x1b[0m no\x07', NOON)));
    expect(writtenLine(line, [], 'en')).toBe('2026-11-24T12:04:29.114Z ERROR no');
  });

  it('has the name that it stands under', () => {
    const line = lineOf((buffer) => buffer.append(rawLine('two', NOON), 1));
    expect(writtenLine(line, ['api-1', 'api-2'], 'en')).toBe('2026-11-24T12:04:29.114Z api-2 two');
    expect(writtenLine(line, ['api-1'], 'en')).toBe('2026-11-24T12:04:29.114Z two');
  });

  it('says what happened between two lines, in both languages', () => {
    const line = lineOf((buffer) => buffer.addDivider('restarted', NOON, 'ai-pic-api-1'));
    expect(writtenLine(line, [], 'en')).toBe('2026-11-24T12:04:29.114Z ── restarted ──');
    expect(writtenLine(line, ['api'], 'zh-CN')).toBe('2026-11-24T12:04:29.114Z api ── 已重启 ──');
  });
});
