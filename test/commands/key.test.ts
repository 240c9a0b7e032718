import { describe, expect, it } from 'vitest';
import { isKey, keyLabel } from '../../commands/key.ts';

describe('keyLabel', () => {
  it('shows names as a person knows them, characters as they are', () => {
    expect(['up', 'enter', 'esc', 'space', 'shift-tab', 'ctrl-c', 'q'].map((key) => keyLabel(key, 'en'))).toEqual([
      '↑',
      'Enter',
      'Esc',
      'Space',
      'Shift-Tab',
      'Ctrl-C',
      'q',
    ]);
    expect(keyLabel('space', 'zh-CN')).toBe('空格');
  });
});

describe('isKey', () => {
  it('knows names and single characters', () => {
    expect(['u', '?', 'up', 'ctrl-x'].every(isKey)).toBe(true);
    expect([' ', 'uu', '', 'ctrl-q', 'toString', '中'].some(isKey)).toBe(false);
  });
});
