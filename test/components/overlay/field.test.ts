import { describe, expect, it } from 'vitest';
import { type Field, fieldOf, insert, pressField } from '../../../components/overlay/field.ts';

/** The field after keys; `|` in the text is the cursor. */
function typed(text: string, ...keys: readonly string[]): string {
  const start: Field = { text: text.replace('|', ''), cursor: text.includes('|') ? text.indexOf('|') : text.length };
  const end = keys.reduce<Field>((field, key) => pressField(field, key) ?? field, start);
  return `${end.text.slice(0, end.cursor)}|${end.text.slice(end.cursor)}`;
}

describe('a text field', () => {
  it('takes characters at the cursor', () => {
    expect(typed('', 'a', 'i', '-', 'space', '图')).toBe('ai- 图|');
    expect(typed('a|c', 'b')).toBe('ab|c');
  });

  it('moves over whole characters, joined emoji and all', () => {
    expect(typed('a👩‍👩‍👧é', 'left')).toBe('a👩‍👩‍👧|é');
    expect(typed('a👩‍👩‍👧é', 'left', 'left')).toBe('a|👩‍👩‍👧é');
    expect(typed('|a👩‍👩‍👧é', 'right', 'right')).toBe('a👩‍👩‍👧|é');
    expect(typed('a|b', 'home')).toBe('|ab');
    expect(typed('a|b', 'ctrl-e')).toBe('ab|');
    expect(typed('|a', 'left')).toBe('|a');
    expect(typed('a|', 'right')).toBe('a|');
  });

  it('deletes before and after the cursor', () => {
    expect(typed('图片|', 'backspace')).toBe('图|');
    expect(typed('👩‍👩‍👧|', 'backspace')).toBe('|');
    expect(typed('|ab', 'delete')).toBe('|b');
    expect(typed('|ab', 'backspace')).toBe('|ab');
    expect(typed('ab|', 'delete')).toBe('ab|');
    expect(typed('ab|cd', 'ctrl-u')).toBe('|cd');
    expect(typed('ab|cd', 'ctrl-k')).toBe('ab|');
  });

  it('deletes a word as a shell does', () => {
    expect(typed('run python main.py  |', 'ctrl-w')).toBe('run python |');
    expect(typed('run py|thon', 'ctrl-w')).toBe('run |thon');
    expect(typed('|run', 'ctrl-w')).toBe('|run');
  });

  it('takes a paste as one line without controls', () => {
    expect(insert(fieldOf('$ '), 'echo \x1b[31mone\x1b[0m\n  two\x07').text).toBe('$ echo one two');
  });

  it('leaves keys that mean nothing to it to others', () => {
    for (const key of ['enter', 'esc', 'up', 'tab', 'ctrl-x', 'alt-b', 'pageup'])
      expect(pressField(fieldOf('a'), key)).toBeNull();
  });

  it('is the same object when nothing changes', () => {
    const field = fieldOf('a');
    expect(pressField(field, 'end')).toBe(field);
    expect(pressField(field, 'delete')).toBe(field);
  });
});
