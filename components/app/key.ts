import type { Key } from 'ink';

/** Names of keys that print nothing, as commands declare them. */
const NAMED: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/**
 * The names of the keys in one piece of terminal input. Several characters come at once when a person types quickly over a slow connection, so
 * one piece can hold many keys.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.eventType === 'release') return [];
  if (key.tab) return [key.shift ? 'shift-tab' : 'tab'];
  const named = NAMED.find(([property]) => key[property]);
  if (named) return [named[1]];
  if (key.ctrl && input !== '') return [`ctrl-${input === ' ' ? 'space' : input.toLowerCase()}`];
  if (key.meta) return input === '' ? [] : [`alt-${input}`];
  return [...input].map(nameOfCharacter).filter((name) => name !== '');
}

function nameOfCharacter(character: string): string {
  if (character === ' ') return 'space';
  if (character === '\r' || character === '\n') return 'enter';
  if (character === '\t') return 'tab';
  if (character === '\u007f' || character === '\b') return 'backspace';
  return character < ' ' ? '' : character;
}
