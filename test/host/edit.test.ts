import { describe, expect, it } from 'vitest';
import { editAt } from '../../src/host/edit.ts';

const place = { file: '/p/.env', line: 3 };

describe('editAt', () => {
  it.each([
    [['vi'], ['vi', '+3', '/p/.env']],
    [
      ['/usr/bin/nano', '-w'],
      ['/usr/bin/nano', '-w', '+3', '/p/.env'],
    ],
    [['code'], ['code', '--wait', '--goto', '/p/.env:3']],
    [
      ['code', '--wait'],
      ['code', '--wait', '--goto', '/p/.env:3'],
    ],
    [['hx'], ['hx', '/p/.env:3']],
    [
      ['mate', '-w'],
      ['mate', '-w', '--line', '3', '/p/.env'],
    ],
  ])('opens %j at the line', (editor, argv) => {
    expect(editAt(editor, place)).toEqual(argv);
  });
});
