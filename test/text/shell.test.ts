import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quote } from '../../src/text/shell.ts';

test.each([
  [['docker', 'compose', 'up', '-d', '--build'], 'docker compose up -d --build'],
  [['sh', '-c', 'echo "$HOME"'], `sh -c 'echo "$HOME"'`],
  [['echo', "it's"], `echo 'it'\\''s'`],
  [['echo', ''], "echo ''"],
  [['-e', 'A=b c'], "-e 'A=b c'"],
  [['-e', 'A=b'], '-e A=b'],
])('%j', (argv, expected) => expect(quote(argv)).toBe(expected));

test('a shell gives back the very words', () => {
  const words = [
    'a b',
    "'",
    '"',
    '$x',
    '`id`',
    '\\',
    '*',
    '~',
    '~/x',
    '#c',
    'a#b',
    '{a,b}',
    '!',
    'a\nb',
    '中文',
    '',
    '=ls',
    'x=~',
    '&;|<>()',
  ];
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${quote(words)}`], { encoding: 'utf8' });
  expect(printed.split('\0').slice(0, -1)).toEqual(words);
});
