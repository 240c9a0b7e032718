import { describe, expect, test } from 'vitest';
import { escaped, plain, sanitize } from '../../src/text/sanitize.ts';
import { random } from './random.ts';

describe('sanitize', () => {
  test.each([
    ['plain text stays', 'plain text', 'plain text'],
    ['CJK and emoji stay', '中文 👩‍👩‍👧', '中文 👩‍👩‍👧'],
    ['SGR stays', '\x1b[1;31mred\x1b[0m \x1b[4:3mu\x1b[m', '\x1b[1;31mred\x1b[0m \x1b[4:3mu\x1b[m'],
    ['clear screen goes', 'a\x1b[2Jb\x1b[Hc', 'abc'],
    ['private modes go', '\x1b[?1049h\x1b[?25lx\x1b[>4;2m', 'x'],
    ['a window title goes with BEL', '\x1b]0;evil title\x07ok', 'ok'],
    ['a window title goes with ST', '\x1b]0;evil\x1b\\ok', 'ok'],
    ['a hyperlink leaves its words', '\x1b]8;;http://x\x1b\\words\x1b]8;;\x1b\\', 'words'],
    ['a clipboard write goes', '\x1b]52;c;ZXZpbA==\x07ok', 'ok'],
    ['DCS, APC, PM and SOS go', '\x1bPq#1\x1b\\a\x1b_Gpay\x1b\\b\x1b^p\x1b\\c\x1bXs\x1b\\d', 'abcd'],
    ['8-bit forms go', '\x9b2Ja\x9d0;t\x9cb\x90q\x9cc\x85d', 'abcd'],
    ['an unterminated string shows what follows', 'a\x1b]0;rest', 'a0;rest'],
    ['reset and charset go', '\x1bca\x1b(0b\x1b#8c', 'abc'],
    ['NUL, BEL, BS, DEL go', 'a\0b\x07c\x08d\x7f', 'abcd'],
    ['a lone ESC goes', 'a\x1b', 'a'],
    ['a split sequence cannot form anew', '\x1b\x1b[0K[2Jx', '[2Jx'],
    ['a string ended by an escape', '\x1b]0;t\x1b[31mred', '\x1b[31mred'],
    ['tabs go to the next 8th column', 'a\tb\t中\tc', 'a       b       中      c'],
    ['tabs ignore SGR', '\x1b[31ma\tb', '\x1b[31ma       b'],
    ['progress shows its last state', '10%\r20%\r100%', '100%'],
    ['a CR at the end is no progress', 'windows line\r', 'windows line'],
    ['CR within a title is no progress', 'keep \x1b]0;a\rb\x07this', 'keep this'],
    ['bidirectional overrides go', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['invisible characters go', 'a\u200bb\ufeffc\u00add', 'abcd'],
    ['lone surrogates are replaced', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['newlines stay, each line by itself', 'a\r\nb\rc\n', 'a\nc\n'],
    ['an endless SGR goes', `\x1b[${'1;'.repeat(100)}mx`, 'x'],
  ])('%s', (_, text, expected) => expect(sanitize(text)).toBe(expected));

  test('leaves no control but SGR in any input (seeded), and does nothing the second time', () => {
    const next = random(3);
    const pieces = [
      '\x1b',
      '[',
      ']',
      '0',
      ';',
      'm',
      'J',
      'P',
      '_',
      '\\',
      '\x07',
      '\x9b',
      '\x9c',
      '\x9d',
      '\r',
      '\t',
      'x',
      '中',
    ];
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 12 }, () => pieces[Math.floor(next() * pieces.length)]).join('');
      const shown = sanitize(text);
      expect(shown.replace(/\x1b\[[\d;:]*m/g, ''), JSON.stringify(text)).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
      expect(sanitize(shown)).toBe(shown);
    }
  });

  test.each(['\x9d', '\x1b]', '\x1b[', '\x1b[1;', '\x90a', '\r', '\t', '\x1bP\x1b'])(
    'is linear on %j repeated',
    (piece) => {
      const started = performance.now();
      sanitize(piece.repeat(300_000));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});

test('plain strips SGR too', () => expect(plain('\x1b[31mred\x1b[0m\x1b[2K!')).toBe('red!'));

test('escaped shows what is hidden', () => {
  expect(escaped('a\x1b[31m\t\r\u202e\x9b中🙂\ud800')).toBe('a\\x1b[31m\\t\\r\\u202e\\x9b中🙂\ufffd');
});
