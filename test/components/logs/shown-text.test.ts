import { describe, expect, it } from 'vitest';
import { foldKey } from '../../../components/logs/fold.ts';
import { shownText, type TextLook } from '../../../components/logs/shown-text.ts';
import { type LogSource, serviceSource, siftedSource } from '../../../components/logs/source.ts';
import { LogBuffer } from '../../../src/logs/buffer.ts';
import { parseFilter } from '../../../src/logs/filter.ts';
import { compile } from '../../../src/logs/matcher.ts';
import { SiftedLog } from '../../../src/logs/sift.ts';
import { rawLine } from '../../logs/lines.ts';

const look: TextLook = { shape: 'readable', opened: new Set(), matcher: undefined, language: 'en' };

function sourceOf(...texts: readonly string[]): LogSource {
  const buffer = new LogBuffer({ maxBytes: 8_000_000 });
  for (const [n, text] of texts.entries()) buffer.append(rawLine(text, n));
  return serviceSource(buffer, [], 'none');
}

function sifted(base: LogSource, filter: string, collapse: boolean): LogSource {
  const log = new SiftedLog(base, { filter: parseFilter(filter, 0).filter, collapse, serviceOf: () => 'api' });
  while (log.update());
  return siftedSource(base, log);
}

function shown(source: LogSource, n: number, changes: Partial<TextLook> = {}) {
  const line = source.line(n);
  if (line?.kind !== 'text') throw new Error(`no line ${n}`);
  return shownText(line, { ...look, ...changes }, source);
}

describe('what is shown of a line', () => {
  it('is its text as it came', () => {
    expect(shown(sourceOf('\x1b[32mINFO\x1b[0m: ready'), 0)).toEqual({
      text: '\x1b[32mINFO\x1b[0m: ready',
      before: '',
      after: '',
      dim: false,
    });
  });

  it('is the message and the fields of a JSON line', () => {
    const json = '{"level":"info","time":1764072269114,"msg":"request done","path":"/api","ms":12,"user":{"id":7}}';
    const source = sourceOf(json);
    expect(shown(source, 0).text).toBe('request done  path=/api ms=12 user={"id":7}');
    expect(shown(source, 0, { shape: 'raw' }).text).toBe(json);
    expect(shown(sourceOf('{not json}'), 0).text).toBe('{not json}');
  });

  it('is the JSON as it came where only that holds what was searched for', () => {
    const json = '{"level":"info","msg":"request done","path":"/api"}';
    const source = sourceOf(json);
    expect(shown(source, 0, { matcher: compile('"level"') }).text).toBe(json);
    expect(shown(source, 0, { matcher: compile('path') }).text).toBe('request done  path=/api');
    expect(shown(source, 0, { matcher: compile('elsewhere') }).text).toBe('request done  path=/api');
  });

  it('is long JSON as it came', () => {
    const json = JSON.stringify({ msg: 'x'.repeat(9000) });
    expect(shown(sourceOf(json), 0).text).toBe(json);
  });

  it('has every control written out when that is asked for', () => {
    const source = sourceOf('\x1b[31mred\x1b[0m\tbell\x07 \u202eevil\r');
    expect(shown(source, 0, { shape: 'escaped' }).text).toBe('\\x1b[31mred\\x1b[0m\\tbell\\x07 \\u202eevil\\r');
    expect(shown(source, 0, { shape: 'raw' }).text).toBe('\x1b[31mred\x1b[0m     bell evil');
  });

  it('tells what is folded under it, in both languages, unless it is opened or raw', () => {
    const source = sourceOf(
      'ERROR no',
      'Traceback (most recent call last):',
      '  File "a.py", line 1',
      'ValueError: oh',
    );
    expect(shown(source, 0).after).toBe('▸ 3 more · ValueError: oh');
    expect(shown(source, 0, { language: 'zh-CN' }).after).toBe('▸ 还有 3 行 · ValueError: oh');
    expect(shown(source, 0, { opened: new Set([foldKey({ buffer: source.buffer as LogBuffer, n: 0 })]) }).after).toBe(
      '',
    );
    expect(shown(source, 0, { shape: 'raw' }).after).toBe('');
  });

  it('tells that the end of a line is missing', () => {
    const buffer = new LogBuffer({ maxBytes: 1_000_000 });
    buffer.append({ ...rawLine('the beginning'), cut: true });
    const source = serviceSource(buffer, [], 'none');
    expect(shown(source, 0).after).toBe('… cut: the line is longer than 1 MiB');
    expect(shown(source, 0, { language: 'zh-CN' }).after).toBe('… 已截断：该行超过 1 MiB');
  });

  it('counts lines that repeat apart from their digits', () => {
    const source = sifted(sourceOf('poll 1', 'poll 2', 'poll 30', 'done'), '', true);
    expect(shown(source, source.first)).toMatchObject({ text: 'poll 30', before: '×3 ' });
    expect(shown(source, source.first, { shape: 'escaped' }).before).toBe('×3 ');
    expect(shown(source, source.first + 1)).toMatchObject({ text: 'done', before: '' });
  });

  it('is dim where it is only near a match', () => {
    const source = sifted(sourceOf('far', 'before', 'the needle', 'after', 'far'), 'needle context:1', false);
    const numbers = [source.first, source.first + 1, source.first + 2];
    expect(numbers.map((n) => shown(source, n)).map(({ text, dim }) => [text, dim])).toEqual([
      ['before', true],
      ['the needle', false],
      ['after', true],
    ]);
    expect(source.end - source.first).toBe(3);
  });
});
