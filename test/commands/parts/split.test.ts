import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../commands/parts/split.ts';

const lines = [
  'python -V',
  '  a   b\tc ',
  `psql -c 'select "x" from t'`,
  '"a b" c"d e"f',
  String.raw`a\ b \"c\" \\`,
  String.raw`"a \"quoted\" \$HOME \n \\ end"`,
  `''`,
  `a'' ""b`,
  `'it'\\''s'`,
  '中文 "参 数"',
  'a\\\nb',
  '"a\\\nb"',
  'a=b --c="d e"',
];

describe('splitWords', () => {
  it.each(lines)('splits as a POSIX shell does: %j', (line) => {
    const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
    expect(splitWords(line)).toEqual({ ok: true, value: printed.split('\0').slice(0, -1) });
  });

  it('expands nothing', () => {
    expect(splitWords('echo $HOME *.py "$X" | sort')).toEqual({
      ok: true,
      value: ['echo', '$HOME', '*.py', '$X', '|', 'sort'],
    });
  });

  it('gives no words for blanks', () => {
    expect(splitWords(' \t ')).toEqual({ ok: true, value: [] });
  });

  it('refuses quotes and escapes without their end', () => {
    expect(splitWords(`a 'b`)).toEqual({ ok: false, problem: { kind: 'open-quote', quote: "'" } });
    expect(splitWords(`a "b'`)).toEqual({ ok: false, problem: { kind: 'open-quote', quote: '"' } });
    expect(splitWords('a "b\\"')).toEqual({ ok: false, problem: { kind: 'open-quote', quote: '"' } });
    expect(splitWords('a\\')).toEqual({ ok: false, problem: { kind: 'open-escape' } });
  });
});
